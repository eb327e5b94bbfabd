using FederationReform.Reforms;
using FederationReform.Rules;

namespace FederationReform.Web.Reforms;

/// <summary>
/// What stands below each input of the meeting: the quota, the least that the rules ask, where a number was taken from.
/// </summary>
internal static class MeetingHints
{
    /// <summary>From a confirmed count, or from the roll of representatives: shown, not typed.</summary>
    public static bool IsTakenOver(string key, VillageResult record) =>
        (record.Stored.Counted && CountedResult.Fixes(key))
        || (record.Registered > 0 && key == nameof(CongressResult.Representatives));

    public static string Of(string key, VillageResult record, CongressResult result)
    {
        var (rules, quotas) = (record.Plan.Rules, record.Plan.Quotas);
        return key switch
        {
            "Representatives" when record.Registered > 0 => "取自妇女代表名册",
            "Representatives" => $"名额 {quotas.Representatives}",
            "Present" when result.Entitled is > 0 and int entitled =>
                $"至少 {QuorumRule.Minimum(entitled, rules.Quorum)} 人",
            "Seats" => $"名额 {quotas.Executives}",
            "Candidates" when result.Seats is > 0 and int seats => $"差额 {rules.Difference.Percent}%，"
                + $"至少 {DifferentialElectionRule.MinimumCandidates(seats, rules.Difference)} 名",
            "Valid" when MajorityRule.Minimum(result, rules.Majority) is { } votes => $"当选至少 {votes} 票",
            _ => "",
        };
    }
}
