using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// A leader is also an executive and is listed once, under the higher post. Two people may share a name; the same name
/// and date of birth are taken for one person typed twice, unless the telephones differ.
/// </summary>
public static class SamePersonTwiceRule
{
    public const string Code = "SamePersonTwice";

    public static IEnumerable<Violation> Check(IReadOnlyList<ElectedMember> members) =>
        from second in members.Numbered()
        where second.Member.Name.Length > 0 && second.Member.Birth is not null
        let first = members.Numbered().Take(second.Index).FirstOrDefault(earlier => Same(earlier.Member, second.Member))
        where first.Member is not null
        select new Violation(
            Code,
            MemberFields.Of(second.Index, nameof(ElectedMember.Name)),
            $"第 {first.Index + 1} 行和第 {second.Index + 1} "
                + $"行都是“{second.Member.Name}，{second.Member.Birth}”。"
                + "同一个人只填一行，按最高职务填；确实是两个人的，请填写各自的出生年月日或联系电话。",
            Clause: "填报说明：主席、副主席也是执委，不重复填写"
        );

    private static bool Same(ElectedMember first, ElectedMember second) =>
        first.Name == second.Name
        && first.Birth == second.Birth
        && (first.Phone is null || second.Phone is null || first.Phone == second.Phone);
}
