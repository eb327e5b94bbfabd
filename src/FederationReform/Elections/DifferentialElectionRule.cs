namespace FederationReform.Elections;

/// <summary>
/// 差额选举: there must be more candidates than seats by a percentage of the seats. Practice rounds down (25 seats, 26 candidates), so a
/// shortfall is a reminder; no more candidates than seats is no election by difference at all.
/// </summary>
public static class DifferentialElectionRule
{
    public const string Code = "DifferentialElection";

    /// <summary>25 seats at 5% → 27 candidates.</summary>
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

    public static Violation? Check(CongressResult result, DifferenceRuleSetting setting)
    {
        if (result is not { Seats: > 0 and int seats, Candidates: int candidates })
            return null;
        var minimum = MinimumCandidates(seats, setting);
        if (candidates >= minimum)
            return null;
        return candidates <= seats
            ? new(Code, nameof(CongressResult.Candidates), $"应选 {seats} 名执委，候选人只有 {candidates} 名，不是差额选举；差额 {setting.Percent}% 至少要 {minimum} 名候选人。", Severity.Remind, setting.Clause)
            : new(Code, nameof(CongressResult.Candidates), $"应选 {seats} 名执委，候选人 {candidates} 名，差额不足 {setting.Percent}%，至少要 {minimum} 名候选人。", Severity.Remind, setting.Clause);
    }

    public static Verdict? InOrder(CongressResult result, DifferenceRuleSetting setting) =>
        result is { Seats: > 0 and int seats, Candidates: int candidates } && candidates >= MinimumCandidates(seats, setting)
            ? Verdict.InOrder(Code, nameof(CongressResult.Candidates), $"应选执委 {seats} 名，候选人 {candidates} 名，差额 {candidates - seats} 名（{new Ratio(candidates - seats, seats).Percent}），不低于 {setting.Percent}%（至少 {MinimumCandidates(seats, setting)} 名候选人）。", setting.Clause)
            : null;
}
