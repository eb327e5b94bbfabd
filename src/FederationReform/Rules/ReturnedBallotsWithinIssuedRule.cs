namespace FederationReform.Rules;

/// <summary>When more ballots are returned than were issued, the election is invalid and must be held again.</summary>
public static class ReturnedBallotsWithinIssuedRule
{
    public const string Code = "ReturnedBallotsWithinIssued";

    /// <param name="issued">发出选票; null while it is not filled in.</param>
    /// <param name="returned">收回选票; null while it is not filled in.</param>
    public static Violation? Check(int? issued, int? returned, string clause) =>
        returned > issued
            ? new(
                Code,
                nameof(CongressResult.Returned),
                $"发出选票 {issued} 张，收回 {returned} 张，收回多于发出，选举无效，应重新选举。如是笔误，请改正。",
                Clause: clause
            )
            : null;

    public static Verdict? InOrder(int? issued, int? returned, string clause) =>
        issued > 0 && returned <= issued
            ? Verdict.InOrder(
                Code,
                nameof(CongressResult.Returned),
                $"发出选票 {issued} 张，收回 {returned} 张，收回没有多于发出，选举有效。",
                clause
            )
            : null;
}
