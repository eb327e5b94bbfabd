using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Verdict">Only rows of which this becomes; null for all.</param>
public sealed record ImportFilter(ImportVerdict? Verdict = null, int Page = 1);

/// <summary>A cell that needs a hand, or a reminder about it.</summary>
/// <param name="Column">The column to mend; null where the whole row is meant.</param>
/// <param name="Text">As it stands in the file, or as she mended it.</param>
public sealed record CellProblem(SheetColumn? Column, string Message, Severity Severity, string Text);

/// <param name="Number">As Excel counts.</param>
public sealed record ImportRowView(int Number, string Unit, int? UnitId, string Name, string Position, string Birth, ImportVerdict Verdict, IReadOnlyList<CellProblem> Problems, IReadOnlyList<FieldChange> Changes)
{
    /// <summary>What she should know and needs no reason.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];
}

/// <summary>An import while it is prepared: what was read, and what would be written.</summary>
public sealed record ImportPreview
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required ImportKind Kind { get; init; }
    public required ImportState State { get; init; }
    public required string FileName { get; init; }
    public required int? CampaignId { get; init; }

    /// <summary>会改联 2026…; empty for a roster.</summary>
    public string CampaignName { get; init; } = "";

    public ImportSettings Settings { get; init; } = ImportSettings.Empty;
    public IReadOnlyList<SheetName> Sheets { get; init; } = [];
    public IReadOnlyList<FileColumn> Columns { get; init; } = [];
    public int? HeadingRow { get; init; }
    public IReadOnlyList<SkippedRow> Skipped { get; init; } = [];
    public int HiddenRows { get; init; }
    public Violations General { get; init; } = Violations.None;
    public IReadOnlyList<UnclearUnit> Unclear { get; init; } = [];
    public ImportCounts Counts { get; init; } = ImportCounts.None;

    /// <summary>What the file does not say; see <see cref="ImportSettings.Answers"/>.</summary>
    public RosterQuestions Questions { get; init; } = RosterQuestions.None;

    public PageOf<ImportRowView> Rows { get; init; } = new([], 0, 1, ImportPreviewQuery.PageSize);
    public IReadOnlyList<PlannedUnit> Units { get; init; } = [];

    /// <summary>Something would change.</summary>
    public bool Writes { get; init; }

    /// <summary>When this very file was imported before; UTC.</summary>
    public DateTime? SameFileAt { get; init; }

    /// <summary>In China.</summary>
    public DateOnly Today { get; init; }

    /// <summary>So long an import can be undone, in days.</summary>
    public int KeptDays => ImportFile.Kept.Days;

    /// <summary>It can be applied: everything is in order, or what is not is left out.</summary>
    public bool Ready => !General.Blocking && Questions.Open.Count == 0 && Writes && (Counts.Error == 0 || Settings.OnlyGood);
}

/// <summary>导入前核对: what would be written, row by row, against the records as they are now. Null when it is not hers to see.</summary>
public sealed class ImportPreviewQuery(PortalDb portal)
{
    public const int PageSize = 50;

    public async Task<ImportPreview?> RunAsync(UnitScope scope, int importId, ImportFilter filter, CancellationToken cancel = default)
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
        if (await db.ImportFiles.VisibleTo(scope).Where(f => f.ImportId == import.Id).Select(f => f.Rows).SingleOrDefaultAsync(cancel) is not { } rows)
            return known with { General = new(ImportRefusal.FileGone) };

        var (sheets, content) = SheetStore.Read(rows);
        var plan = await ImportPlans.MakeAsync(portal, db, scope, import, content, cancel);
        return known with
        {
            CampaignName = (plan as ResultPlan)?.CampaignName ?? "",
            Sheets = sheets,
            Columns = plan.Table.FileColumns,
            HeadingRow = plan.Table.HeadingRow,
            Skipped = plan.Table.Skipped,
            HiddenRows = content.HiddenRows,
            General = plan.General,
            Unclear = plan.Unclear,
            Counts = plan.Counts,
            Questions = plan.Questions,
            Rows = Page(plan, filter),
            Units = plan.Units,
            Writes = plan.Writes,
            SameFileAt = await db.Imports.VisibleTo(scope).Where(i => i.FileHash == import.FileHash && i.State == ImportState.Applied).MaxAsync(i => i.AppliedAt, cancel),
        };
    }

    private static PageOf<ImportRowView> Page(ImportPlan plan, ImportFilter filter)
    {
        // Those that need a hand come first: among thousands the one would lie on a page nobody opens.
        var rows = plan.Table.Rows.Where(r => filter.Verdict is null || r.Verdict == filter.Verdict).OrderBy(r => !r.Wrong ? 1 : Stopped(r) ? 2 : 0).ToList();
        var number = Math.Clamp(filter.Page, 1, Math.Max(1, (rows.Count + PageSize - 1) / PageSize));
        return new([.. rows.Skip((number - 1) * PageSize).Take(PageSize).Select(r => View(plan, r))], rows.Count, number, PageSize);
    }

    /// <summary>Nothing is wrong with the row itself, only with its village.</summary>
    private static bool Stopped(ImportRow row) => row.Problems.Where(v => v.Severity == Severity.Block).All(v => v.Code is VillagePlan.StoppedCode or CommitteePlan.StoppedCode);

    private static ImportRowView View(ImportPlan plan, ImportRow row) => new(
        row.Number,
        row.Unit is { } unit ? plan.Trails.Of(unit.Path) : row.UnitText,
        row.Unit?.Id,
        row.Member.Name.Length > 0 ? row.Member.Name : row.Text(ImportColumns.NameKey),
        CodeLists.Position.Name(row.Member.Position),
        row.Member.Birth?.ToString() ?? row.Text("Birth"),
        row.Verdict,
        [.. row.Problems.Select(v => Problem(plan, row, v))],
        row.Changes)
    {
        Hints = row.Hints,
    };

    private static CellProblem Problem(ImportPlan plan, ImportRow row, Violation violation) =>
        // A number typed into the preview would be kept as it is with the other mended cells: it is mended in the file.
        new(plan.Table.Maps(violation.Field) && violation.Field != ImportColumns.IdNumberKey ? plan.Table.Columns.First(c => c.Key == violation.Field) : null, violation.Message, violation.Severity, violation.Field == ImportColumns.IdNumberKey ? "" : row.Text(violation.Field));
}
