using FederationReform.Accounts;
using FederationReform.Notices;
using FederationReform.Web.Access;
using FederationReform.Web.Evidence;
using FederationReform.Web.Uploads;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Notices;

/// <summary>Files of notices come and go over plain HTTP, each by its own address, which asks for the scope.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this WebApplication app)
    {
        app.MapPost(Urls.AddNoticeFileRoute, AddAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet(Urls.NoticeFileRoute, SendAsync);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        int notice,
        Guid upload,
        AddNoticeFile add,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        using (await EvidenceEndpoints.DecodingAsync(cancel))
            return UploadEndpoints.Answer(await add.RunAsync(scope, new(notice, upload), cancel), null);
    }

    private static async Task<IResult> SendAsync(
        HttpContext context,
        int file,
        NoticeFileQuery files,
        ScopeLoader scopes
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        return await files.RunAsync(scope, file, context.RequestAborted) is { } found
            ? EvidenceEndpoints.Shown(context, found, download: false)
            : Results.NotFound();
    }
}
