using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <summary>How many notices to the caller's unit nobody there has opened, for the menu of every page.</summary>
public sealed class UnreadNoticesQuery(PortalDb portal)
{
    public async Task<int> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.SignNotices))
            return 0;
        await using var db = portal.Open(scope);
        return await CountAsync(db, scope, cancel);
    }

    internal static Task<int> CountAsync(PortalDbContext db, UnitScope scope, CancellationToken cancel) =>
        db
            .NoticeRecipients.VisibleTo(scope)
            .CountAsync(r => r.UnitId == scope.UnitId && r.ReadAt == null && r.Notice.WithdrawnAt == null, cancel);
}
