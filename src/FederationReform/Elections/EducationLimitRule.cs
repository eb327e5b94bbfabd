using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>文化程度 "in principle" (原则上): leaders and other executives each have a minimum. Where the source asks two different things of executives (SEED-INVENTORY C01), each reminds with its own clause.</summary>
public static class EducationLimitRule
{
    public const string Code = "EducationLimit";

    public static IEnumerable<Violation> Check(CongressResult result, ElectionRules rules)
    {
        foreach (var (member, index) in result.Numbered().Where(m => m.Member.Education != Education.Unknown))
        {
            foreach (var limit in (member.Leads() ? rules.LeaderEducations : rules.ExecutiveEducations).Where(limit => member.Education < limit.Minimum))
            {
                yield return new(Code, MemberWords.Field(index, nameof(ElectedMember.Education)),
                    $"{member.Row(index)}的文化程度是{CodeLists.Education.Name(member.Education)}，{(member.Leads() ? "主席、副主席" : "执委")}原则上{CodeLists.Education.Name(limit.Minimum)}以上。", Severity.Remind, limit.Clause);
            }
        }
    }

    public static Verdict? InOrder(CongressResult result, ElectionRules rules)
    {
        if (result.Members.Count == 0 || result.Members.Any(m => m.Education == Education.Unknown) || Check(result, rules).Any())
            return null;
        var (leaders, executives) = (rules.LeaderEducations.MaxBy(limit => limit.Minimum), rules.ExecutiveEducations.MaxBy(limit => limit.Minimum));
        var limits = LimitWords.Join(
            leaders is null ? null : $"{CodeLists.Education.Name(leaders.Minimum)}以上",
            executives is null ? null : $"{CodeLists.Education.Name(executives.Minimum)}以上", "都在");
        return limits is null ? null : Verdict.InOrder(Code, "", $"{limits}。", leaders?.Clause ?? executives?.Clause);
    }
}
