namespace FederationReform.Elections;

/// <summary>年龄 "in principle" (原则上): leaders and other executives each have a limit, in completed years on the day of the congress.</summary>
public static class AgeLimitRule
{
    public const string Code = "AgeLimit";

    public static IEnumerable<Violation> Check(CongressResult result, ElectionRules rules, DateOnly today)
    {
        var day = result.HeldOn ?? today;
        foreach (var (member, index) in result.Numbered())
        {
            if (member.Birth is not { } birth)
                continue;
            foreach (var limit in (member.Leads() ? rules.LeaderAges : rules.ExecutiveAges).Where(limit => birth.AgeOn(day) > limit.MaxAge))
            {
                yield return new(Code, MemberWords.Field(index, nameof(ElectedMember.Birth)),
                    $"{member.Row(index)}（{birth}）{result.ByTheDay()} {birth.AgeOn(day)} 周岁，{(member.Leads() ? "主席、副主席" : "执委")}原则上 {limit.MaxAge} 周岁以下。", Severity.Remind, limit.Clause);
            }
        }
    }

    public static Verdict? InOrder(CongressResult result, ElectionRules rules, DateOnly today)
    {
        if (result.Members.Count == 0 || result.Members.Any(m => m.Birth is null) || Check(result, rules, today).Any())
            return null;
        var (leaders, executives) = (rules.LeaderAges.MinBy(limit => limit.MaxAge), rules.ExecutiveAges.MinBy(limit => limit.MaxAge));
        var limits = LimitWords.Join(leaders is null ? null : $"{leaders.MaxAge} 周岁", executives is null ? null : $"{executives.MaxAge} 周岁", "都不超过");
        return limits is null ? null : Verdict.InOrder(Code, "", $"{limits}（按大会当天的周岁计算）。", leaders?.Clause ?? executives?.Clause);
    }
}
