using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// A person whom the county declares elected against the count. Every report of the result states that, with the
/// county's reason.
/// </summary>
public static class ElectedByDecisionRule
{
    public const string Code = "ElectedByDecision";
    public const string Clause = "县妇联认定，与计票不一致";

    public static IEnumerable<Violation> Check(CongressResult result) =>
        from m in result.Members.Numbered()
        where m.Member.ElectedByDecision is not null
        select new Violation(
            Code,
            MemberFields.Of(m.Index, nameof(ElectedMember.For)),
            $"{m.Member.Row(m.Index)}由县妇联认定当选，与计票不一致：{m.Member.ElectedByDecision}",
            Severity.Remind,
            Clause
        );
}
