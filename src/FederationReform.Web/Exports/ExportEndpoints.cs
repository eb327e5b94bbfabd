using System.Globalization;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Exports;
using FederationReform.Importing;
using FederationReform.Papers.Word;
using FederationReform.Web.Access;
using FederationReform.Web.Audit;
using FederationReform.Web.Components;
using FederationReform.Web.Rosters;
using FederationReform.Web.Structures;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Exports;

/// <summary>
/// Files to take away. A form asks for each, so that no picture on another site does; the empty template alone is a
/// link.
/// </summary>
internal static class ExportEndpoints
{
    /// <summary>The media type of an .xlsx.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExports(this WebApplication app)
    {
        app.MapPost(
                Urls.ExportRoster,
                (HttpContext context, ExportRoster export, ScopeLoader scopes, HeavyWork work, SearchedFor searched) =>
                    AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                        export.RunAsync(
                            scope,
                            new(
                                RosterLink.Read(LinkQuery.Of(context.Request)).Open(searched),
                                LinkWord.Read(form("form"), RosterForm.Executives),
                                form("purpose"),
                                form("phones") == "full"
                            ),
                            file,
                            cancel
                        )
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ExportRepresentativesRoute,
                (
                    HttpContext context,
                    int campaign,
                    int unit,
                    ExportRepresentatives export,
                    ScopeLoader scopes,
                    HeavyWork work
                ) =>
                    AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                        export.RunAsync(scope, new(campaign, unit, form("purpose")), file, cancel)
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ExportStatisticsRoute,
                (
                    HttpContext context,
                    int campaign,
                    int unit,
                    ExportStatistics export,
                    ScopeLoader scopes,
                    HeavyWork work
                ) =>
                    AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                        export.RunAsync(
                            scope,
                            new(campaign, unit, Day(context.Request.Query["on"]), form("purpose")),
                            file,
                            cancel
                        )
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ExportStructure,
                (HttpContext context, ExportStructure export, ScopeLoader scopes, HeavyWork work) =>
                    AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                        export.RunAsync(
                            scope,
                            new(StructureLink.Read(LinkQuery.Of(context.Request)).Filter, form("purpose")),
                            file,
                            cancel
                        )
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ExportBulletinRoute,
                (HttpContext context, int bulletin, ExportBulletin export, ScopeLoader scopes, HeavyWork work) =>
                    AnswerAsync(
                        context,
                        scopes,
                        work,
                        (scope, form, file, cancel) =>
                            export.RunAsync(
                                scope,
                                new(bulletin, form("purpose"), LinkWord.Read(form("form"), BulletinForm.Table)),
                                file,
                                cancel
                            ),
                        name =>
                            name.EndsWith(WordPaper.Extension, StringComparison.Ordinal)
                                ? WordPaper.ContentType
                                : ContentType
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ExportNoticeRoute,
                (HttpContext context, int notice, ExportNotice export, ScopeLoader scopes, HeavyWork work) =>
                    AnswerAsync(
                        context,
                        scopes,
                        work,
                        (scope, form, file, cancel) =>
                            export.RunAsync(
                                scope,
                                new(notice, form("purpose"), LinkWord.Read(form("form"), NoticeForm.Paper)),
                                file,
                                cancel
                            ),
                        name =>
                            name.EndsWith(WordPaper.Extension, StringComparison.Ordinal)
                                ? WordPaper.ContentType
                                : ContentType
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ExportSummaryRoute,
                (
                    HttpContext context,
                    int summary,
                    int version,
                    ExportSummary export,
                    ScopeLoader scopes,
                    HeavyWork work
                ) =>
                    AnswerAsync(
                        context,
                        scopes,
                        work,
                        (scope, _, file, cancel) => export.RunAsync(scope, new(summary, version), file, cancel),
                        _ => WordPaper.ContentType
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(Urls.ExportAudit, (HttpContext context, ExportAudit export, ScopeLoader scopes, HeavyWork work) =>
                AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                    export.RunAsync(
                        scope,
                        new(AuditLink.Read(LinkQuery.Of(context.Request)).Filter, form("purpose")),
                        file,
                        cancel
                    )
                )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapPost(
                Urls.ImportErrorsRoute,
                (HttpContext context, int import, ExportImportErrors export, ScopeLoader scopes, HeavyWork work) =>
                    AnswerAsync(context, scopes, work, (scope, _, file, cancel) =>
                        export.RunAsync(scope, import, file, cancel)
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

        app.MapGet(
            Urls.ImportTemplate,
            (HttpContext context, ExportTemplate export, ScopeLoader scopes, HeavyWork work) =>
                AnswerAsync(context, scopes, work, (scope, _, file, cancel) =>
                    export.RunAsync(
                        scope,
                        LinkWord.Read(context.Request.Query["kind"], ImportKind.Results),
                        file,
                        cancel
                    )
                )
        );
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>
    /// The whole file is made and recorded before the first byte leaves: what arrives is what the audit says.
    /// </summary>
    /// <param name="contentType">By the name of the file; an .xlsx where it is null.</param>
    public static async Task AnswerAsync(
        HttpContext context,
        ScopeLoader scopes,
        HeavyWork work,
        Func<UnitScope, Func<string, string?>, Stream, CancellationToken, Task<Exported>> export,
        Func<string, string>? contentType = null
    )
    {
        var cancel = context.RequestAborted;
        if (await scopes.OfAsync(context) is not { } scope)
        {
            context.Response.Redirect(Urls.SignIn);
            return;
        }
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : null;
        await using var file = TemporaryFile.Open();
        Exported exported;
        using (await work.EnterAsync(scope.AccountId, cancel: cancel))
            exported = await export(scope, key => form?[key], file, cancel);
        if (exported.File is not { } made)
        {
            // Their pages say in Chinese what is wrong.
            context.Response.StatusCode = exported.Violations[0].Code switch
            {
                Refusal.NotFoundCode => StatusCodes.Status404NotFound,
                Refusal.NotAllowedCode => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status400BadRequest,
            };
            return;
        }
        await Results.File(file, contentType?.Invoke(made.Name) ?? ContentType, made.Name).ExecuteAsync(context);
    }
}
