using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>Terms and vacancies of a unit and all below it; each figure has a list behind it.</summary>
public sealed record TermFigures
{
    public required int UnitId { get; init; }
    public required DateOnly Today { get; init; }
    public required int Committees { get; init; }
    public required int RanOut { get; init; }
    public required int DueWithinYear { get; init; }
    public required int NoChair { get; init; }
    public required int NoViceChair { get; init; }
    public required int ExecutivesMissing { get; init; }

    /// <summary>离任人员 with whom no talk has been held.</summary>
    public required int TalksOpen { get; init; }

    /// <summary>Townships and villages without a committee in office.</summary>
    public required int Unregistered { get; init; }

    public int this[TermSelection selection] =>
        selection switch
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
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<TermFigures?> RunAsync(UnitScope scope, int? unitId = null, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var id = unitId ?? scope.UnitId;
        return
            await db.Units.VisibleTo(scope).Where(u => u.Id == id).Select(u => u.Path).SingleOrDefaultAsync(cancel)
                is { } path
            ? await ReadAsync(db, id, path, portal.Clock.Today(), cancel)
            : null;
    }

    /// <param name="path">The path of a unit that lies within the scope.</param>
    internal static async Task<TermFigures> ReadAsync(
        PortalDbContext db,
        int unitId,
        string path,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var inAYear = today.AddYears(1);
        // The conditions of TermSelection, written out because an aggregate takes no outside expression; a test checks
        // that both agree.
        var counts = await db.Terms(path)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                All = all.Count(),
                RanOut = all.Count(t => t.Committee.EndsOn < today),
                Due = all.Count(t => t.Committee.EndsOn >= today && t.Committee.EndsOn <= inAYear),
                NoChair = all.Count(t => t.Chairs < t.Committee.Seats.Chairs),
                NoViceChair = all.Count(t =>
                    t.FullTimeViceChairs < t.Committee.Seats.FullTimeViceChairs
                    || t.PartTimeViceChairs < t.Committee.Seats.PartTimeViceChairs
                ),
                Executives = all.Count(t => t.Executives < t.Committee.Seats.Executives),
            })
            .SingleOrDefaultAsync(cancel);
        return new()
        {
            UnitId = unitId,
            Today = today,
            Committees = counts?.All ?? 0,
            RanOut = counts?.RanOut ?? 0,
            DueWithinYear = counts?.Due ?? 0,
            NoChair = counts?.NoChair ?? 0,
            NoViceChair = counts?.NoViceChair ?? 0,
            ExecutivesMissing = counts?.Executives ?? 0,
            TalksOpen = await db.Outgoing(path).Where(OutgoingSelection.NotTalked.Condition()).CountAsync(cancel),
            Unregistered = await db.WithoutCommittee(path).CountAsync(cancel),
        };
    }
}
