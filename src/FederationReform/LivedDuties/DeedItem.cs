using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Text;

namespace FederationReform.LivedDuties;

/// <summary>
/// What members of a committee do for their office: 六个一 of standing members, 五个一 of executives, 四个一 of
/// representatives, as a county's report lists them, and what else earns points. A county's own items have numbers of
/// <see cref="EntryType"/>.
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

/// <summary>A check list: the items that an office asks of who holds it in a quarter.</summary>
/// <param name="Name">六个一</param>
public sealed record CheckList(string Name, IReadOnlyList<CheckItem> Items);

/// <param name="Yearly">Asked for once a year: done when it was done in the year, up to the quarter's end.</param>
public sealed record CheckItem(EntryType Type, bool Yearly);

public static class DeedItems
{
    // Groups of a county's own items; those of the check lists are also the tens of the built-in items.
    private const int SixOnes = 1;
    private const int FiveOnes = 2;
    private const int FourOnes = 3;
    private const int PointsAlone = 4;

    /// <summary>四个一: five women and a suggestion and a deed a year; the group meets every quarter.</summary>
    private static readonly DeedItem[] yearly = [DeedItem.FiveWomen, DeedItem.Suggestion, DeedItem.PracticalDeed];

    public static CodeList<DeedItem> All { get; } = CodeList.OfNames<DeedItem>("事项", Name);

    /// <summary>What every county begins with; each earns one point until the county says otherwise.</summary>
    public static IReadOnlyList<EntryType> Types { get; } =
    [.. Enum.GetValues<DeedItem>().Select(item => new EntryType((int)item, item.Name()))];

    public static IReadOnlyList<EntryType> Groups { get; } =
    [new(SixOnes, "六个一"), new(FiveOnes, "五个一"), new(FourOnes, "四个一"), new(PointsAlone, "其他（只计积分）")];

    /// <summary>The list of a member: of a standing member where there are any, otherwise of an executive.</summary>
    public static CheckList Of(Position position, EntryTypes<Deed> types) =>
        ListOf(position == Position.StandingMember ? SixOnes : FiveOnes, types);

    /// <summary>The list of a women's representative.</summary>
    public static CheckList OfRepresentative(EntryTypes<Deed> types) => ListOf(FourOnes, types);

    private static CheckList ListOf(int group, EntryTypes<Deed> types) =>
        new(
            Groups.First(g => g.Number == group).Name,
            [
                .. types
                    .All.Where(t => !t.Retired && (t.Own ? t.Group : t.Number / 10) == group)
                    .Select(t => new CheckItem(t, yearly.Contains((DeedItem)t.Number))),
            ]
        );

    /// <summary>Without its county, an own item is only said to be one.</summary>
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
            _ when EntryType.IsOwn((int)item) => "本县自定事项",
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
}
