namespace FederationReform.Elections;

/// <summary>Whom the county holds elected against the count: never in silence, so every report of the result says it with the county's reason.</summary>
public static class ElectedByDecisionRule
{
    public const string Code = "ElectedByDecision";
    public const string Clause = "县妇联认定，与计票不一致";

    public static IEnumerable<Violation> Check(CongressResult result) =>
        from m in result.Numbered()
        where m.Member.ElectedByDecision is not null
        select new Violation(Code, MemberWords.Field(m.Index, nameof(ElectedMember.For)), $"{m.Member.Row(m.Index)}由县妇联认定当选，与计票不一致：{m.Member.ElectedByDecision}", Severity.Remind, Clause);
}
