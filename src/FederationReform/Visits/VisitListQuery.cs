using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

public enum VisitState
{
    /// <summary>还有没去的: at least one unit of it still waits.</summary>
    Planned,

    /// <summary>已完成: somebody was at every unit of it.</summary>
    Made,

    /// <summary>已取消</summary>
    Cancelled,

    All,
}

/// <param name="By">Only visits of units of this level.</param>
/// <param name="Text">Part of the topic, of the leader, or of the name of a unit that is visited.</param>
public sealed record VisitFilter(
    VisitState State = VisitState.All,
    UnitLevel? By = null,
    string? Text = null,
    int Page = 1
);

/// <param name="Counts">By state, whatever else is filtered.</param>
public sealed record VisitList(IReadOnlyDictionary<VisitState, int> Counts, PageOf<VisitRow> Page);

public sealed record VisitRow
{
    public required int Id { get; init; }
    public required string UnitName { get; init; }
    public required VisitPlan Plan { get; init; }
    public required string? CancelledReason { get; init; }
    public required int Stops { get; init; }
    public required int Made { get; init; }
    public required int Findings { get; init; }
    public required int Mended { get; init; }

    /// <summary>Its last day is past, and somebody still waits.</summary>
    public required bool Overdue { get; init; }
}

/// <summary>Visits of the caller's unit and of those below it, the latest first.</summary>
public sealed class VisitListQuery(PortalDb portal)
{
    public const int PageSize = 30;

    /// <returns>Null for an account that may not read records.</returns>
    public async Task<VisitList?> RunAsync(UnitScope scope, VisitFilter filter, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var all = db.Visits.AsNoTracking().VisibleTo(scope);
        var counts = new Dictionary<VisitState, int>();
        foreach (var state in Enum.GetValues<VisitState>())
            counts[state] = await InState(all, state).CountAsync(cancel);

        var found = InState(all, filter.State);
        if (filter.By is { } level)
            found = found.Where(v => v.Level == level);
        if (PlainText.Clean(filter.Text) is { } text)
            found = found.Where(v =>
                v.Topic.Contains(text) || v.Leader.Contains(text) || v.Stops.Any(s => s.Unit.Name.Contains(text))
            );
        var total = await found.CountAsync(cancel);
        var number = Paging.Number(filter.Page, total, PageSize);
        var today = portal.Clock.Today();
        var rows = await found
            .OrderByDescending(v => v.From)
            .ThenByDescending(v => v.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(v => new VisitRow
            {
                Id = v.Id,
                UnitName = v.Unit.Name,
                Plan = v.Plan,
                CancelledReason = v.CancelledReason,
                Stops = v.Stops.Count,
                Made = v.Stops.Count(s => s.VisitedOn != null),
                Findings = db.Problems.Count(p => p.VisitId == v.Id),
                Mended = db.Problems.Count(p => p.VisitId == v.Id && p.MendedOn != null),
                Overdue = v.CancelledReason == null && v.To < today && v.Stops.Any(s => s.VisitedOn == null),
            })
            .ToListAsync(cancel);
        return new(counts, new(rows, total, number, PageSize));
    }

    private static IQueryable<Visit> InState(IQueryable<Visit> visits, VisitState state) =>
        state switch
        {
            VisitState.Planned => visits.Where(v => v.CancelledReason == null && v.Stops.Any(s => s.VisitedOn == null)),
            VisitState.Made => visits.Where(v => v.CancelledReason == null && v.Stops.All(s => s.VisitedOn != null)),
            VisitState.Cancelled => visits.Where(v => v.CancelledReason != null),
            _ => visits,
        };
}
