using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Representatives;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>A village whose result was imported, in its present state.</summary>
/// <param name="Missing">What still prevents its submission; empty when it can be submitted.</param>
public sealed record ImportedVillage(
    int UnitId,
    string Trail,
    ReformState State,
    int People,
    IReadOnlyList<Violation> Missing
)
{
    public bool Ready => Missing.Count == 0 && ReformQueues.Of(State) == ReformQueue.Sender;
}

/// <summary>A committee that was registered or changed.</summary>
public sealed record ImportedBody(int UnitId, string Trail, bool Registered, int New, int Changed);

/// <summary>A unit whose register was filled in from the file.</summary>
public sealed record ImportedRegister(int UnitId, string Trail, int New, int Changed);

public sealed record AppliedImport
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required ImportKind Kind { get; init; }
    public required ImportState State { get; init; }
    public required string FileName { get; init; }
    public required int? CampaignId { get; init; }
    public required string AppliedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AppliedAt { get; init; }

    public required ImportCounts Written { get; init; }

    /// <summary>Whether the data needed for the undo are still kept.</summary>
    public required bool MayUndo { get; init; }

    public required IReadOnlyList<ImportedVillage> Villages { get; init; }
    public required IReadOnlyList<ImportedBody> Committees { get; init; }
    public required IReadOnlyList<ImportedRegister> Registers { get; init; }

    /// <summary>What of the file was not read, in sentences.</summary>
    public required IReadOnlyList<string> NotRead { get; init; }
}

/// <summary>
/// What an import has written, and what to do next. Null when it lies outside the scope, the caller may not import its
/// kind, or nothing was written.
/// </summary>
public sealed class AppliedImportQuery(PortalDb portal)
{
    /// <summary>The most units listed; enough for a whole county.</summary>
    private const int Shown = 500;

    public async Task<AppliedImport?> RunAsync(UnitScope scope, int importId, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (
            await ImportAccess.FindAsync(db, scope, importId, cancel)
            is not { AppliedAt: { } at, Written: { } written } import
        )
            return null;
        var stored = await db
            .ImportFiles.AsNoTracking()
            .VisibleTo(scope)
            .Where(f => f.ImportId == import.Id)
            .Select(f => f.Undo)
            .SingleOrDefaultAsync(cancel);
        var undo = stored is not null && portal.FileSeal.Open(stored) is { } opened ? ImportUndo.Read(opened) : new();
        return new()
        {
            Id = import.Id,
            Version = import.Version,
            Kind = import.Kind,
            State = import.State,
            FileName = import.FileName,
            CampaignId = import.CampaignId,
            AppliedBy = import.AppliedBy ?? "",
            AppliedAt = at,
            Written = written,
            MayUndo = stored is not null && import.State == ImportState.Applied,
            Villages = import.State == ImportState.Applied ? await VillagesAsync(db, scope, undo, cancel) : [],
            Committees = await CommitteesAsync(db, scope, undo, cancel),
            Registers = await RegistersAsync(db, scope, undo, cancel),
            NotRead = import.Settings.NotRead,
        };
    }

    private static async Task<IReadOnlyList<ImportedBody>> CommitteesAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportUndo undo,
        CancellationToken cancel
    )
    {
        var shown = undo.Committees.Take(Shown).ToList();
        var trails = await TrailsAsync(db, scope, shown.ConvertAll(c => c.UnitId), cancel);
        return
        [
            .. shown
                .Where(c => trails.ContainsKey(c.UnitId))
                .Select(c => new ImportedBody(c.UnitId, trails[c.UnitId], c.Registered, c.New, c.Changed)),
        ];
    }

    private static async Task<IReadOnlyList<ImportedRegister>> RegistersAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportUndo undo,
        CancellationToken cancel
    )
    {
        var units = undo.Entries.GroupBy(e => e.UnitId).Take(Shown).ToList();
        var trails = await TrailsAsync(db, scope, units.ConvertAll(u => u.Key), cancel);
        return
        [
            .. units
                .Where(u => trails.ContainsKey(u.Key))
                .Select(u => new ImportedRegister(
                    u.Key,
                    trails[u.Key],
                    u.Count(e => e.Before is null),
                    u.Count(e => e.Before is not null)
                )),
        ];
    }

    private static async Task<Dictionary<int, string>> TrailsAsync(
        PortalDbContext db,
        UnitScope scope,
        List<int> ids,
        CancellationToken cancel
    )
    {
        var paths = await db
            .Units.VisibleTo(scope)
            .Where(u => ids.Contains(u.Id))
            .Select(u => new { u.Id, u.Path })
            .ToDictionaryAsync(u => u.Id, u => u.Path, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, paths.Values, cancel);
        return paths.ToDictionary(u => u.Key, u => trails.Of(u.Value));
    }

    private async Task<IReadOnlyList<ImportedVillage>> VillagesAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportUndo undo,
        CancellationToken cancel
    )
    {
        var ids = undo.Results.Select(r => r.ReformId).ToList();
        var reforms = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => ids.Contains(r.Id))
            .Include(r => r.Campaign)
            .ToDictionaryAsync(r => r.Id, cancel);
        var rolls = await db
            .RepresentativeRolls.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => ids.Contains(r.UnitReformId))
            .ToDictionaryAsync(r => r.UnitReformId, r => r.Sheet, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, reforms.Values.Select(r => r.UnitPath), cancel);
        var villages = new List<ImportedVillage>();
        foreach (var reform in ids.Where(reforms.ContainsKey).Select(id => reforms[id]))
        {
            var missing = VillagePlan.Missing(
                reform.Result,
                reform,
                rolls.GetValueOrDefault(reform.Id) ?? RollSheet.Empty,
                portal.Clock.Today()
            );
            villages.Add(
                new(
                    reform.UnitId,
                    trails.Of(reform.UnitPath),
                    reform.State,
                    reform.Result.Members.Count,
                    [.. missing, .. await ElectionsOfRecord.UnfinishedAsync(db, reform.Id, cancel)]
                )
            );
        }
        return villages;
    }
}
