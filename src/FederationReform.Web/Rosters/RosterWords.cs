using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Rosters;

namespace FederationReform.Web.Rosters;

/// <summary>How the roster says what is in it.</summary>
internal static class RosterWords
{
    public static string Name(this RosterState state) =>
        state switch
        {
            RosterState.InOffice => "在任",
            RosterState.Left => "已离任",
            RosterState.All => "全部任职",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Name(this RosterOrder order) =>
        order switch
        {
            RosterOrder.Post => "单位、职务",
            RosterOrder.Strokes => "姓氏笔画",
            RosterOrder.Oldest => "年龄从大到小",
            RosterOrder.Youngest => "年龄从小到大",
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };

    public static string Name(this DuplicateSign sign) =>
        sign switch
        {
            DuplicateSign.NameAndBirth => "姓名和出生年月相同",
            DuplicateSign.Phone => "电话相同",
            DuplicateSign.IdNumber => "身份证号相同",
            _ => throw new ArgumentOutOfRangeException(nameof(sign)),
        };

    /// <summary>The post that a person holds or held: 第二届妇联兼职副主席</summary>
    public static string Post(CommitteeForm form, int? number, Position position) =>
        CommitteeWords.Term(form, number) + CodeLists.Position.Name(position);

    public static string Or(string? name) => string.IsNullOrEmpty(name) ? "未填" : name;

    public static string Answer(bool? answer) =>
        answer switch
        {
            true => "是",
            false => "否",
            null => "未填",
        };
}
