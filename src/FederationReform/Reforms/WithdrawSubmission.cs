using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Reforms;

public sealed record WithdrawSubmissionInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>撤回: the sender takes a record back to correct it, as long as the county has not decided.</summary>
public sealed class WithdrawSubmission(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, WithdrawSubmissionInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SubmitRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (reform.State != ReformState.Submitted)
            return new Violations(ReformRefusal.NotSubmitted(reform.State));

        var now = portal.Clock.UtcNow();
        reform.LatestSubmission().Decide(Decision.Withdrawn, scope.AccountName, now);
        reform.Withdraw(now);
        db.Record(AuditEvent.RecordWithdrawn, reform.Subject, input.OperationId, $"撤回{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
