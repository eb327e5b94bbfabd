using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Reforms;

public sealed record UnlockRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId, string? Reason)
    : IRecordInput;

/// <summary>
/// 解锁更正: for an approved result that was wrong. The committee and posts formed by the approval are taken back, the
/// previous ones are in office again, and the sender has the record like a returned one.
/// </summary>
public sealed class UnlockRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, UnlockRecordInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ReviewRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (reform.State != ReformState.Approved)
            return await db.RefusedAsync(ReformRefusal.NotApproved(reform.State), cancel);
        if (ReformRefusal.CheckReason(nameof(input.Reason), "解锁原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);

        if (
            await CommitteeDissolution.CheckUnchangedAsync(db, reform.CampaignId, reform.UnitId, reform.Id, cancel) is
            { } changed
        )
            return await db.RefusedAsync(changed, cancel);

        var reason = PlainText.Clean(input.Reason)!;
        var gone = await CommitteeDissolution.TakeBackAsync(db, reform, cancel);
        reform.Unlock(reason, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.RecordUnlocked,
            reform.Subject,
            $"解锁{reform.Unit.Name}已通过的记录，收回本届 {gone} 人的任职",
            reason
        );
        return await db.SaveAsync(cancel);
    }
}
