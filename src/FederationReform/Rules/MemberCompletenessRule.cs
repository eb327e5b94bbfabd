using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// The data that the statistics need of every elected person. Votes are optional; a telephone is needed of leaders
/// only.
/// </summary>
public static class MemberCompletenessRule
{
    public const string Code = "MemberIncomplete";

    public static IEnumerable<Violation> Check(CongressResult result)
    {
        if (result.Members.Count == 0)
            return [new(Code, MemberFields.Of(0, nameof(ElectedMember.Name)), "还没有填写当选人员名单。")];
        return result
            .Members.Numbered()
            .SelectMany(
                m => Missing(m.Member),
                (m, missing) =>
                    new Violation(
                        Code,
                        MemberFields.Of(m.Index, missing.Property),
                        $"{m.Member.Row(m.Index)}还没有填写{missing.Title}。"
                    )
            );
    }

    private static IEnumerable<(string Property, string Title)> Missing(ElectedMember member)
    {
        if (member.Name.Length == 0)
            yield return (nameof(ElectedMember.Name), "姓名");
        if (member.Birth is null)
            yield return (nameof(ElectedMember.Birth), "出生年月");
        if (member.EthnicGroup is null)
            yield return (nameof(ElectedMember.EthnicGroup), "民族");
        if (member.Education == Education.Unknown)
            yield return (nameof(ElectedMember.Education), "文化程度");
        if (member.PoliticalStatus is null)
            yield return (nameof(ElectedMember.PoliticalStatus), "政治面貌");
        if (member.Occupation is null)
            yield return (nameof(ElectedMember.Occupation), "身份");
        if (member.InSystem is null)
            yield return (nameof(ElectedMember.InSystem), "体制内");
        if (member.InTwoCommittees is null)
            yield return (nameof(ElectedMember.InTwoCommittees), "两委成员");
        if (member.FormerDirector is null)
            yield return (nameof(ElectedMember.FormerDirector), "原妇代会主任");
        if (member.NewlyElected is null)
            yield return (nameof(ElectedMember.NewlyElected), "新当选");
        if (member.Phone is null && member.Leads())
            yield return (nameof(ElectedMember.Phone), "联系电话");
    }
}
