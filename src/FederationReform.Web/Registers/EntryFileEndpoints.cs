using FederationReform.Accounts;
using FederationReform.FourLacks;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Web.Access;
using FederationReform.Web.Evidence;
using FederationReform.Web.Uploads;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Registers;

/// <summary>Photos and papers of entries come and go over plain HTTP, as the papers of a step do.</summary>
internal static class EntryFileEndpoints
{
    public static void MapEntryFiles(this WebApplication app)
    {
        Map<Activity>(app);
        Map<TeamOrBase>(app);
        Map<Honour>(app);
        Map<PublicityItem>(app);
        Map<Home>(app);
        Map<FourLacksEntry>(app);
        app.MapGet(
            Urls.EntryFileRoute,
            (HttpContext context, int file, bool? download, EntryFileQuery files, ScopeLoader scopes) =>
                SendAsync(context, file, thumbnail: false, download == true, files, scopes)
        );
        app.MapGet(
            Urls.EntryThumbnailRoute,
            (HttpContext context, int file, EntryFileQuery files, ScopeLoader scopes) =>
                SendAsync(context, file, thumbnail: true, download: false, files, scopes)
        );
    }

    private static void Map<TEntry>(WebApplication app)
        where TEntry : class, IRegisterEntry<TEntry> =>
        app.MapPost(Urls.AddEntryFile(TEntry.Kind), AddAsync<TEntry>)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> AddAsync<TEntry>(
        HttpContext context,
        int entry,
        string place,
        Guid upload,
        AddEntryFile<TEntry> add,
        ScopeLoader scopes,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        using (await EvidenceEndpoints.DecodingAsync(cancel))
            return UploadEndpoints.Answer(await add.RunAsync(scope, new(entry, place, upload), cancel), null);
    }

    private static async Task<IResult> SendAsync(
        HttpContext context,
        int id,
        bool thumbnail,
        bool download,
        EntryFileQuery files,
        ScopeLoader scopes
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        return await files.RunAsync(scope, id, thumbnail, context.RequestAborted) is { } file
            ? EvidenceEndpoints.Shown(context, file, download)
            : Results.NotFound();
    }
}
