using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Ancestors">The highest first, without the unit itself.</param>
/// <param name="ValidTo">Last day of a closed unit; null while it is in use.</param>
public sealed record UnitDetails(
    int Id, string Name, UnitLevel Level, UnitKind Kind, string? Code, int? Women, int? WomenAndChildren,
    DateOnly? ValidFrom, DateOnly? ValidTo, int Version, IReadOnlyList<UnitStep> Ancestors, int OpenChildren, int ClosedChildren)
{
    public bool Closed => ValidTo is not null;

    /// <summary>福建省 › 南平市 › 浦城县 › 清溪镇</summary>
    public string PathText => string.Join(" › ", Ancestors.Select(a => a.Name).Append(Name));
}

/// <summary>One step of the way down to a unit.</summary>
/// <param name="Id">Null above the reader's scope: a name to read, not a place to go.</param>
public sealed record UnitStep(int? Id, string Name, UnitLevel Level);

/// <summary>One unit with the way down to it.</summary>
public sealed class UnitQuery(PortalDb portal)
{
    /// <summary>Null when there is none within the scope.</summary>
    public async Task<UnitDetails?> RunAsync(UnitScope scope, int unitId, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        var row = await db.Units.VisibleTo(scope).Where(u => u.Id == unitId)
            .Select(u => new
            {
                Unit = u,
                Open = db.Units.Count(c => c.ParentId == u.Id && c.ValidTo == null),
                Closed = db.Units.Count(c => c.ParentId == u.Id && c.ValidTo != null),
            })
            .AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;

        var unit = row.Unit;
        var paths = UnitPath.SelfAndAncestors(unit.Path)[..^1];
        var ancestors = await db.Units.Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path)
            .Select(u => new { u.Id, u.Name, u.Level, u.Path }).ToListAsync(cancel);
        return new(
            unit.Id, unit.Name, unit.Level, unit.Kind, unit.Code, unit.Women, unit.WomenAndChildren, unit.ValidFrom, unit.ValidTo, unit.Version,
            [
                .. ancestors.Where(a => a.Level != UnitLevel.Nation || scope.Covers(a.Path))
                    .Select(a => new UnitStep(scope.Covers(a.Path) ? a.Id : null, a.Name, a.Level)),
            ],
            row.Open, row.Closed);
    }
}
