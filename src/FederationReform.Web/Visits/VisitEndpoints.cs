using FederationReform.Accounts;
using FederationReform.Visits;
using FederationReform.Web.Access;
using FederationReform.Web.Evidence;
using FederationReform.Web.Uploads;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Visits;

/// <summary>Photos of visits come and go over plain HTTP, as the papers of a step do.</summary>
internal static class VisitEndpoints
{
    public static void MapVisits(this WebApplication app)
    {
        app.MapPost(Urls.AddVisitPhotoRoute, AddAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet(
            Urls.VisitPhotoRoute,
            (HttpContext context, int visit, int photo, VisitPhotoQuery photos, ScopeLoader scopes) =>
                SendAsync(context, visit, photo, thumbnail: false, photos, scopes)
        );
        app.MapGet(
            Urls.VisitThumbnailRoute,
            (HttpContext context, int visit, int photo, VisitPhotoQuery photos, ScopeLoader scopes) =>
                SendAsync(context, visit, photo, thumbnail: true, photos, scopes)
        );
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        int visit,
        int stop,
        Guid upload,
        AddVisitPhoto add,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        using (await EvidenceEndpoints.DecodingAsync(cancel))
            return UploadEndpoints.Answer(await add.RunAsync(scope, new(visit, stop, upload), cancel), null);
    }

    private static async Task<IResult> SendAsync(
        HttpContext context,
        int visit,
        int photo,
        bool thumbnail,
        VisitPhotoQuery photos,
        ScopeLoader scopes
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        return await photos.RunAsync(scope, visit, photo, thumbnail, context.RequestAborted) is { } file
            ? EvidenceEndpoints.Shown(context, file, download: false)
            : Results.NotFound();
    }
}
