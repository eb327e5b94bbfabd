namespace FederationReform.Elections;

/// <summary>More ballots returned than issued: the election is invalid and held again.</summary>
public static class ReturnedBallotsWithinIssuedRule
{
    public const string Code = "ReturnedBallotsWithinIssued";

    public static Violation? Check(CongressResult result, string clause) =>
        result is { Issued: int issued, Returned: int returned } && returned > issued
            ? new(Code, nameof(CongressResult.Returned), $"发出选票 {issued} 张，收回 {returned} 张，收回多于发出，选举无效，应重新选举。如是笔误，请改正。", Clause: clause)
            : null;

    public static Verdict? InOrder(CongressResult result, string clause) =>
        result is { Issued: > 0 and int issued, Returned: int returned } && returned <= issued
            ? Verdict.InOrder(Code, nameof(CongressResult.Returned), $"发出选票 {issued} 张，收回 {returned} 张，收回没有多于发出，选举有效。", clause)
            : null;
}
