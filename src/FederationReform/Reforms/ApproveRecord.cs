using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

public sealed record ApproveRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>
/// 审核通过: locks a record and carries it out: forms the committee with its people and posts and ends the previous
/// one.
/// </summary>
public sealed class ApproveRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ApproveRecordInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ReviewRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (reform.State != ReformState.Submitted)
            return await db.RefusedAsync(ReformRefusal.NotSubmitted(reform.State), cancel);

        // The record kept the rules when it was submitted, but the campaign's rule set may have changed since.
        var violations = RecordRules.CheckForSubmission(
            reform.Result,
            reform.Steps,
            reform.Campaign.Plan,
            portal.Clock.Today()
        );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var now = portal.Clock.UtcNow();
        db.ReviewDrafts.RemoveRange(
            await db.ReviewDrafts.VisibleTo(scope).Where(d => d.UnitReformId == reform.Id).ToListAsync(cancel)
        );
        var (posts, refusal) = await CommitteeFormation.ApplyAsync(db, reform, cancel);
        if (refusal is not null)
            return await db.RefusedAsync(refusal, cancel);
        reform.LatestSubmission().Decide(Decision.Approved, scope.AccountName, now);
        reform.Approve(now);
        db.Record(
            AuditEvent.RecordApproved,
            reform.Subject,
            $"通过{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交，{posts} 人任职"
        );
        return await db.SaveAsync(cancel);
    }
}
