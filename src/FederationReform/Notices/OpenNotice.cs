using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <summary>
/// 阅读: notes the first time that an account of a receiving unit opens a notice. Whoever else opens it leaves no mark.
/// </summary>
public sealed class OpenNotice(PortalDb portal)
{
    public async Task RunAsync(UnitScope scope, int notice, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.SignNotices))
            return;
        await using var db = portal.Open(scope);
        var unread = await db
            .NoticeRecipients.VisibleTo(scope)
            .Include(r => r.Notice)
            .SingleOrDefaultAsync(r => r.NoticeId == notice && r.UnitId == scope.UnitId && r.ReadAt == null, cancel);
        if (unread is null)
            return;
        unread.Read(scope.AccountName, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.NoticeRead,
            new(SubjectKind.Notice, notice, unread.UnitId, unread.UnitPath),
            $"{scope.UnitName}阅读通知“{unread.Notice.Title}”"
        );
        // A colleague opened it at the same moment: then the time of that colleague stands.
        await db.SaveAsync(cancel);
    }
}
