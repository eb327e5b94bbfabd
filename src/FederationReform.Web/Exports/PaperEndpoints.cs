using FederationReform.Accounts;
using FederationReform.Meetings;
using FederationReform.Papers.Word;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Exports;

/// <summary>Papers to take away, one or all; see <see cref="ExportEndpoints"/>.</summary>
internal static class PaperEndpoints
{
    private const string ZipType = "application/zip";

    public static void MapPapers(this WebApplication app) =>
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
                                    LinkWord.Read(form("size"), PaperSize.A4)
                                ),
                                file,
                                cancel: cancel
                            ),
                        name => name.EndsWith(".zip", StringComparison.Ordinal) ? ZipType : WordPaper.ContentType
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
}
