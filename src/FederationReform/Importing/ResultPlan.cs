using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Representatives;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>
/// The results of a township's villages from one sheet: each village's rows are its elected, in the order of the file.
/// </summary>
internal sealed class ResultPlan : ImportPlan
{
    private IReadOnlyList<VillagePlan> villages = [];

    private ResultPlan() { }

    public override IReadOnlyList<PlannedUnit> Units => [.. villages.Select(v => v.Shown)];

    public override bool Writes => villages.Any(v => v.Changes.Count > 0);

    public required string CampaignName { get; init; }

    public static async Task<ResultPlan> MakeAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var table = ImportTable.Read(ImportForms.Of(import.Kind), contents, import.Settings);
        var reforms = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == import.CampaignId)
            .Include(r => r.Unit)
            .Include(r => r.Campaign)
            .ToDictionaryAsync(r => r.UnitId, cancel);
        bool Taken(Unit unit) => reforms.ContainsKey(unit.Id);
        var matcher = await ImportUnits.FindAsync(db, scope, table, import.Settings, Taken, cancel);
        var plan = new ResultPlan
        {
            Table = table,
            Settings = import.Settings,
            Trails = matcher.Trails,
            CampaignName = reforms.Values.FirstOrDefault()?.Campaign.Name ?? "",
            Unclear = await ImportUnits.SuggestAsync(db, scope, table, Taken, cancel),
        };
        plan.General.Add(CheckColumns(table));

        var ids = reforms.Values.Select(r => r.Id).ToList();
        var rolls = await db
            .RepresentativeRolls.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => ids.Contains(r.UnitReformId))
            .ToDictionaryAsync(r => r.UnitReformId, r => r.Sheet, cancel);
        var counting = (
            await db
                .Elections.VisibleTo(scope)
                .Where(e => e.ConfirmedAt == null && ids.Contains(e.UnitReformId))
                .Select(e => e.UnitReformId)
                .Distinct()
                .ToListAsync(cancel)
        ).ToHashSet();
        var unsaved = await db
            .Drafts.AsNoTracking()
            .VisibleTo(scope)
            .Where(d => d.AccountId == scope.AccountId && ids.Contains(d.UnitReformId))
            .Select(d => d.UnitReformId)
            .ToListAsync(cancel);
        var planned = new List<VillagePlan>();
        foreach (var rows in table.Of<PersonRow>().Where(r => r.Unit is not null).GroupBy(r => r.Unit!.Id))
        {
            var reform = reforms[rows.Key];
            PersonRow.FindTwice(rows);
            var village = VillagePlan.Make(
                reform,
                [.. rows],
                import.Settings,
                rolls.GetValueOrDefault(reform.Id) ?? RollSheet.Empty,
                unsaved.Contains(reform.Id),
                matcher.Trails.Of(reform.UnitPath),
                today
            );
            if (counting.Contains(reform.Id))
                village = village.With(await ElectionsOfRecord.UnfinishedAsync(db, reform.Id, cancel));
            planned.Add(village);
        }
        plan.villages = planned;
        plan.Settle();
        return plan;
    }

    public override async Task<ImportUndo?> WriteAsync(
        PortalDbContext db,
        Import import,
        DateTime now,
        CancellationToken cancel
    )
    {
        var written = new List<ImportedResult>();
        foreach (var village in villages.Where(v => v.Shown.Problems.Count == 0 && v.Changes.Count > 0))
        {
            var (reform, before) = (village.Reform, village.Reform.Result);
            written.Add(new(reform.Id, reform.UnitId, reform.State, before, JsonText.Write(village.Result)));
            reform.SaveResult(village.Result, now);
            db.Record(
                AuditEvent.RecordSaved,
                reform.Subject,
                $"从文件“{import.FileName}”导入{reform.Unit.Name}的选举结果，改动 {village.Changes.Count} 处",
                changes: village.Changes
            );
        }
        return await db.SaveAsync(cancel) is { Count: 0 } ? new() { Results = written } : null;
    }
}
