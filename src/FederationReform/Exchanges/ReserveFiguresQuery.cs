using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exchanges;

/// <param name="Listed">On the list now.</param>
/// <param name="Appointed">Appointed from it.</param>
/// <param name="Left">Taken off it without an appointment.</param>
public sealed record ReserveFigures(UnitLink Unit, int Listed, int Appointed, int Left)
{
    /// <summary>任用率: of all who were ever listed, those who were appointed.</summary>
    public Ratio AppointedShare => new(Appointed, Listed + Appointed + Left);
}

/// <summary>The reserve list of a unit and all below it, counted by state.</summary>
public sealed class ReserveFiguresQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<ReserveFigures?> RunAsync(UnitScope scope, int? unitId = null, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var states = await db
            .ReserveCadres.AsNoTracking()
            .Within(unit.Path)
            .GroupBy(r => r.Category)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            Of(ReserveState.Listed),
            Of(ReserveState.Appointed),
            Of(ReserveState.Left)
        );

        int Of(ReserveState state) => states.Find(s => s.Key == (int)state)?.Count ?? 0;
    }
}
