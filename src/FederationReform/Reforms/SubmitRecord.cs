using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Representatives;

namespace FederationReform.Reforms;

/// <param name="Version">Of the record she looked at.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record SubmitRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>提交县妇联审核: hands a record in. Everything that blocks it is told at once; a reminder stops it only while it has no reason.</summary>
public sealed class SubmitRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SubmitRecordInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SubmitRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (!reform.Editable)
            return new Violations(ReformRefusal.NotEditable(reform.State));

        var violations = RecordRules.CheckForSubmission(reform.Result, reform.Steps, reform.Campaign.Plan, portal.Clock.Today());
        violations.Add(await RollOfRecord.CheckForSubmissionAsync(db, reform, portal.Clock.Today(), cancel));
        violations.Add(await ElectionsOfRecord.UnfinishedAsync(db, reform.Id, cancel));
        violations.Add(await CommitteeFormation.CheckJoinableAsync(db, reform, cancel));
        if (violations.Blocking)
            return violations;

        reform.Submit(scope.AccountName, portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordSubmitted, reform.Subject, input.OperationId, $"提交{reform.Unit.Name}的结果，第 {reform.Submissions.Count} 次");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
