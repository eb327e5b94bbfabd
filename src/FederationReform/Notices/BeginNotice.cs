using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="NoticeId">0 when refused.</param>
public sealed record BegunNotice(int NoticeId, Violations Violations);

/// <summary>起草通知: an empty draft of the caller's unit, to all units directly below.</summary>
public sealed class BeginNotice(PortalDb portal)
{
    public async Task<BegunNotice> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.IssueNotices, cancel) is { } refused)
            return new(0, refused);
        await using var db = portal.Open(scope);
        if (!await db.Units.ReceivingFrom(scope).AnyAsync(cancel))
            return new(0, new(NoticeRefusal.NobodyBelow));
        var unit = await db.Units.VisibleTo(scope).SingleAsync(u => u.Id == scope.UnitId, cancel);
        var notice = Notice.Begin(unit, scope.AccountName, portal.Clock.UtcNow());
        db.Notices.Add(notice);
        var violations = await db.SaveAsync(cancel);
        return new(violations.Count == 0 ? notice.Id : 0, violations);
    }
}
