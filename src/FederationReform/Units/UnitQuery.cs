using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

public sealed record UnitDetails
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required UnitLevel Level { get; init; }
    public required UnitKind Kind { get; init; }
    public required string? Code { get; init; }
    public required int? Women { get; init; }
    public required int? WomenAndChildren { get; init; }
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of a closed unit; null while it is in use.</summary>
    public required DateOnly? ValidTo { get; init; }

    public required int Version { get; init; }

    /// <summary>The units above, the highest first; the unit itself is not among them.</summary>
    public required IReadOnlyList<UnitStep> Ancestors { get; init; }

    public required int OpenChildren { get; init; }
    public required int ClosedChildren { get; init; }

    public bool Closed => ValidTo is not null;

    /// <summary>福建省 › 南平市 › 浦城县 › 清溪镇</summary>
    public string PathText => string.Join(" › ", Ancestors.Select(a => a.Name).Append(Name));
}

/// <summary>One step of the way down to a unit.</summary>
/// <param name="Id">Null for a unit above the reader's scope: its name is shown without a link.</param>
public sealed record UnitStep(int? Id, string Name, UnitLevel Level);

/// <summary>One unit with the units above it.</summary>
public sealed class UnitQuery(PortalDb portal)
{
    /// <summary>Null when the scope holds no such unit.</summary>
    public async Task<UnitDetails?> RunAsync(UnitScope scope, int unitId, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        var row = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == unitId)
            .Select(u => new
            {
                Unit = u,
                Open = db.Units.Count(c => c.ParentId == u.Id && c.ValidTo == null),
                Closed = db.Units.Count(c => c.ParentId == u.Id && c.ValidTo != null),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;

        var unit = row.Unit;
        var paths = UnitPath.SelfAndAncestors(unit.Path)[..^1];
        var ancestors = await db
            .Units.Where(u => paths.Contains(u.Path))
            .OrderBy(u => u.Path)
            .Select(u => new
            {
                u.Id,
                u.Name,
                u.Level,
                u.Path,
            })
            .ToListAsync(cancel);
        return new()
        {
            Id = unit.Id,
            Name = unit.Name,
            Level = unit.Level,
            Kind = unit.Kind,
            Code = unit.Code,
            Women = unit.Women,
            WomenAndChildren = unit.WomenAndChildren,
            ValidFrom = unit.ValidFrom,
            ValidTo = unit.ValidTo,
            Version = unit.Version,
            Ancestors =
            [
                .. ancestors
                    .Where(a => a.Level != UnitLevel.Nation || scope.Covers(a.Path))
                    .Select(a => new UnitStep(scope.Covers(a.Path) ? a.Id : null, a.Name, a.Level)),
            ],
            OpenChildren = row.Open,
            ClosedChildren = row.Closed,
        };
    }
}
