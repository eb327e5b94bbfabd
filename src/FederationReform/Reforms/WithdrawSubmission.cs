using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;

namespace FederationReform.Reforms;

public sealed record WithdrawSubmissionInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>
/// 撤回: the sender takes a submitted record back to correct it, as long as the county has not decided.
/// </summary>
public sealed class WithdrawSubmission(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        WithdrawSubmissionInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SubmitRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (reform.State != ReformState.Submitted)
            return await db.RefusedAsync(ReformRefusal.NotSubmitted(reform.State), cancel);

        var now = portal.Clock.UtcNow();
        reform.LatestSubmission().Decide(Decision.Withdrawn, scope.AccountName, now);
        reform.Withdraw(now);
        db.Record(
            AuditEvent.RecordWithdrawn,
            reform.Subject,
            $"撤回{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交"
        );
        return await db.SaveAsync(cancel);
    }
}
