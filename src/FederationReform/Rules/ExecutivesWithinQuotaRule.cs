using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// 执委名额, counted as the campaign counts: with or without the chair and vice-chairs. The three numbers are never
/// added.
/// </summary>
public static class ExecutivesWithinQuotaRule
{
    public const string Code = "ExecutivesWithinQuota";

    public static int Count(CongressResult result, ElectionRules rules) =>
        rules.ExecutivesIncludeLeaders ? result.Members.Count : result.Members.Count(m => !m.Leads());

    public static Violation? Check(CongressResult result, ElectionRules rules, Quotas quotas)
    {
        var executives = Count(result, rules);
        return result.Members.Count == 0 || quotas.Executives.Contains(executives)
            ? null
            : new(
                Code,
                "",
                $"执委 {executives} 名（{Counted(rules)}），不在名额 {quotas.Executives} 名之内。",
                Severity.Remind,
                Quotas.Clause
            );
    }

    public static Verdict? InOrder(CongressResult result, ElectionRules rules, Quotas quotas)
    {
        var executives = Count(result, rules);
        var chairs = result.Members.Count(m => m.Position == Position.Chair);
        var viceChairs = result.Members.Count(m => m.IsViceChair());
        return
            quotas.Executives.Contains(executives)
            && quotas.Chairs.Contains(chairs)
            && quotas.ViceChairs.Contains(viceChairs)
            ? Verdict.InOrder(
                Code,
                "",
                $"执委 {executives} 名（{Counted(rules)}），{(rules.ExecutivesIncludeLeaders ? "其中" : "另有")}"
                    + $"主席 {chairs} 名、副主席 {viceChairs} 名，都在名额之内。",
                Quotas.Clause
            )
            : null;
    }

    private static string Counted(ElectionRules rules) =>
        rules.ExecutivesIncludeLeaders ? "含主席、副主席" : "不含主席、副主席";
}
