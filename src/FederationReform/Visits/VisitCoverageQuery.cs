using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;

namespace FederationReform.Visits;

/// <param name="UnitId">Null for the caller's own unit.</param>
/// <param name="From">Null for the first day of the year.</param>
/// <param name="To">Null for today.</param>
/// <param name="By">Of visits by units of this level only; null for all.</param>
public sealed record CoverageFilter(
    int? UnitId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    UnitLevel? By = null
);

/// <summary>督导覆盖 of a unit and a period; null when the unit lies outside the scope.</summary>
public sealed class VisitCoverageQuery(PortalDb portal)
{
    public async Task<VisitCoverage?> RunAsync(
        UnitScope scope,
        CoverageFilter filter,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, filter.UnitId, cancel) is not { } unit)
            return null;
        var today = portal.Clock.Today();
        var to = filter.To ?? today;
        var from = filter.From ?? new DateOnly(to.Year, 1, 1);
        // Exchanged days are still a period.
        return await VisitCoverage.ReadAsync(db, unit, from < to ? from : to, from < to ? to : from, filter.By, cancel);
    }
}
