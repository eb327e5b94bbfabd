namespace FederationReform.Rules;

/// <summary>
/// 差额选举: there must be more candidates than seats, by a percentage of the seats. Practice rounds down (25 seats, 26
/// candidates), so a smaller difference is a reminder. Without any difference it is no election by difference, unless a
/// preliminary vote (预选) that the campaign permits had the difference.
/// </summary>
public static class DifferentialElectionRule
{
    public const string Code = "DifferentialElection";

    /// <summary>For example 27 candidates for 25 seats at 5%.</summary>
    public static int MinimumCandidates(int seats, DifferenceRuleSetting setting)
    {
        var extra = setting.Rounding switch
        {
            Rounding.Up => (seats * setting.Percent + 99) / 100,
            Rounding.Down => seats * setting.Percent / 100,
            _ => (seats * setting.Percent + 50) / 100,
        };
        return seats + (setting.AtLeastOne ? Math.Max(1, extra) : extra);
    }

    /// <param name="seatsOrNull">应选名额; null while it is not filled in.</param>
    /// <param name="candidatesOrNull">正式候选人数; null while it is not filled in.</param>
    public static Violation? Check(int? seatsOrNull, int? candidatesOrNull, ElectionRules rules)
    {
        var setting = rules.Difference;
        if (seatsOrNull is not (> 0 and var seats) || candidatesOrNull is not { } candidates)
            return null;
        var minimum = MinimumCandidates(seats, setting);
        if (candidates >= minimum)
            return null;
        if (candidates > seats)
            return Remind(
                $"应选 {seats} 名执委，候选人 {candidates} 名，差额不足 "
                    + $"{setting.Percent}%，至少要 {minimum} 名候选人。",
                setting.Clause
            );
        return candidates == seats && rules.Preliminary.Allowed
            ? Remind(
                $"应选 {seats} 名执委，正式候选人也是 {seats} 名，是等额选举。"
                    + $"本次任务允许先差额预选：请写明预选的日期和候选人数（至少 {minimum} 名）。",
                rules.Preliminary.Clause
            )
            : Remind(
                $"应选 {seats} 名执委，候选人只有 {candidates} 名，不是差额选举；"
                    + $"差额 {setting.Percent}% 至少要 {minimum} 名候选人。",
                setting.Clause
            );
    }

    private static Violation Remind(string message, string clause) =>
        new(Code, nameof(CongressResult.Candidates), message, Severity.Remind, clause);

    public static Verdict? InOrder(int? seatsOrNull, int? candidatesOrNull, DifferenceRuleSetting setting) =>
        seatsOrNull is > 0 and var seats
        && candidatesOrNull is { } candidates
        && candidates >= MinimumCandidates(seats, setting)
            ? Verdict.InOrder(
                Code,
                nameof(CongressResult.Candidates),
                $"应选执委 {seats} 名，候选人 {candidates} 名，"
                    + $"差额 {candidates - seats} 名（{new Ratio(candidates - seats, seats).Percent}），"
                    + $"不低于 {setting.Percent}%（至少 {MinimumCandidates(seats, setting)} 名候选人）。",
                setting.Clause
            )
            : null;
}
