using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>Only women elect and are elected in a women's federation.</summary>
public static class WomenOnlyRule
{
    public const string Code = "WomenOnly";

    public static IEnumerable<Violation> Check(IReadOnlyList<ElectedMember> members) =>
        from m in members.Numbered()
        where m.Member.Sex != Sex.Female
        select new Violation(
            Code,
            MemberFields.Of(m.Index, nameof(ElectedMember.Sex)),
            $"{m.Member.Row(m.Index)}的性别填的是“{CodeLists.Sex.Name(m.Member.Sex)}”，妇联执委由妇女担任，请核对。",
            Clause: AdultRule.Clause
        );
}
