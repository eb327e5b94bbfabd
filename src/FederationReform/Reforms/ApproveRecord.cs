using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

public sealed record ApproveRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>审核通过: locks a record and makes it true. The committee, its people and their posts come from it, and the former ones end.</summary>
public sealed class ApproveRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ApproveRecordInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ReviewRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (reform.State != ReformState.Submitted)
            return new Violations(ReformRefusal.NotSubmitted(reform.State));

        // The rules were kept when it was handed in; the campaign's rule set may have been changed since.
        var violations = RecordRules.CheckForSubmission(reform.Result, reform.Steps, reform.Campaign.Plan, portal.Clock.Today());
        if (violations.Blocking)
            return violations;

        var now = portal.Clock.UtcNow();
        db.ReviewDrafts.RemoveRange(await db.ReviewDrafts.VisibleTo(scope).Where(d => d.UnitReformId == reform.Id).ToListAsync(cancel));
        var (posts, refusal) = await CommitteeFormation.ApplyAsync(db, reform, cancel);
        if (refusal is not null)
            return new Violations(refusal);
        reform.LatestSubmission().Decide(Decision.Approved, scope.AccountName, now);
        reform.Approve(now);
        db.Record(AuditEvent.RecordApproved, reform.Subject, input.OperationId, $"通过{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交，{posts} 人任职");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
