using FederationReform.Accounts;
using FederationReform.Meetings;
using FederationReform.Papers.Word;
using FederationReform.Web.Access;
using FederationReform.Web.Components;
using FederationReform.Web.Meetings;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Exports;

/// <summary>Papers to take away, one or all; see <see cref="ExportEndpoints"/>.</summary>
internal static class PaperEndpoints
{
    private const string ZipType = "application/zip";

    public static void MapPapers(this WebApplication app)
    {
        app.MapPost(
                Urls.MakePapersRoute,
                (HttpContext context, int campaign, int unit, MakePapers make, ScopeLoader scopes, HeavyWork work) =>
                    ExportEndpoints.AnswerAsync(
                        context,
                        scopes,
                        work,
                        (scope, form, file, cancel) =>
                            make.RunAsync(
                                scope,
                                new(
                                    campaign,
                                    unit,
                                    LinkWord.Read<PaperKind>(form("kind")),
                                    LinkWord.Read(form("size"), PaperSize.A4),
                                    Bundle: LinkWord.Read(form("bundle"), PaperBundle.Zip)
                                ),
                                file,
                                cancel: cancel
                            ),
                        TypeOf
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(Urls.TownshipPackRoute, StartAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(Urls.CancelTownshipPackRoute, CancelAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet(Urls.TownshipPackStateRoute, StateAsync);
        app.MapGet(Urls.TownshipPackRoute, FileAsync);
    }

    /// <summary>The work goes on whatever becomes of this request; the page that follows shows how far it is.</summary>
    private static async Task<IResult> StartAsync(
        HttpContext context,
        int campaign,
        int unit,
        TownshipPapersQuery papers,
        ScopeLoader scopes,
        PaperPacks packs
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        if (await papers.RunAsync(scope, campaign, unit, context.RequestAborted) is not { } township)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (township.Villages.Count > 0)
            packs.Start(
                scope,
                new(
                    campaign,
                    unit,
                    LinkWord.Read<PaperKind>(form["kind"]),
                    LinkWord.Read(form["size"], PaperSize.A4),
                    LinkWord.Read(form["part"], PaperPart.All),
                    LinkWord.Read(form["bundle"], PaperBundle.Zip)
                ),
                township
            );
        return SeePage(campaign, unit);
    }

    private static async Task<IResult> CancelAsync(
        HttpContext context,
        int campaign,
        int unit,
        ScopeLoader scopes,
        PaperPacks packs
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        packs.Of(scope, campaign, unit)?.Cancel();
        return SeePage(campaign, unit);
    }

    private static async Task<IResult> StateAsync(
        HttpContext context,
        int campaign,
        int unit,
        ScopeLoader scopes,
        PaperPacks packs
    ) =>
        await scopes.OfAsync(context) is { } scope && packs.Of(scope, campaign, unit) is { } pack
            ? Results.Json(
                new
                {
                    running = pack.Progress.IsRunning,
                    done = pack.Progress.Villages,
                    text = pack.Text,
                }
            )
            : Results.NotFound();

    /// <summary>Again and in pieces, as a poor line needs it; the making is what was recorded.</summary>
    private static async Task<IResult> FileAsync(
        HttpContext context,
        int campaign,
        int unit,
        ScopeLoader scopes,
        PaperPacks packs
    ) =>
        await scopes.OfAsync(context) is { } scope
        && packs.Of(scope, campaign, unit) is { Progress.File: { } made } pack
        && pack.Open() is { } file
            ? Results.File(
                file,
                TypeOf(made.Name),
                made.Name,
                entityTag: new($"\"{made.Sha256}\""),
                enableRangeProcessing: true
            )
            : Results.NotFound();

    private static string TypeOf(string name) =>
        name.EndsWith(WordPaper.Extension, StringComparison.Ordinal) ? WordPaper.ContentType : ZipType;

    private static IResult SeePage(int campaign, int unit) =>
        Results.LocalRedirect(Urls.TownshipPapers(campaign, unit));
}
