using FederationReform.Access;
using FederationReform.ChatRobots;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="Text">As it stands on the page; the draft may lag behind it.</param>
public sealed record IssueNoticeInput(int NoticeId, int Version, Guid OperationId, NoticeText Text) : IVersionedChange;

/// <summary>发出通知: the draft goes to its recipients and is not changed any more.</summary>
public sealed class IssueNotice(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, IssueNoticeInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.IssueNotices, input, cancel);
        if (db.Answered)
            return db.Answer;
        var read = await db.Notices.DraftsOf(scope).SingleOrDefaultAsync(n => n.Id == input.NoticeId, cancel);
        if (await db.InVersionAsync(read, input.Version, cancel) is not { } notice)
            return db.Answer;
        var now = portal.Clock.UtcNow();
        var text = input.Text.Cleaned();
        if (text.Check(finished: true, ChinaTime.DateOf(now)) is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);
        var below = await db.Units.ReceivingFrom(scope).OrderBy(u => u.Path).ToListAsync(cancel);
        var to = text.To is { } chosen ? below.FindAll(u => chosen.Contains(u.Id)) : below;
        if (to.Count == 0)
            return await db.RefusedAsync(NoticeRefusal.NobodyBelow, cancel);
        if (text.To is { } asked && to.Count < asked.Distinct().Count())
            return await db.RefusedAsync(NoticeRefusal.UnknownUnit, cancel);

        notice.Write(text, scope.AccountName, now);
        notice.Issue(to, scope.AccountName, now);
        db.Record(
            AuditEvent.NoticeIssued,
            notice.Subject,
            $"发出通知“{notice.Title}”，{to.Count} 个单位",
            changes: [new("签收期限", null, $"{notice.SignBy:yyyy-MM-dd}"), new("文号", null, notice.Number)]
        );
        // The title was typed and may name a person, so the group does not get it.
        await db.TellAsync(
            scope,
            $"【通知】{scope.UnitName}妇联发出一份通知，发给 {to.Count} 个单位，请在平台上阅读并签收。",
            now,
            cancel
        );
        return await db.SaveAsync(cancel);
    }
}
