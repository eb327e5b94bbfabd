using FederationReform.Registers;
using FederationReform.Text;

namespace FederationReform.Ledger;

/// <summary>
/// What an activity was, by the kinds that work reports of women's federations count. A case of one person (来信来访、
/// 调解、救助) is none of them: the register holds what was done, and no names. These are the types of every county; a
/// county's own ones have numbers of <see cref="EntryType"/>.
/// </summary>
public enum ActivityType
{
    /// <summary>技能培训</summary>
    SkillsTraining = 1,

    /// <summary>就业创业服务</summary>
    Employment = 2,

    /// <summary>普法维权宣传</summary>
    RightsEducation = 3,

    /// <summary>走访慰问</summary>
    Visiting = 4,

    /// <summary>关爱儿童</summary>
    ChildCare = 5,

    /// <summary>助学捐赠</summary>
    Donations = 6,

    /// <summary>健康服务</summary>
    Health = 7,

    /// <summary>家庭教育</summary>
    FamilyEducation = 8,

    /// <summary>家庭文明创建</summary>
    CivilisedFamilies = 9,

    /// <summary>婚姻家庭辅导</summary>
    MarriageCounselling = 10,

    /// <summary>心理关爱</summary>
    Counselling = 11,

    /// <summary>文化体育</summary>
    CultureAndSport = 12,

    /// <summary>志愿服务</summary>
    Volunteering = 13,

    /// <summary>家政服务</summary>
    DomesticService = 14,

    /// <summary>理论宣讲</summary>
    TheoryTalks = 15,

    /// <summary>议事协商</summary>
    Deliberation = 16,

    Other = 99,
}

/// <summary>Where an activity was held, as far as the figures of the homes for women need to know.</summary>
public enum ActivityVenue
{
    /// <summary>妇女之家</summary>
    Home = 1,

    /// <summary>妇女微家</summary>
    MicroHome = 2,

    Elsewhere = 9,
}

public static class LedgerLists
{
    public static CodeList<ActivityType> ActivityType { get; } = CodeList.OfNames<ActivityType>("活动类型", Name);

    /// <summary>What every county begins with.</summary>
    public static IReadOnlyList<EntryType> ActivityTypes { get; } =
    [.. Enum.GetValues<ActivityType>().Select(type => new EntryType((int)type, type.Name()))];

    public static CodeList<ActivityVenue> ActivityVenue { get; } =
        new(
            "活动阵地",
            (Ledger.ActivityVenue.Home, new(1, "妇女之家", "fnzj", "家", "妇女儿童之家")),
            (Ledger.ActivityVenue.MicroHome, new(2, "妇女微家", "fnwj", "微家", "巾帼微家")),
            (Ledger.ActivityVenue.Elsewhere, new(3, "其他场所", "qtcs", "其他", "室外", "广场", "会议室"))
        );

    public static CodeList<TeamOrBaseType> TeamOrBaseType { get; } = CodeList.OfNames<TeamOrBaseType>("类别", Name);

    public static CodeList<HonourType> HonourType { get; } = CodeList.OfNames<HonourType>("荣誉名称", Name);

    public static CodeList<HonourLevel> HonourLevel { get; } = CodeList.OfNames<HonourLevel>("级别", Name);

    public static CodeList<Precision> Precision { get; } = CodeList.OfNames<Precision>("准确程度", Name);

    public static string Name(this ActivityType type) =>
        type switch
        {
            Ledger.ActivityType.SkillsTraining => "技能培训",
            Ledger.ActivityType.Employment => "就业创业服务",
            Ledger.ActivityType.RightsEducation => "普法维权宣传",
            Ledger.ActivityType.Visiting => "走访慰问",
            Ledger.ActivityType.ChildCare => "关爱儿童",
            Ledger.ActivityType.Donations => "助学捐赠",
            Ledger.ActivityType.Health => "健康服务",
            Ledger.ActivityType.FamilyEducation => "家庭教育",
            Ledger.ActivityType.CivilisedFamilies => "家庭文明创建",
            Ledger.ActivityType.MarriageCounselling => "婚姻家庭辅导",
            Ledger.ActivityType.Counselling => "心理关爱",
            Ledger.ActivityType.CultureAndSport => "文化体育",
            Ledger.ActivityType.Volunteering => "志愿服务",
            Ledger.ActivityType.DomesticService => "家政服务",
            Ledger.ActivityType.TheoryTalks => "理论宣讲",
            Ledger.ActivityType.Deliberation => "议事协商",
            Ledger.ActivityType.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    public static string Name(this TeamOrBaseType type) =>
        type switch
        {
            Ledger.TeamOrBaseType.VolunteerTeam => "志愿服务队",
            Ledger.TeamOrBaseType.GroupMember => "团体会员",
            Ledger.TeamOrBaseType.SocialOrganisation => "女性社会组织",
            Ledger.TeamOrBaseType.Base => "巾帼基地",
            Ledger.TeamOrBaseType.Post => "巾帼岗",
            Ledger.TeamOrBaseType.Topic => "调研课题",
            Ledger.TeamOrBaseType.Linked => "联系服务妇女",
            Ledger.TeamOrBaseType.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    public static string Name(this HonourType type) =>
        type switch
        {
            Ledger.HonourType.RedBannerHolder => "三八红旗手",
            Ledger.HonourType.RedBannerGroup => "三八红旗集体",
            Ledger.HonourType.HeroinesPost => "巾帼文明岗",
            Ledger.HonourType.HeroinesPioneer => "巾帼建功标兵",
            Ledger.HonourType.DemonstrationVillage => "巾帼示范村（基地）",
            Ledger.HonourType.MostBeautifulFamily => "最美家庭",
            Ledger.HonourType.FineFamily => "五好家庭",
            Ledger.HonourType.SafeFamily => "平安家庭",
            Ledger.HonourType.Federation => "先进妇联组织",
            Ledger.HonourType.FederationWorker => "先进妇联干部",
            Ledger.HonourType.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    public static string Name(this HonourLevel level) =>
        level switch
        {
            Ledger.HonourLevel.Nation => "全国",
            Ledger.HonourLevel.Province => "省级",
            Ledger.HonourLevel.Prefecture => "市级",
            Ledger.HonourLevel.County => "县级",
            Ledger.HonourLevel.Township => "乡镇级",
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };

    public static string Name(this Precision precision) =>
        precision switch
        {
            Ledger.Precision.Exact => "准确数",
            Ledger.Precision.Nearly => "近",
            Ledger.Precision.Over => "多于",
            _ => throw new ArgumentOutOfRangeException(nameof(precision)),
        };
}
