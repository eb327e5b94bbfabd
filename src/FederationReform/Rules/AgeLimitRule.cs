using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// The age limit "in principle" (原则上): leaders and other executives each have one, in completed years on the day of
/// the congress.
/// </summary>
public static class AgeLimitRule
{
    public const string Code = "AgeLimit";

    /// <summary>The limits of the post that the person is over on that day.</summary>
    public static IEnumerable<AgeLimit> Over(
        ElectedMember member,
        BirthDate birth,
        DateOnly day,
        ElectionRules rules
    ) => (member.Leads() ? rules.LeaderAges : rules.ExecutiveAges).Where(limit => birth.AgeOn(day) > limit.MaxAge);

    /// <param name="heldOn">The day of the congress; null while it is not known, and today counts.</param>
    public static IEnumerable<Violation> Check(
        IReadOnlyList<ElectedMember> members,
        DateOnly? heldOn,
        ElectionRules rules,
        DateOnly today
    )
    {
        var day = heldOn ?? today;
        foreach (var (member, index) in members.Numbered())
        {
            if (member.Birth is not { } birth)
                continue;
            foreach (var limit in Over(member, birth, day, rules))
            {
                yield return new(
                    Code,
                    MemberFields.Of(index, nameof(ElectedMember.Birth)),
                    $"{member.Row(index)}（{birth}）{MemberWords.ByTheDay(heldOn)} {birth.AgeOn(day)} 周岁，"
                        + $"{(member.Leads() ? "主席、副主席" : "执委")}原则上 {limit.MaxAge} 周岁以下。",
                    Severity.Remind,
                    limit.Clause
                );
            }
        }
    }

    public static Verdict? InOrder(
        IReadOnlyList<ElectedMember> members,
        DateOnly? heldOn,
        ElectionRules rules,
        DateOnly today
    )
    {
        if (members.Count == 0 || members.Any(m => m.Birth is null) || Check(members, heldOn, rules, today).Any())
            return null;
        var (leaders, executives) = (
            rules.LeaderAges.MinBy(limit => limit.MaxAge),
            rules.ExecutiveAges.MinBy(limit => limit.MaxAge)
        );
        var limits = LimitWords.Join(
            leaders is null ? null : $"{leaders.MaxAge} 周岁",
            executives is null ? null : $"{executives.MaxAge} 周岁",
            "都不超过"
        );
        return limits is null
            ? null
            : Verdict.InOrder(Code, "", $"{limits}（按大会当天的周岁计算）。", leaders?.Clause ?? executives?.Clause);
    }
}
