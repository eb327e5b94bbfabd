using System.Text.Json.Serialization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Verdict">Only rows with this verdict; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ImportFilter(ImportVerdict? Verdict = null, int Page = 1);

/// <summary>A sheet of the file.</summary>
/// <param name="Rows">The number of its rows that are read; 0 for a sheet that is not read.</param>
/// <param name="Unit">The unit of rows that name none; null when there is none, or a column says it.</param>
/// <param name="ByHand">Whether a person said the unit; otherwise its name does.</param>
/// <param name="NamesUnits">Whether a column says the unit of each row.</param>
public sealed record ImportSheetView(
    int Index,
    string Name,
    bool Hidden,
    bool Read,
    int Rows,
    string? Unit,
    bool ByHand,
    bool NamesUnits
);

/// <summary>A text that a column with a list of choices cannot read, in all rows that have it.</summary>
/// <param name="Where">The rows, each with what it is about: 第 5 行王芳.</param>
public sealed record UnreadValue(SheetColumn Column, string Text, int Rows, IReadOnlyList<string> Where);

/// <summary>An import in preparation: what was read, and what would be written.</summary>
public sealed record ImportPreview
{
    public required int Id { get; init; }

    /// <summary>The import's version, to be sent back with the next change.</summary>
    public required int Version { get; init; }
    public required ImportKind Kind { get; init; }

    [JsonIgnore]
    public ImportForm Form => ImportForms.Of(Kind);

    public required ImportState State { get; init; }
    public required string FileName { get; init; }
    public required int? CampaignId { get; init; }

    /// <summary>For example 会改联 2026…; empty for what belongs to no campaign.</summary>
    public string CampaignName { get; init; } = "";

    public ImportSettings Settings { get; init; } = ImportSettings.Empty;
    public IReadOnlyList<ImportSheetView> Sheets { get; init; } = [];

    /// <summary>The columns of the first sheet.</summary>
    public IReadOnlyList<FileColumn> Columns { get; init; } = [];
    public int? HeadingRow { get; init; }
    public IReadOnlyList<SkippedRow> Skipped { get; init; } = [];

    /// <summary>What of the file is not read, in sentences.</summary>
    public IReadOnlyList<string> NotRead { get; init; } = [];

    /// <summary>Texts that need one answer for all their rows.</summary>
    public IReadOnlyList<UnreadValue> UnreadValues { get; init; } = [];
    public int HiddenRows { get; init; }
    public Violations General { get; init; } = Violations.None;
    public IReadOnlyList<UnclearUnit> Unclear { get; init; } = [];
    public ImportCounts Counts { get; init; } = ImportCounts.None;

    /// <summary>What the file does not say; see <see cref="ImportSettings.Answers"/>.</summary>
    public RosterQuestions Questions { get; init; } = RosterQuestions.None;

    public PageOf<ImportRowView> Rows { get; init; } = new([], 0, 1, ImportPreviewQuery.PageSize);
    public IReadOnlyList<PlannedUnit> Units { get; init; } = [];

    /// <summary>Whether anything would change.</summary>
    public bool Writes { get; init; }

    /// <summary>UTC; when the same file was imported before, null when it was not.</summary>
    public DateTime? SameFileAt { get; init; }

    /// <summary>Calendar date in China.</summary>
    public DateOnly Today { get; init; }

    /// <summary>How long an import can be undone, in days.</summary>
    public int KeptDays => ImportFile.Kept.Days;

    /// <summary>Whether it can be applied: all rows are in order, or the others are left out.</summary>
    public bool Ready =>
        !General.Blocking && Questions.Open.Count == 0 && Writes && (Counts.Error == 0 || Settings.OnlyGood);
}

/// <summary>
/// 导入前核对: what would be written, row by row, compared with the records as they are now. Null when the import lies
/// outside the scope or the caller may not import its kind.
/// </summary>
public sealed class ImportPreviewQuery(PortalDb portal)
{
    public const int PageSize = 50;

    private const int MostUnread = 40;
    private const int Named = 5;

