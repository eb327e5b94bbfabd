using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// The minimum education "in principle" (原则上): leaders and other executives each have one. Where the document states
/// two limits for executives, each is a reminder with its own clause.
/// </summary>
public static class EducationLimitRule
{
    public const string Code = "EducationLimit";

    /// <summary>The limits of the post that the person does not reach; none while the education is not known.</summary>
    public static IEnumerable<EducationLimit> Below(ElectedMember member, ElectionRules rules) =>
        member.Education == Education.Unknown
            ? []
            : (member.Leads() ? rules.LeaderEducations : rules.ExecutiveEducations).Where(limit =>
                member.Education < limit.Minimum
            );

    public static IEnumerable<Violation> Check(IReadOnlyList<ElectedMember> members, ElectionRules rules)
    {
        foreach (var (member, index) in members.Numbered())
        {
            foreach (var limit in Below(member, rules))
            {
                yield return new(
                    Code,
                    MemberFields.Of(index, nameof(ElectedMember.Education)),
                    $"{member.Row(index)}的文化程度是{CodeLists.Education.Name(member.Education)}，"
                        + $"{(member.Leads() ? "主席、副主席" : "执委")}原则上"
                        + $"{CodeLists.Education.Name(limit.Minimum)}以上。",
                    Severity.Remind,
                    limit.Clause
                );
            }
        }
    }

    public static Verdict? InOrder(IReadOnlyList<ElectedMember> members, ElectionRules rules)
    {
        if (members.Count == 0 || members.Any(m => m.Education == Education.Unknown) || Check(members, rules).Any())
            return null;
        var (leaders, executives) = (
            rules.LeaderEducations.MaxBy(limit => limit.Minimum),
            rules.ExecutiveEducations.MaxBy(limit => limit.Minimum)
        );
        var limits = LimitWords.Join(
            leaders is null ? null : $"{CodeLists.Education.Name(leaders.Minimum)}以上",
            executives is null ? null : $"{CodeLists.Education.Name(executives.Minimum)}以上",
            "都在"
        );
        return limits is null ? null : Verdict.InOrder(Code, "", $"{limits}。", leaders?.Clause ?? executives?.Clause);
    }
}
