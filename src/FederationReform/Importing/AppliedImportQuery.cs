using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>A village whose result was imported, as it stands now.</summary>
/// <param name="Missing">What still stands between it and its submission; empty when it can be handed in.</param>
public sealed record ImportedVillage(int UnitId, string Trail, ReformState State, int People, IReadOnlyList<Violation> Missing)
{
    public bool Ready => Missing.Count == 0 && ReformQueues.Of(State) == ReformQueue.Sender;
}

/// <summary>A committee that was registered or changed.</summary>
public sealed record ImportedBody(int UnitId, string Trail, bool Registered, int New, int Changed);

/// <param name="AppliedAt">UTC.</param>
/// <param name="MayUndo">What it replaced is still kept.</param>
public sealed record AppliedImport(
    int Id, int Version, ImportKind Kind, ImportState State, string FileName, int? CampaignId, string AppliedBy, DateTime AppliedAt, ImportCounts Written, bool MayUndo, IReadOnlyList<ImportedVillage> Villages, IReadOnlyList<ImportedBody> Committees);

/// <summary>What an import has written, and what is to be done next. Null when it is not hers to see, or nothing was written.</summary>
public sealed class AppliedImportQuery(PortalDb portal)
{
    /// <summary>Committees of a whole county; more are no list to read.</summary>
    private const int Shown = 500;

    public async Task<AppliedImport?> RunAsync(UnitScope scope, int importId, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await ImportAccess.FindAsync(db, scope, importId, cancel) is not { AppliedAt: { } at, Written: { } written } import)
            return null;
        var stored = await db.ImportFiles.AsNoTracking().VisibleTo(scope).Where(f => f.ImportId == import.Id).Select(f => f.Undo).SingleOrDefaultAsync(cancel);
        var undo = stored is null ? new() : ImportUndo.Read(stored);
        return new(
            import.Id, import.Version, import.Kind, import.State, import.FileName, import.CampaignId, import.AppliedBy ?? "", at, written,
            stored is not null && import.State == ImportState.Applied, import.State == ImportState.Applied ? await VillagesAsync(db, scope, undo, cancel) : [], await CommitteesAsync(db, scope, undo, cancel));
    }

    private static async Task<IReadOnlyList<ImportedBody>> CommitteesAsync(PortalDbContext db, UnitScope scope, ImportUndo undo, CancellationToken cancel)
    {
        var ids = undo.Committees.Select(c => c.UnitId).Take(Shown).ToList();
        var paths = await db.Units.VisibleTo(scope).Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Path }).ToDictionaryAsync(u => u.Id, u => u.Path, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, paths.Values, cancel);
        return [.. undo.Committees.Take(Shown).Where(c => paths.ContainsKey(c.UnitId)).Select(c => new ImportedBody(c.UnitId, trails.Of(paths[c.UnitId]), c.Registered, c.New, c.Changed))];
    }

    private async Task<IReadOnlyList<ImportedVillage>> VillagesAsync(PortalDbContext db, UnitScope scope, ImportUndo undo, CancellationToken cancel)
    {
        var ids = undo.Results.Select(r => r.ReformId).ToList();
        var reforms = await db.UnitReforms.AsNoTracking().VisibleTo(scope).Where(r => ids.Contains(r.Id)).Include(r => r.Campaign).ToDictionaryAsync(r => r.Id, cancel);
        var rolls = await db.RepresentativeRolls.AsNoTracking().VisibleTo(scope).Where(r => ids.Contains(r.UnitReformId)).ToDictionaryAsync(r => r.UnitReformId, r => r.Sheet, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, reforms.Values.Select(r => r.UnitPath), cancel);
        var villages = new List<ImportedVillage>();
        foreach (var reform in ids.Where(reforms.ContainsKey).Select(id => reforms[id]))
        {
            var missing = VillagePlan.Missing(reform.Result, reform, rolls.GetValueOrDefault(reform.Id) ?? RollSheet.Empty, portal.Clock.Today());
            villages.Add(new(reform.UnitId, trails.Of(reform.UnitPath), reform.State, reform.Result.Members.Count, [.. missing, .. await ElectionsOfRecord.UnfinishedAsync(db, reform.Id, cancel)]));
        }
        return villages;
    }
}
