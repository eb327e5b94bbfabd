using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Organisations;

/// <summary>
/// Vice-chairs in office who live outside the county. A village may take a neighbour of another province, so residence
/// is nothing to object to; it is counted.
/// </summary>
/// <param name="People">The people behind the figures, as far as <see cref="OutsideLeadersQuery.MostNamed"/>.</param>
/// <param name="OutsideCounty">Villages with such a vice-chair, of all with a committee in office.</param>
/// <param name="OutsideProvince">Of them, those with one from another province.</param>
/// <param name="Unsaid">Vice-chairs of whom a place is written, and not whether it is in the county.</param>
public sealed record OutsideLeaders(
    UnitLink Unit,
    DateOnly On,
    Ratio OutsideCounty,
    Ratio OutsideProvince,
    int Unsaid,
    IReadOnlyList<OutsideLeader> People
);

public sealed record OutsideLeader(
    UnitLink Unit,
    int PersonId,
    string Name,
    Position Position,
    LivingArea LivesIn,
    string? Residence
);

public sealed class OutsideLeadersQuery(PortalDb portal)
{
    public const int MostNamed = 300;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<OutsideLeaders?> RunAsync(UnitScope scope, int? unitId = null, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var villages = await db
            .Committees.Within(unit.Path)
            .CountAsync(c => c.EndedOn == null && c.Unit.Level == UnitLevel.Village, cancel);
        var leaders = db
            .Posts.Within(unit.Path)
            .Where(p =>
                p.EndOn == null
                && p.Committee.EndedOn == null
                && p.Committee.Unit.Level == UnitLevel.Village
                && (p.Position == Position.FullTimeViceChair || p.Position == Position.PartTimeViceChair)
            );
        var outside = leaders.Where(p => p.Person.LivesIn > LivingArea.County);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            portal.Clock.Today(),
            new(await outside.Select(p => p.UnitId).Distinct().CountAsync(cancel), villages),
            new(
                await outside
                    .Where(p => p.Person.LivesIn == LivingArea.OtherProvince)
                    .Select(p => p.UnitId)
                    .Distinct()
                    .CountAsync(cancel),
                villages
            ),
            await leaders.CountAsync(p => p.Person.LivesIn == null && p.Person.Residence != null, cancel),
            await outside
                .OrderBy(p => p.UnitPath)
                .ThenBy(p => p.Id)
                .Take(MostNamed)
                .Select(p => new OutsideLeader(
                    new UnitLink(p.Committee.Unit.Id, p.Committee.Unit.Name, p.Committee.Unit.Level),
                    p.PersonId,
                    p.Person.Name,
                    p.Position,
                    p.Person.LivesIn!.Value,
                    p.Person.Residence
                ))
                .ToListAsync(cancel)
        );
    }
}
