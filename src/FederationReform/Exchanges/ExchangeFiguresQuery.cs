using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exchanges;

/// <summary>Exchanges that began in a year.</summary>
public sealed record ExchangeYear(int Year, int Out, int In);

/// <param name="On">The day of the figures: today.</param>
/// <param name="Going">Exchanges whose last day has not passed.</param>
/// <param name="ByYear">By the year in which they began, the latest first.</param>
public sealed record ExchangeFigures(
    UnitLink Unit,
    DateOnly On,
    int Out,
    int In,
    int Going,
    IReadOnlyList<ExchangeYear> ByYear
);

/// <summary>The exchanges of a unit and all below it, by year and direction.</summary>
public sealed class ExchangeFiguresQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<ExchangeFigures?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var today = portal.Clock.Today();
        var all = db.Exchanges.AsNoTracking().Within(unit.Path);
        var years = await all.GroupBy(e => e.On!.Value.Year)
            .Select(g => new ExchangeYear(
                g.Key,
                g.Count(e => e.Entry.Direction == ExchangeDirection.Out),
                g.Count(e => e.Entry.Direction == ExchangeDirection.In)
            ))
            .ToListAsync(cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            today,
            years.Sum(y => y.Out),
            years.Sum(y => y.In),
            await all.CountAsync(e => e.Entry.Until == null || e.Entry.Until >= today, cancel),
            [.. years.OrderByDescending(y => y.Year)]
        );
    }
}
