using FederationReform.Accounts;
using FederationReform.Uploads;
using FederationReform.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace FederationReform.Web.Uploads;

/// <summary>
/// Files come over plain HTTP, piece by piece, and not through the circuit: they go on after a cut line, a reload, or a
/// node that went away.
/// </summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this WebApplication app)
    {
        var uploads = app.MapGroup(Urls.Uploads).WithMetadata(new RequireAntiforgeryTokenAttribute());
        uploads.MapPut("/{id}", BeginAsync);
        uploads.MapPatch("/{id}", AppendAsync).WithMetadata(new RequestSizeLimitAttribute(UploadRules.MaxPart));
        uploads.MapDelete("/{id}", DiscardAsync);
        uploads.MapGet("/{id}", StateAsync);
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context,
        Guid id,
        string name,
        long size,
        UploadUse? use,
        BeginUpload begin,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        var begun = await begin.RunAsync(scope, new(id, name, size, use ?? UploadUse.Sheet), cancel);
        return Answer(begun.Violations, begun.State);
    }

    private static async Task<IResult> AppendAsync(
        HttpContext context,
        Guid id,
        int offset,
        AppendUpload append,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        if (await ReadAsync(context.Request, cancel) is not { } bytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var appended = await append.RunAsync(scope, new(id, offset, bytes), cancel);
        return Answer(appended.Violations, appended.State);
    }

    private static async Task<IResult> DiscardAsync(
        HttpContext context,
        Guid id,
        DiscardUpload discard,
        ScopeLoader scopes,
        CancellationToken cancel
    ) =>
        await scopes.OfAsync(context) is { } scope
            ? Answer(await discard.RunAsync(scope, id, cancel), null)
            : Results.Unauthorized();

    private static async Task<IResult> StateAsync(
        HttpContext context,
        Guid id,
        UploadStateQuery states,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        return await states.RunAsync(scope, id, cancel) is { } state
            ? Results.Json(state)
            : Results.Json(new { Refusal.NotFound.Message }, statusCode: StatusCodes.Status404NotFound);
    }

    public static IResult Answer(Violations violations, UploadState? state) =>
        violations switch
        {
            [] => Results.Json(state),
            [{ Code: UploadRules.OutOfStepCode }] => Results.Json(state, statusCode: StatusCodes.Status409Conflict),
            [{ Code: Refusal.NotFoundCode, Message: var message }] => Results.Json(
                new { message },
                statusCode: StatusCodes.Status404NotFound
            ),
            [{ Code: Refusal.NotAllowedCode, Message: var message }] => Results.Json(
                new { message },
                statusCode: StatusCodes.Status403Forbidden
            ),
            [{ Message: var message }, ..] => Results.Json(
                new { message },
                statusCode: StatusCodes.Status422UnprocessableEntity
            ),
        };

    /// <summary>Null when there is more than a piece may have; no more than that is ever read.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > UploadRules.MaxPart)
            return null;
        var buffer = new byte[(int)(request.ContentLength ?? UploadRules.MaxPart) + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return read > UploadRules.MaxPart || read > request.ContentLength ? null : buffer[..read];
    }
}
