using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Organisations;

/// <summary>The demonstration belts of a unit and all below it on a day.</summary>
/// <param name="Townships">In use, of the unit and below.</param>
public sealed record Belts(DateOnly On, IReadOnlyList<Belt> All, int Townships)
{
    /// <summary>Townships that have a belt, of all: each is to have one.</summary>
    public Ratio TownshipsWithBelt =>
        new(
            All.Where(b => b.IsBelt && b.Unit.Level == UnitLevel.Township).Select(b => b.Unit.Id).Distinct().Count(),
            Townships
        );
}

/// <summary>示范带: the points of one name in one township, or at a county itself.</summary>
public sealed record Belt(UnitLink Unit, string Name, IReadOnlyList<NamedOrganisation> Points)
{
    /// <summary>The points from which it counts.</summary>
    public const int LeastPoints = 3;

    public int Count => Points.Sum(p => p.Number);

    public bool IsBelt => Count >= LeastPoints;
}

public sealed class BeltsQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="on">Null for today.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<Belts?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        DateOnly? on = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var day = on ?? portal.Clock.Today();
        var points = await db
            .Organisations.StandingOn(unit.Path, day)
            .Where(r => r.Entry.Belt != null)
            .OrderBy(r => r.UnitPath)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                r.UnitPath,
                Belt = r.Entry.Belt!,
                Point = new NamedOrganisation(
                    new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                    r.Title,
                    r.Entry.Number ?? 1
                ),
            })
            .ToListAsync(cancel);
        var townships = await db
            .Units.Within(unit.Path)
            .Where(u => u.Level == UnitLevel.Township && u.ValidTo == null)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToDictionaryAsync(u => u.Path, u => u.Link, cancel);
        return new(
            day,
            [
                .. points
                    .GroupBy(p => (Unit: TownshipOf(p.UnitPath) ?? p.Point.Unit, p.Belt))
                    .Select(g => new Belt(g.Key.Unit, g.Key.Belt, [.. g.Select(p => p.Point)]))
                    .OrderByDescending(b => b.Count)
                    .ThenBy(b => b.Unit.Id),
            ],
            townships.Count
        );

        UnitLink? TownshipOf(string path) =>
            UnitPath.SelfAndAncestors(path).Select(townships.GetValueOrDefault).FirstOrDefault(t => t is not null);
    }
}
