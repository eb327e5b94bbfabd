using System.Globalization;
using FederationReform.Accounts;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Papers.Word;
using FederationReform.Web.Access;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Exports;

/// <summary>Templates of papers to take away, and a trial paper from one that does not hold yet.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this WebApplication app)
    {
        app.MapGet(Urls.TemplateFileRoute, FileAsync);
        app.MapPost(
                Urls.TryTemplateRoute,
                (HttpContext context, string kind, TryTemplate trying, ScopeLoader scopes, HeavyWork work) =>
                    ExportEndpoints.AnswerAsync(
                        context,
                        scopes,
                        work,
                        async (scope, form, file, cancel) =>
                            LinkWord.Read<PaperKind>(kind) is { } paper
                            && LinkWord.Read<TemplateCase>(form("of")) is { } of
                            && Guid.TryParse(form("upload"), out var upload)
                            && Meeting(form("meeting")) is { } meeting
                                ? await trying.RunAsync(
                                    scope,
                                    new(paper, of, upload, meeting.Campaign, meeting.Unit),
                                    file,
                                    cancel
                                )
                                : new(null, new(Refusal.NotFound)),
                        _ => WordPaper.ContentType
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> FileAsync(
        HttpContext context,
        string kind,
        string? of,
        int? number,
        TemplateFileQuery files,
        ScopeLoader scopes
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        return
            LinkWord.Read<PaperKind>(kind) is { } paper
            && LinkWord.Read<TemplateCase>(of) is { } wording
            && await files.RunAsync(scope, paper, wording, number, context.RequestAborted) is { } file
            ? Results.File(file.Bytes, WordPaper.ContentType, file.Name)
            : Results.NotFound();
    }

    /// <summary>3-412: the campaign and the unit.</summary>
    private static (int Campaign, int Unit)? Meeting(string? text) =>
        text?.Split('-') is [var campaign, var unit]
        && int.TryParse(campaign, NumberStyles.None, CultureInfo.InvariantCulture, out var c)
        && int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var u)
            ? (c, u)
            : null;
}
