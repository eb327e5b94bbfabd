namespace FederationReform.Elections;

/// <summary>过半数: elected is who is approved by more than half of those entitled to attend, not of those present. It judges only whose votes are known.</summary>
public static class MajorityOfEntitledRule
{
    public const string Code = "MajorityOfEntitled";

    /// <summary>41 entitled → 21.</summary>
    public static int Minimum(int entitled) => entitled / 2 + 1;

    public static IEnumerable<Violation> Check(CongressResult result, string clause)
    {
        if (result.Entitled is not { } entitled || entitled == 0)
            yield break;
        foreach (var (member, index) in result.Numbered())
        {
            if (member.For < Minimum(entitled))
                yield return new(Code, MemberWords.Field(index, nameof(ElectedMember.For)), $"{member.Row(index)}得赞成票 {member.For} 张，没有超过应到 {entitled} 人的半数（至少 {Minimum(entitled)} 张），不能当选，请核对。", Clause: clause);
        }
    }

    public static Verdict? InOrder(CongressResult result, string clause)
    {
        var known = result.Members.Count(m => m.For is not null);
        if (result.Entitled is not { } entitled || entitled == 0 || known == 0 || Check(result, clause).Any())
            return null;
        var who = known == result.Members.Count ? $"当选的 {known} 人" : $"填了票数的 {known} 人";
        return Verdict.InOrder(Code, "", $"应到 {entitled} 人，当选至少要 {Minimum(entitled)} 张赞成票，{who}都过半数。", clause);
    }
}
