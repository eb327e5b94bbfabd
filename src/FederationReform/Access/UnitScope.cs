using FederationReform.Tree;

namespace FederationReform.Access;

/// <summary>
/// 范围: the acting account and the unit it may act in, with everything below that unit. The server
/// reads it from the database for each operation and a page cannot construct one, so changed rights count from the
/// account's next operation on.
/// </summary>
public sealed class UnitScope
{
    internal UnitScope(
        int accountId,
        string accountName,
        Role role,
        int unitId,
        string unitName,
        UnitLevel unitLevel,
        string path,
        string? address = null
    )
    {
        AccountId = accountId;
        AccountName = accountName;
        Role = role;
        UnitId = unitId;
        UnitName = unitName;
        UnitLevel = unitLevel;
        Path = path;
        Address = address;
    }

    public int AccountId { get; }

    /// <summary>The person's name, as it is written into history.</summary>
    public string AccountName { get; }

    public Role Role { get; }
    public int UnitId { get; }
    public string UnitName { get; }
    public UnitLevel UnitLevel { get; }
    internal string Path { get; }

    /// <summary>The client's network address, for the audit; null outside a request.</summary>
    internal string? Address { get; }

    public bool May(Permission permission) => permission.Roles.Contains(Role);

    internal bool Covers(string path) => UnitPath.Contains(Path, path);

    internal bool Covers(IBelongsToUnit row) => Covers(row.UnitPath);

    internal bool Covers(Unit unit) => Covers(unit.Path);
}

#pragma warning disable CA1309 // In SQL, both engines compare these columns by byte; EF Core translates no other form.

/// <summary>
/// The scope as a condition on a query. It must agree with <see cref="UnitScope.Covers(string)"/>; a test checks that.
/// </summary>
internal static class ScopedQueries
{
    public static IQueryable<Unit> VisibleTo(this IQueryable<Unit> units, UnitScope scope) => units.Within(scope.Path);

    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, UnitScope scope)
        where T : class, IBelongsToUnit => rows.Within(scope.Path);

    /// <summary>The unit at a path and all below it.</summary>
    public static IQueryable<Unit> Within(this IQueryable<Unit> units, string path)
    {
        var end = path.Length == 0 ? "" : UnitPath.End(path);
        return units.Where(u => string.Compare(u.Path, path) >= 0 && string.Compare(u.Path, end) < 0);
    }

    public static IQueryable<T> Within<T>(this IQueryable<T> rows, string path)
        where T : class, IBelongsToUnit
    {
        var end = path.Length == 0 ? "" : UnitPath.End(path);
        return rows.Where(r => string.Compare(r.UnitPath, path) >= 0 && string.Compare(r.UnitPath, end) < 0);
    }
}
