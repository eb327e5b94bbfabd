using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

public enum UnitStatus
{
    /// <summary>在用</summary>
    Open,

    /// <summary>已停用</summary>
    Closed,

    All,
}

public sealed record UnitRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required UnitLevel Level { get; init; }
    public required UnitKind Kind { get; init; }
    public required string? Code { get; init; }
    public required int? Women { get; init; }
    public required int? WomenAndChildren { get; init; }

    /// <summary>Last day of a closed unit; null while it is in use.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>Units in use directly below it.</summary>
    public required int OpenChildren { get; init; }

    public bool Closed => ValidTo is not null;
}

/// <summary>The units directly below one unit, ordered by code; units without a code come last.</summary>
public sealed class UnitChildrenQuery(PortalDb portal)
{
    public const int PageSize = 100;

    /// <summary>Null when the scope holds no such unit.</summary>
    /// <param name="page">From 1.</param>
    public async Task<PageOf<UnitRow>?> RunAsync(
        UnitScope scope,
        int unitId,
        UnitStatus status = UnitStatus.Open,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (!await db.Units.VisibleTo(scope).AnyAsync(u => u.Id == unitId, cancel))
            return null;
        var children = db.Units.Where(u => u.ParentId == unitId);
        if (status != UnitStatus.All)
            children = children.Where(u => (u.ValidTo != null) == (status == UnitStatus.Closed));
        var total = await children.CountAsync(cancel);
        page = Math.Max(1, page);
        var rows = await children
            .OrderBy(u => u.Code == null)
            .ThenBy(u => u.Code)
            .ThenBy(u => u.Path)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(u => new UnitRow
            {
                Id = u.Id,
                Name = u.Name,
                Level = u.Level,
                Kind = u.Kind,
                Code = u.Code,
                Women = u.Women,
                WomenAndChildren = u.WomenAndChildren,
                ValidTo = u.ValidTo,
                OpenChildren = db.Units.Count(c => c.ParentId == u.Id && c.ValidTo == null),
            })
            .ToListAsync(cancel);
        return new(rows, total, page, PageSize);
    }
}
