namespace FederationReform.Rules;

/// <summary>
/// 候选人须经同级党委和上级妇联同意: the Party committee of the same level and the federation above must agree to the
/// candidates before the vote.
/// </summary>
public static class CandidateApprovalsRule
{
    public const string Code = "CandidateApprovals";
    public const string Clause = "实施方案三（二）1：候选人经乡镇党委和上级妇联同意后，提交大会酝酿";

    public static IEnumerable<Violation> Check(ElectionSheet sheet)
    {
        if (sheet.Candidates.All(c => c.WriteIn))
            yield break;
        foreach (
            var (field, whose, approval) in ((string, string, Approval?)[])
                [
                    (nameof(ElectionSheet.PartyApproval), "同级党组织", sheet.PartyApproval),
                    (nameof(ElectionSheet.UpperApproval), "上级妇联", sheet.UpperApproval),
                ]
        )
        {
            if (approval?.On is null)
                yield return new(Code, field, $"候选人名单还没有登记{whose}同意的日期。", Severity.Remind, Clause);
            else if (approval.On > sheet.HeldOn)
                yield return new(
                    Code,
                    field,
                    $"{whose}同意候选人名单的日期（{approval.On:yyyy-MM-dd}"
                        + $"）晚于会议日期（{sheet.HeldOn:yyyy-MM-dd}），请核对。",
                    Severity.Remind,
                    Clause
                );
        }
    }
}
