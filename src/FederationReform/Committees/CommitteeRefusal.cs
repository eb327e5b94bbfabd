using FederationReform.People;

namespace FederationReform.Committees;

/// <summary>The refusals of changes to a committee, each with the way out.</summary>
internal static class CommitteeRefusal
{
    public const string NotHersCode = "EntryNotHers";
    public const string StateCode = "CommitteeState";

    public static Violation NotInOffice(DateOnly endedOn) =>
        new(StateCode, "", $"这届班子已于{endedOn:yyyy年M月d日}换届，不能再登记任职变动。变动请登记在现任班子里。");

    public static Violation AlreadyInOffice(string unit) =>
        new(StateCode, "", $"{unit}已有现任班子，不用再登记。补选、增补请在班子页登记任职。");

    public static Violation AlreadyEnded(Post post) =>
        new(StateCode, "", $"{post.Person.Name}已于{post.EndOn:yyyy年M月d日}离任，不用再登记。日期写错时请用“更正”。");

    public static Violation NotEnded(Post post) =>
        new(StateCode, "", $"{post.Person.Name}还在任，离任以后才登记谈话。");

    public static Violation NotHers(Post post) =>
        new(
            NotHersCode,
            "",
            $"关于{post.Person.Name}的这次登记不是本单位在 24 小时以内登记的，由县妇联撤销。"
                + "请告诉县妇联单位、姓名和原因。"
        );

    public static Violation FromResult(Post post) =>
        new(
            StateCode,
            "",
            $"{post.Person.Name}的任职来自审核通过的选举结果，不能在这里撤销。结果有误时，请县妇联解锁记录后更正。"
        );

    public static Violation EndedWithTheTerm(Post post) =>
        new(StateCode, "", $"{post.Person.Name}随换届离任，不能单独撤销。");

    public static Violation FollowedBy(Post post, Post next) =>
        new(
            StateCode,
            "",
            $"{post.Person.Name}已于{next.StartOn:yyyy年M月d日}转任{CodeLists.Position.Name(next.Position)}。"
                + "请先更正或撤销后来的这次变动。"
        );
}
