using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="UnitId">The unit that is signed for; null for the caller's own.</param>
public sealed record SignNoticeInput(int NoticeId, Guid OperationId, int? UnitId = null) : IChange;

/// <summary>
/// 签收: an account of a receiving unit says that the notice arrived. Where no account of the unit can sign in, the
/// issuer signs for it (代签), and the list says so.
/// </summary>
public sealed class SignNotice(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SignNoticeInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SignNotices, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = input.UnitId ?? scope.UnitId;
        var recipient = await db
            .NoticeRecipients.VisibleTo(scope)
            .Include(r => r.Notice)
                .ThenInclude(n => n.Unit)
            .Include(r => r.Unit)
            .SingleOrDefaultAsync(
                r =>
                    r.NoticeId == input.NoticeId
                    && r.UnitId == unit
                    && (r.UnitId == scope.UnitId || r.Notice.UnitId == scope.UnitId),
                cancel
            );
        if (recipient is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (recipient.Notice.WithdrawnAt is not null)
            return await db.RefusedAsync(NoticeRefusal.Withdrawn(recipient.Notice.Unit.Name), cancel);
        // A colleague signed meanwhile: it is signed, and nobody has to do anything.
        if (recipient.SignedAt is not null)
            return Violations.None;
        var instead = unit != scope.UnitId;
        if (instead && await db.Accounts.AnyAsync(a => a.UnitId == unit && !a.Disabled, cancel))
            return await db.RefusedAsync(NoticeRefusal.HasAccount(recipient.Unit.Name), cancel);
        recipient.Sign(scope.AccountName, instead, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.NoticeSigned,
            new(SubjectKind.Notice, recipient.NoticeId, recipient.UnitId, recipient.UnitPath),
            $"{(instead ? $"代{recipient.Unit.Name}" : recipient.Unit.Name)}签收通知“{recipient.Notice.Title}”"
        );
        return await db.SaveAsync(cancel);
    }
}
