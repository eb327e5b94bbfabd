namespace FederationReform.Elections;

/// <summary>过半数: elected is who is approved by more than half of those entitled to attend; of those present only where the campaign's document says so. It judges only whose votes are known.</summary>
public static class MajorityRule
{
    public const string Code = "Majority";

    /// <summary>41 entitled → 21.</summary>
    /// <param name="people">Of the base.</param>
    public static int Minimum(int people) => people / 2 + 1;

    public static IEnumerable<Violation> Check(CongressResult result, MajorityRuleSetting setting)
    {
        if (People(result, setting) is not { } people)
            yield break;
        foreach (var (member, index) in result.Numbered())
        {
            // What the county decided against the count is shown by a rule of its own.
            if (member.ElectedByDecision is null && member.For < Minimum(people))
                yield return new(Code, MemberWords.Field(index, nameof(ElectedMember.For)), $"{member.Row(index)}得赞成票 {member.For} 张，没有超过{Word(setting.Base)} {people} 人的半数（至少 {Minimum(people)} 张），不能当选，请核对。", Clause: setting.Clause);
        }
    }

    public static Verdict? InOrder(CongressResult result, MajorityRuleSetting setting)
    {
        var known = result.Members.Count(m => m.For is not null);
        if (People(result, setting) is not { } people || known == 0 || Check(result, setting).Any())
            return null;
        var who = known == result.Members.Count ? $"当选的 {known} 人" : $"填了票数的 {known} 人";
        return Verdict.InOrder(Code, "", $"{Word(setting.Base)} {people} 人，当选至少要 {Minimum(people)} 张赞成票，{who}都过半数。", setting.Clause);
    }

    /// <summary>应到, 实到</summary>
    public static string Word(MajorityBase of) => of == MajorityBase.Entitled ? "应到" : "实到";

    /// <summary>Approvals that elect; null while the base is not known.</summary>
    public static int? Minimum(CongressResult result, MajorityRuleSetting setting) => People(result, setting) is { } people ? Minimum(people) : null;

    private static int? People(CongressResult result, MajorityRuleSetting setting) =>
        (setting.Base == MajorityBase.Entitled ? result.Entitled : result.Present) is > 0 and var people ? people : null;
}
