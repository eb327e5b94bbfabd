using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="Reason">What to correct, in one or two sentences; the sender reads it first.</param>
/// <param name="Remarks">The fields concerned, to which the page leads the sender.</param>
public sealed record ReturnRecordInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    string? Reason,
    IReadOnlyList<FieldRemark> Remarks
) : IRecordInput;

/// <summary>退回修改: returns a record to its sender, with the reason and the fields to correct.</summary>
public sealed class ReturnRecord(PortalDb portal)
{
    public const int MostRemarks = 60;

    public async Task<Violations> RunAsync(UnitScope scope, ReturnRecordInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ReviewRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (reform.State != ReformState.Submitted)
            return await db.RefusedAsync(ReformRefusal.NotSubmitted(reform.State), cancel);

        var violations = Check(input, reform.Result);
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var now = portal.Clock.UtcNow();
        db.ReviewDrafts.RemoveRange(
            await db.ReviewDrafts.VisibleTo(scope).Where(d => d.UnitReformId == reform.Id).ToListAsync(cancel)
        );
        var reason = PlainText.Clean(input.Reason)!;
        var remarks = input.Remarks.Select(r => r with { Remark = PlainText.Clean(r.Remark)! }).ToList();
        reform.LatestSubmission().Decide(Decision.Returned, scope.AccountName, now, reason, remarks);
        reform.Return(reason, now);
        db.Record(
            AuditEvent.RecordReturned,
            reform.Subject,
            $"退回{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交",
            reason,
            [.. remarks.Select(r => new FieldChange(RecordFields.Label(r.Field), null, r.Remark))]
        );
        return await db.SaveAsync(cancel);
    }

    private static Violations Check(ReturnRecordInput input, CongressResult result)
    {
        var violations = new Violations();
        violations.Add(ReformRefusal.CheckReason(nameof(input.Reason), "退回原因", input.Reason));
        if (input.Remarks.Count > MostRemarks)
            violations.Add(
                new Violation(
                    "TooMany",
                    nameof(input.Remarks),
                    $"标注最多 {MostRemarks} 处，现有 {input.Remarks.Count} 处。请在退回原因里概括说明。"
                )
            );
        for (var i = 0; i < input.Remarks.Count; i++)
        {
            var remark = input.Remarks[i];
            if (!RecordFields.Exists(remark.Field, result))
                violations.Add(
                    new Violation(
                        "UnknownField",
                        new FieldRef(nameof(input.Remarks), i).ToString(),
                        $"“{remark.Field}”不是这份记录里的栏目，请重新勾选。"
                    )
                );
            else
                violations.Add(
                    PlainText.Check(
                        new FieldRef(nameof(input.Remarks), i).ToString(),
                        $"“{RecordFields.Label(remark.Field)}”的意见",
                        remark.Remark,
                        PlainText.NoteRunes,
                        required: true,
                        lines: true
                    )
                );
        }
        return violations;
    }
}
