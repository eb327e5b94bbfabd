using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

public sealed record WithdrawNoticeInput(int NoticeId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>
/// 撤回: the notice stays, marked with the reason, and nobody signs it any more. Its files are then seen by its issuer
/// and above alone, for it may be withdrawn because of them.
/// </summary>
public sealed class WithdrawNotice(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        WithdrawNoticeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.IssueNotices, input, cancel);
        if (db.Answered)
            return db.Answer;
        var read = await db
            .Notices.VisibleTo(scope)
            .SingleOrDefaultAsync(
                n => n.Id == input.NoticeId && n.UnitId == scope.UnitId && n.IssuedAt != null,
                cancel
            );
        if (await db.InVersionAsync(read, input.Version, cancel) is not { } notice)
            return db.Answer;
        if (notice.WithdrawnAt is not null)
            return await db.RefusedAsync(new Violation("Withdrawn", "", "这份通知已经撤回。"), cancel);
        if (ReformRefusal.CheckReason(nameof(input.Reason), "撤回原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);
        var reason = PlainText.Clean(input.Reason)!;
        notice.Withdraw(reason, scope.AccountName, portal.Clock.UtcNow());
        db.Record(AuditEvent.NoticeWithdrawn, notice.Subject, $"撤回通知“{notice.Title}”", reason);
        return await db.SaveAsync(cancel);
    }
}
