using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

public sealed record ShownVisit
{
    public required int Id { get; init; }
    public required int Version { get; init; }

    /// <summary>The unit that goes.</summary>
    public required UnitLink Unit { get; init; }
    public required VisitPlan Plan { get; init; }
    public required string? CancelledReason { get; init; }

    /// <summary>Whether the reader's own unit makes it, so that the reader may change it.</summary>
    public required bool Own { get; init; }

    /// <summary>In the order of the tree.</summary>
    public required IReadOnlyList<ShownStop> Stops { get; init; }

    public int Made => Stops.Count(s => s.VisitedOn is not null);
}

public sealed record ShownStop
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required UnitLink Unit { get; init; }
    public required string Trail { get; init; }
    public required DateOnly? VisitedOn { get; init; }
    public required string? Seen { get; init; }
    public required IReadOnlyList<ShownFinding> Findings { get; init; }

    /// <summary>Their ids, in the order in which they came.</summary>
    public required IReadOnlyList<int> Photos { get; init; }
}

/// <summary>A problem of the ledger, found here.</summary>
/// <param name="DaysLate">Days after its day, while it is open; null when it is not late.</param>
public sealed record ShownFinding(int ProblemId, ProblemEntry Entry, DateOnly? MendedOn, string? Mended, int? DaysLate);

/// <summary>One visit with its stops, findings and photos; null when it lies outside the scope.</summary>
public sealed class VisitQuery(PortalDb portal)
{
    public async Task<ShownVisit?> RunAsync(UnitScope scope, int id, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var visit = await db
            .Visits.AsNoTracking()
            .VisibleTo(scope)
            .Include(v => v.Unit)
            .SingleOrDefaultAsync(v => v.Id == id, cancel);
        if (visit is null)
            return null;
        var stops = await db
            .VisitStops.AsNoTracking()
            .VisibleTo(scope)
            .Where(s => s.VisitId == id)
            .Include(s => s.Unit)
            .OrderBy(s => s.UnitPath)
            .ToListAsync(cancel);
        var today = portal.Clock.Today();
        var findings = (
            await db
                .Problems.AsNoTracking()
                .VisibleTo(scope)
                .Where(p => p.VisitId == id)
                .OrderBy(p => p.Id)
                .ToListAsync(cancel)
        ).ToLookup(p => p.UnitId);
        var photos = (
            await db
                .VisitPhotos.AsNoTracking()
                .VisibleTo(scope)
                .Where(p => p.VisitId == id && p.RemovedAt == null)
                .OrderBy(p => p.Id)
                .Select(p => new { p.UnitId, p.Id })
                .ToListAsync(cancel)
        ).ToLookup(p => p.UnitId, p => p.Id);
        var trails = await UnitTrails.LoadAsync(db, scope, stops.Select(s => s.UnitPath), cancel);
        return new()
        {
            Id = visit.Id,
            Version = visit.Version,
            Unit = new(visit.Unit.Id, visit.Unit.Name, visit.Unit.Level),
            Plan = visit.Plan,
            CancelledReason = visit.CancelledReason,
            Own = visit.UnitId == scope.UnitId,
            Stops =
            [
                .. stops.Select(s => new ShownStop
                {
                    Id = s.Id,
                    Version = s.Version,
                    Unit = new(s.Unit.Id, s.Unit.Name, s.Unit.Level),
                    Trail = trails.Of(s.UnitPath),
                    VisitedOn = s.VisitedOn,
                    Seen = s.Seen,
                    Findings = [.. findings[s.UnitId].Select(p => Finding(p, today))],
                    Photos = [.. photos[s.UnitId]],
                }),
            ],
        };
    }

    private static ShownFinding Finding(Problem problem, DateOnly today) =>
        new(
            problem.Id,
            problem.Entry,
            problem.MendedOn,
            problem.Mended,
            problem.MendedOn is null && problem.DueOn < today ? today.DayNumber - problem.DueOn.Value.DayNumber : null
        );
}
