using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// 过半数: elected by the approval of more than half of those entitled to attend, or of those present where the
/// campaign says so. Members without votes are not judged.
/// </summary>
public static class MajorityRule
{
    public const string Code = "Majority";

    /// <summary>The least number of approvals that elects: 21 for 41 people.</summary>
    /// <param name="people">The size of the base.</param>
    public static int Minimum(int people) => people / 2 + 1;

    public static IEnumerable<Violation> Check(CongressResult result, MajorityRuleSetting setting)
    {
        if (People(result, setting) is not { } people)
            yield break;
        foreach (var (member, index) in result.Members.Numbered())
        {
            // A county's decision against the count is reported by ElectedByDecisionRule.
            if (member.ElectedByDecision is null && member.For < Minimum(people))
                yield return new(
                    Code,
                    MemberFields.Of(index, nameof(ElectedMember.For)),
                    $"{member.Row(index)}得赞成票 {member.For} 张，没有超过{Word(setting.Base)} {people} 人的半数"
                        + $"（至少 {Minimum(people)} 张），不能当选，请核对。",
                    Clause: setting.Clause
                );
        }
    }

    public static Verdict? InOrder(CongressResult result, MajorityRuleSetting setting)
    {
        var known = result.Members.Count(m => m.For is not null);
        if (People(result, setting) is not { } people || known == 0 || Check(result, setting).Any())
            return null;
        var who = known == result.Members.Count ? $"当选的 {known} 人" : $"填了票数的 {known} 人";
        return Verdict.InOrder(
            Code,
            "",
            $"{Word(setting.Base)} {people} 人，当选至少要 {Minimum(people)} 张赞成票，{who}都过半数。",
            setting.Clause
        );
    }

    /// <summary>应到 or 实到.</summary>
    public static string Word(MajorityBase of) => of == MajorityBase.Entitled ? "应到" : "实到";

    /// <summary>The least number of approvals that elects; null while the base is not known.</summary>
    public static int? Minimum(CongressResult result, MajorityRuleSetting setting) =>
        People(result, setting) is { } people ? Minimum(people) : null;

    private static int? People(CongressResult result, MajorityRuleSetting setting) =>
        (setting.Base == MajorityBase.Entitled ? result.Entitled : result.Present) is > 0 and var people
            ? people
            : null;
}
