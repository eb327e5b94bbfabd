using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Evidence;
using FederationReform.Representatives;

namespace FederationReform.Reforms;

/// <param name="Version">The record's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record SubmitRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>
/// 提交县妇联审核: submits a record. All violations that block it are reported at once; a reminder blocks only while it
/// has no reason.
/// </summary>
public sealed class SubmitRecord(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SubmitRecordInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SubmitRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (!reform.Editable)
            return await db.RefusedAsync(ReformRefusal.NotEditable(reform), cancel);

        var violations = RecordRules.CheckForSubmission(
            reform.Result,
            reform.Steps,
            reform.Campaign.Plan,
            portal.Clock.Today()
        );
        violations.Add(await RollOfRecord.CheckForSubmissionAsync(db, reform, portal.Clock.Today(), cancel));
        violations.Add(await ElectionsOfRecord.UnfinishedAsync(db, reform.Id, cancel));
        violations.Add(await EvidenceOfRecord.BlockingAsync(db, reform, cancel));
        violations.Add(await CommitteeFormation.CheckJoinableAsync(db, reform, cancel));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        reform.Submit(scope.AccountName, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.RecordSubmitted,
            reform.Subject,
            $"提交{reform.Unit.Name}的结果，第 {reform.Submissions.Count} 次"
        );
        return await db.SaveAsync(cancel);
    }
}
