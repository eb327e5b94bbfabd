using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>Women elect and are elected to a women's federation.</summary>
public static class WomenOnlyRule
{
    public const string Code = "WomenOnly";

    public static IEnumerable<Violation> Check(CongressResult result) =>
        from m in result.Numbered()
        where m.Member.Sex != Sex.Female
        select new Violation(Code, MemberWords.Field(m.Index, nameof(ElectedMember.Sex)), $"{m.Member.Row(m.Index)}的性别填的是“{CodeLists.Sex.Name(m.Member.Sex)}”，妇联执委由妇女担任，请核对。", Clause: AdultRule.Clause);
}
