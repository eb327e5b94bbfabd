using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Web.Access;
using FederationReform.Web.Uploads;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Evidence;

/// <summary>
/// Papers come and go over plain HTTP: an upload becomes a paper though the circuit of its page was cut meanwhile, and
/// each file is asked for by its own address, which asks for the reader's scope each time.
/// </summary>
internal static class EvidenceEndpoints
{
    // Decoding a photo takes a processor and up to a few hundred megabytes for a moment.
    private static readonly SemaphoreSlim decoding = new(Math.Max(1, Environment.ProcessorCount / 2));

    public static void MapEvidence(this WebApplication app)
    {
        app.MapPost(Urls.AddEvidenceRoute, AddAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet(
            Urls.EvidenceFileRoute,
            (HttpContext context, int file, bool? download, EvidenceFileQuery files, ScopeLoader scopes) =>
                SendAsync(context, file, thumbnail: false, download == true, files, scopes)
        );
        app.MapGet(
            Urls.EvidenceThumbnailRoute,
            (HttpContext context, int file, EvidenceFileQuery files, ScopeLoader scopes) =>
                SendAsync(context, file, thumbnail: true, download: false, files, scopes)
        );
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        int campaign,
        int unit,
        StepCode step,
        int paper,
        Guid upload,
        AddEvidence add,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        using (await DecodingAsync(cancel))
            return UploadEndpoints.Answer(
                await add.RunAsync(scope, new(campaign, unit, step, paper, upload), cancel),
                null
            );
    }

    /// <summary>A turn to decode a photo in; free again when it is disposed.</summary>
    public static async Task<IDisposable> DecodingAsync(CancellationToken cancel)
    {
        await decoding.WaitAsync(cancel);
        return new Turn();
    }

    private sealed class Turn : IDisposable
    {
        public void Dispose() => decoding.Release();
    }

    private static async Task<IResult> SendAsync(
        HttpContext context,
        int id,
        bool thumbnail,
        bool download,
        EvidenceFileQuery files,
        ScopeLoader scopes
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        return await files.RunAsync(scope, id, thumbnail, context.RequestAborted) is { } file
            ? Shown(context, file, download)
            : Results.NotFound();
    }

    /// <summary>A kept file for a page that shows it; as a download, where a browser shows no such thing.</summary>
    public static IResult Shown(HttpContext context, OpenedFile file, bool download)
    {
        if (download || !file.Kind.IsShown())
            return Results.File(file.Content, file.Kind.MediaType(), file.Name);
        // Shown in a page of ours; PortalHeaders sees the word and lets the file do nothing.
        context.Response.Headers.ContentDisposition = "inline";
        return Results.File(file.Content, file.Kind.MediaType());
    }
}
