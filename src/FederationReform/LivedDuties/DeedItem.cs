using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.LivedDuties;

/// <summary>
/// What members of a committee do for their office: 六个一 of standing members, 五个一 of executives, 四个一 of
/// representatives, as a county's report lists them, and what else earns points.
/// </summary>
public enum DeedItem
{
    // 六个一
    Area = 11,
    Project = 12,
    OwnBase = 13,
    OwnTeam = 14,
    FamilyInNeed = 15,
    Research = 16,

    // 五个一
    RepresentativeGroup = 21,
    ModelFamily = 22,
    Grassroots = 23,
    AreaMeeting = 24,
    GoodDeed = 25,

    // 四个一
    FiveWomen = 31,
    GroupMeeting = 32,
    Suggestion = 33,
    PracticalDeed = 34,

    // What earns points besides.
    ChairedInTurn = 41,
    Attended = 42,
    Trained = 43,
    Publicised = 44,
    Volunteered = 45,
    Other = 99,
}

/// <summary>A check list: the items that a member's office asks of her in a quarter.</summary>
/// <param name="Name">六个一</param>
public sealed record CheckList(string Name, IReadOnlyList<DeedItem> Items);

public static class DeedItems
{
    public static CodeList<DeedItem> All { get; } = CodeList.OfNames<DeedItem>("事项", Name);

    public static CheckList SixOnes { get; } =
        new(
            "六个一",
            [
                DeedItem.Area,
                DeedItem.Project,
                DeedItem.OwnBase,
                DeedItem.OwnTeam,
                DeedItem.FamilyInNeed,
                DeedItem.Research,
            ]
        );

    public static CheckList FiveOnes { get; } =
        new(
            "五个一",
            [
                DeedItem.RepresentativeGroup,
                DeedItem.ModelFamily,
                DeedItem.Grassroots,
                DeedItem.AreaMeeting,
                DeedItem.GoodDeed,
            ]
        );

    public static CheckList FourOnes { get; } =
        new("四个一", [DeedItem.FiveWomen, DeedItem.GroupMeeting, DeedItem.Suggestion, DeedItem.PracticalDeed]);

    /// <summary>The list of a member: of a standing member where there are any, otherwise of an executive.</summary>
    public static CheckList Of(Position position) => position == Position.StandingMember ? SixOnes : FiveOnes;

    public static string Name(this DeedItem item) =>
        item switch
        {
            DeedItem.Area => "联系一个片区",
            DeedItem.Project => "领办一个项目",
            DeedItem.OwnBase => "联系一个基地",
            DeedItem.OwnTeam => "带领一支志愿队伍",
            DeedItem.FamilyInNeed => "结对一户困难家庭",
            DeedItem.Research => "完成一个调研课题",
            DeedItem.RepresentativeGroup => "联系一个代表小组",
            DeedItem.ModelFamily => "培树一户示范家庭",
            DeedItem.Grassroots => "联系一个基层组织",
            DeedItem.AreaMeeting => "召开片区会议",
            DeedItem.GoodDeed => "办一件好事",
            DeedItem.FiveWomen => "联系五名以上妇女",
            DeedItem.GroupMeeting => "参加代表小组会议",
            DeedItem.Suggestion => "提一条建议",
            DeedItem.PracticalDeed => "办一件实事",
            DeedItem.ChairedInTurn => "担任轮值主席",
            DeedItem.Attended => "参加执委会议",
            DeedItem.Trained => "参加培训",
            DeedItem.Publicised => "撰写宣传信息",
            DeedItem.Volunteered => "参加志愿服务",
            DeedItem.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
}
