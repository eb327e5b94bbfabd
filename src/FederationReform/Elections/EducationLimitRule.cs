using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>文化程度 "in principle" (原则上): leaders and other executives each have a minimum. The source asks two different things of executives (SEED-INVENTORY C01), so it is a setting.</summary>
public static class EducationLimitRule
{
    public const string Code = "EducationLimit";

    public static IEnumerable<Violation> Check(CongressResult result, ElectionRules rules)
    {
        foreach (var (member, index) in result.Numbered())
        {
            var limit = member.Leads() ? rules.LeaderEducation : rules.ExecutiveEducation;
            if (limit is not null && member.Education != Education.Unknown && member.Education < limit.Minimum)
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
        var limits = LimitWords.Join(
            rules.LeaderEducation is { } leader ? $"{CodeLists.Education.Name(leader.Minimum)}以上" : null,
            rules.ExecutiveEducation is { } executive ? $"{CodeLists.Education.Name(executive.Minimum)}以上" : null, "都在");
        return limits is null ? null : Verdict.InOrder(Code, "", $"{limits}。", rules.LeaderEducation?.Clause ?? rules.ExecutiveEducation?.Clause);
    }
}
