using FederationReform.Access;
using FederationReform.Data;
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

/// <param name="ValidTo">Last day of a closed unit; null while it is in use.</param>
/// <param name="OpenChildren">Units in use directly below it.</param>
public sealed record UnitRow(int Id, string Name, UnitLevel Level, UnitKind Kind, string? Code, int? Women, int? WomenAndChildren, DateOnly? ValidTo, int OpenChildren)
{
    public bool Closed => ValidTo is not null;
}

/// <summary>The units directly below one, by code, those without a code last.</summary>
public sealed class UnitChildrenQuery(PortalDb portal)
{
    public const int PageSize = 100;

    /// <summary>Null when there is no such unit within the scope.</summary>
    /// <param name="page">From 1.</param>
    public async Task<PageOf<UnitRow>?> RunAsync(UnitScope scope, int unitId, UnitStatus status = UnitStatus.Open, int page = 1, CancellationToken cancel = default)
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
            .OrderBy(u => u.Code == null).ThenBy(u => u.Code).ThenBy(u => u.Path)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(u => new UnitRow(u.Id, u.Name, u.Level, u.Kind, u.Code, u.Women, u.WomenAndChildren, u.ValidTo, db.Units.Count(c => c.ParentId == u.Id && c.ValidTo == null)))
            .ToListAsync(cancel);
        return new(rows, total, page, PageSize);
    }
}
