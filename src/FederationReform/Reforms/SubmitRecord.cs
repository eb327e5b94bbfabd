using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="Version">Of the record she looked at.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record SubmitRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId);

/// <summary>提交县妇联审核: hands a record in. Everything that blocks it is told at once; a reminder stops it only while it has no reason.</summary>
public sealed class SubmitRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SubmitRecordInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SubmitRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var reform = await db.UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign).Include(r => r.Unit).Include(r => r.Submissions)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (reform is null)
            return new Violations(Refusal.NotFound);
        if (reform.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (!reform.Editable)
            return new Violations(ReformRefusal.NotEditable(reform.State));

        var violations = RecordRules.CheckForSubmission(reform.Result, reform.Steps, reform.Campaign.Plan, portal.Clock.Today());
        if (violations.Blocking)
            return violations;

        reform.Submit(scope.AccountName, portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordSubmitted, reform.Subject, input.OperationId, $"提交{reform.Unit.Name}的结果，第 {reform.Submissions.Count} 次");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
