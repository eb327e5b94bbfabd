using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Reforms;

public sealed record UnlockRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId, string? Reason) : IRecordInput;

/// <summary>
/// 解锁更正: an approved result was wrong. The committee and posts that its approval formed are taken back, those before them are in
/// office again, and the record lies with its sender like a returned one.
/// </summary>
public sealed class UnlockRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, UnlockRecordInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ReviewRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (reform.State != ReformState.Approved)
            return new Violations(ReformRefusal.NotApproved(reform.State));
        if (ReformRefusal.CheckReason(nameof(input.Reason), "解锁原因", input.Reason) is { } missing)
            return new Violations(missing);

        if (await CommitteeFormation.CheckUnchangedAsync(db, reform.CampaignId, reform.UnitId, reform.Id, cancel) is { } changed)
            return new Violations(changed);

        var reason = PlainText.Clean(input.Reason)!;
        var gone = await CommitteeFormation.TakeBackAsync(db, reform, cancel);
        reform.Unlock(reason, portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordUnlocked, reform.Subject, input.OperationId, $"解锁{reform.Unit.Name}已通过的记录，收回本届 {gone} 人的任职", reason);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
