using FederationReform.Access;
using FederationReform.Tree;

namespace FederationReform.Notices;

#pragma warning disable CA1309 // In SQL, both engines compare these columns by byte; EF Core translates no other form.

/// <summary>
/// Who sees a notice: the staff of its unit, its drafts included; who stands above that unit, once it is issued; and
/// the accounts of the units it was issued to, and of no other unit below.
/// </summary>
internal static class NoticesInSight
{
    public static IQueryable<Notice> ShownTo(this IQueryable<Notice> notices, UnitScope scope)
    {
        var (path, end, unit) = (scope.Path, UnitPath.End(scope.Path), scope.UnitId);
        var writes = scope.May(Permissions.IssueNotices);
        return notices.Where(n =>
            (n.IssuedAt == null && writes && n.UnitId == unit)
            || (
                n.IssuedAt != null
                && (
                    (string.Compare(n.UnitPath, path) >= 0 && string.Compare(n.UnitPath, end) < 0)
                    || n.Recipients.Any(r => r.UnitId == unit)
                )
            )
        );
    }

    /// <summary>Drafts of the caller's own unit.</summary>
    public static IQueryable<Notice> DraftsOf(this IQueryable<Notice> notices, UnitScope scope) =>
        notices.VisibleTo(scope).Where(n => n.UnitId == scope.UnitId && n.IssuedAt == null);

    /// <summary>The units that the caller's unit may send a notice to, closed ones left out.</summary>
    public static IQueryable<Unit> ReceivingFrom(this IQueryable<Unit> units, UnitScope scope) =>
        units
            .VisibleTo(scope)
            .Where(u => u.ParentId == scope.UnitId && u.ValidTo == null && u.Level != UnitLevel.Institution);
}