    public async Task<ImportPreview?> RunAsync(
        UnitScope scope,
        int importId,
        ImportFilter filter,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await ImportAccess.FindAsync(db, scope, importId, cancel) is not { } import)
            return null;
        var known = new ImportPreview
        {
            Id = import.Id,
            Version = import.Version,
            Kind = import.Kind,
            State = import.State,
            FileName = import.FileName,
            CampaignId = import.CampaignId,
            Settings = import.Settings,
            Today = portal.Clock.Today(),
        };
        if (import.State != ImportState.Preparing)
            return known;
        if (
            await db
                .ImportFiles.VisibleTo(scope)
                .Where(f => f.ImportId == import.Id)
                .Select(f => f.Rows)
                .SingleOrDefaultAsync(cancel)
                is not { } sealedRows
            || portal.FileSeal.Open(sealedRows) is not { } rows
        )
            return known with { General = new(ImportRefusal.FileGone) };

        var (sheets, contents) = SheetStore.Read(rows);
        var plan = await ImportForms.Of(import.Kind).PlanAsync(portal, db, scope, import, contents, cancel);
        return known with
        {
            CampaignName = (plan as ResultPlan)?.CampaignName ?? "",
            Sheets = [.. sheets.Select(s => View(plan, s))],
            Columns = plan.Table.First.Columns,
            HeadingRow = plan.Table.First.HeadingRow,
            Skipped = plan.Table.Skipped,
            NotRead = ImportOmissions.Of(plan.Table, sheets),
            UnreadValues = Unread(plan),
            HiddenRows = contents.Sum(c => c.HiddenRows),
            General = plan.General,
            Unclear = plan.Unclear,
            Counts = plan.Counts,
            Questions = plan.Questions,
            Rows = Page(plan, filter),
            Units = plan.Units,
            Writes = plan.Writes,
            SameFileAt = await db
                .Imports.VisibleTo(scope)
                .Where(i => i.FileHash == import.FileHash && i.State == ImportState.Applied)
                .MaxAsync(i => i.AppliedAt, cancel),
        };
    }

    private static PageOf<ImportRowView> Page(ImportPlan plan, ImportFilter filter)
    {
        // Rows with problems come first: among thousands they would be on a page that nobody opens.
        var rows = plan
            .Table.Rows.Where(r => filter.Verdict is null || r.Verdict == filter.Verdict)
            .OrderBy(r =>
                !r.Wrong ? 1
                : Stopped(r) ? 2
                : 0
            )
            .ToList();
        var number = Paging.Number(filter.Page, rows.Count, PageSize);
        return new(
            [.. rows.Skip((number - 1) * PageSize).Take(PageSize).Select(r => ImportRowView.Of(plan, r))],
            rows.Count,
            number,
            PageSize
        );
    }

    /// <summary>Whether the row itself is in order and only its village has a problem.</summary>
    private static bool Stopped(ImportRow row) =>
        row
            .Problems.Where(v => v.Severity == Severity.Block)
            .All(v => v.Code is VillagePlan.StoppedCode or CommitteePlan.StoppedCode);

    private static ImportSheetView View(ImportPlan plan, SheetName name)
    {
        var sheet = plan.Table.Sheets.FirstOrDefault(s => s.Content.Index == name.Index);
        return new(
            name.Index,
            name.Name,
            name.Hidden,
            sheet is not null,
            plan.Table.Rows.Count(r => r.Sheet == sheet),
            sheet?.Unit is { } unit ? plan.Trails.Of(unit.Path) : null,
            plan.Settings.SheetUnits.ContainsKey(name.Index),
            sheet?.NamesUnits == true
        );
    }

    private static IReadOnlyList<UnreadValue> Unread(ImportPlan plan) =>
        [
            .. plan
                .Table.Rows.SelectMany(row => row.Problems.Select(problem => (row, problem)))
                .Where(p => p.problem.Code == ResultSheet.UnreadableCode && plan.Table.Maps(p.problem.Field))
                .Select(p => (p.row, Column: plan.Table.Columns.First(c => c.Key == p.problem.Field)))
                .Where(p => p.Column.Codes is not null)
                .GroupBy(p => (p.Column, Text: p.row.Text(p.Column.Key)))
                .OrderByDescending(g => g.Count())
                .Take(MostUnread)
                .Select(g => new UnreadValue(
                    g.Key.Column,
                    g.Key.Text,
                    g.Count(),
                    [.. g.Take(Named).Select(p => p.row.Place + p.row.Text(plan.Table.Form.Lead.Key))]
                )),
        ];
}
