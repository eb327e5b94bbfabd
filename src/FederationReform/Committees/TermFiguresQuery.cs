using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>Terms and vacancies of a unit and all below it, each figure with a list behind it.</summary>
/// <param name="TalksOpen">离任人员 nobody has talked with yet.</param>
/// <param name="Unregistered">Townships and villages without a committee in office.</param>
public sealed record TermFigures(int UnitId, DateOnly Today, int Committees, int RanOut, int DueWithinYear, int NoChair, int NoViceChair, int ExecutivesMissing, int TalksOpen, int Unregistered)
{
    public int this[TermSelection selection] => selection switch
    {
        TermSelection.All => Committees,
        TermSelection.RanOut => RanOut,
        TermSelection.DueWithinYear => DueWithinYear,
        TermSelection.NoChair => NoChair,
        TermSelection.NoViceChair => NoViceChair,
        TermSelection.ExecutivesMissing => ExecutivesMissing,
        TermSelection.Unregistered => Unregistered,
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    };
}

public sealed class TermFiguresQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit is not in sight or the account may not read records.</returns>
    public async Task<TermFigures?> RunAsync(UnitScope scope, int? unitId = null, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var id = unitId ?? scope.UnitId;
        return await db.Units.VisibleTo(scope).Where(u => u.Id == id).Select(u => u.Path).SingleOrDefaultAsync(cancel) is { } path
            ? await ReadAsync(db, id, path, portal.Clock.Today(), cancel)
            : null;
    }

    /// <param name="path">Of the unit, which is in sight.</param>
    internal static async Task<TermFigures> ReadAsync(PortalDbContext db, int unitId, string path, DateOnly today, CancellationToken cancel)
    {
        var inAYear = today.AddYears(1);
        // The conditions of TermSelection, spelt out: an aggregate takes no expression from outside. A test holds them together.
        var counts = await db.Terms(path).GroupBy(_ => 1).Select(all => new
        {
            All = all.Count(),
            RanOut = all.Count(t => t.Committee.EndsOn < today),
            Due = all.Count(t => t.Committee.EndsOn >= today && t.Committee.EndsOn <= inAYear),
            NoChair = all.Count(t => t.Chairs < t.Committee.Seats.Chairs),
            NoViceChair = all.Count(t => t.FullTimeViceChairs < t.Committee.Seats.FullTimeViceChairs || t.PartTimeViceChairs < t.Committee.Seats.PartTimeViceChairs),
            Executives = all.Count(t => t.Executives < t.Committee.Seats.Executives),
        }).SingleOrDefaultAsync(cancel);
        return new(
            unitId, today, counts?.All ?? 0, counts?.RanOut ?? 0, counts?.Due ?? 0, counts?.NoChair ?? 0, counts?.NoViceChair ?? 0, counts?.Executives ?? 0,
            await db.Outgoing(path).Where(OutgoingSelection.NotTalked.Condition()).CountAsync(cancel), await db.WithoutCommittee(path).CountAsync(cancel));
    }
}
