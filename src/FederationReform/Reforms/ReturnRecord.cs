using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="Reason">What is to be mended, in one or two sentences; the sender reads it first.</param>
/// <param name="Remarks">The places it concerns, so that she is led to them.</param>
public sealed record ReturnRecordInput(int CampaignId, int UnitId, int Version, Guid OperationId, string? Reason, IReadOnlyList<FieldRemark> Remarks) : IRecordInput;

/// <summary>退回修改: sends a record back to its sender, with the reason and the places to mend.</summary>
public sealed class ReturnRecord(PortalDb portal)
{
    public const int MostRemarks = 60;

    public async Task<Violations> RunAsync(UnitScope scope, ReturnRecordInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ReviewRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (reform.State != ReformState.Submitted)
            return new Violations(ReformRefusal.NotSubmitted(reform.State));

        var violations = Check(input, reform.Result);
        if (violations.Blocking)
            return violations;

        var now = portal.Clock.UtcNow();
        db.ReviewDrafts.RemoveRange(await db.ReviewDrafts.VisibleTo(scope).Where(d => d.UnitReformId == reform.Id).ToListAsync(cancel));
        var reason = PlainText.Clean(input.Reason)!;
        var remarks = input.Remarks.Select(r => r with { Remark = PlainText.Clean(r.Remark)! }).ToList();
        reform.LatestSubmission().Decide(Decision.Returned, scope.AccountName, now, reason, remarks);
        reform.Return(reason, now);
        db.Record(AuditEvent.RecordReturned, reform.Subject, input.OperationId, $"退回{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交", reason,
            [.. remarks.Select(r => new FieldChange(RecordFields.Label(r.Field), null, r.Remark))]);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static Violations Check(ReturnRecordInput input, CongressResult result)
    {
        var violations = new Violations();
        violations.Add(ReformRefusal.CheckReason(nameof(input.Reason), "退回原因", input.Reason));
        if (input.Remarks.Count > MostRemarks)
            violations.Add(new Violation("TooMany", nameof(input.Remarks), $"标注最多 {MostRemarks} 处，现有 {input.Remarks.Count} 处。请在退回原因里概括说明。"));
        for (var i = 0; i < input.Remarks.Count; i++)
        {
            var remark = input.Remarks[i];
            if (!RecordFields.Exists(remark.Field, result))
                violations.Add(new Violation("UnknownField", $"Remarks[{i}]", $"“{remark.Field}”不是这份记录里的栏目，请重新勾选。"));
            else
                violations.Add(PlainText.Check($"Remarks[{i}]", $"“{RecordFields.Label(remark.Field)}”的意见", remark.Remark, PlainText.NoteRunes, required: true, lines: true));
        }
        return violations;
    }
}
