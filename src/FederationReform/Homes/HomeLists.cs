using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Homes;

public enum HomeType
{
    /// <summary>妇女之家</summary>
    Home = 1,

    /// <summary>妇女微家</summary>
    MicroHome = 2,
}

/// <summary>Where a home stands.</summary>
public enum HomeSite
{
    /// <summary>村（社区）</summary>
    Village = 1,

    /// <summary>乡镇（街道）</summary>
    Township = 2,

    /// <summary>机关事业单位</summary>
    Agency = 3,

    /// <summary>企业</summary>
    Enterprise = 4,

    /// <summary>社会组织、商圈楼宇 …</summary>
    Elsewhere = 5,
}

/// <summary>Whose rooms a home has.</summary>
public enum HomePlace
{
    /// <summary>专用场地</summary>
    Own = 1,

    /// <summary>共建场地</summary>
    Shared = 2,

    /// <summary>五站合一: with the stations of the Party, social work, workers and youth.</summary>
    FiveInOne = 3,
}

/// <summary>
/// What a home may have, of all lists of 五有 and 六有 that were found. Which of them count is the county's setting.
/// </summary>
[Flags]
public enum HomeHaves
{
    None = 0,

    /// <summary>有规划: part of the county's or township's plan of buildings.</summary>
    Planned = 1,

    /// <summary>有场地</summary>
    Place = 2,
    Facilities = 4,

    /// <summary>有管理</summary>
    Management = 8,
    Funds = 16,

    /// <summary>有计划: of its work in a year.</summary>
    Programme = 32,

    /// <summary>有制度</summary>
    Rules = 64,
    Activities = 128,

    /// <summary>有效果</summary>
    Effect = 256,
}

/// <summary>主要功能: the eight of the county report.</summary>
[Flags]
public enum HomeFunctions
{
    None = 0,

    /// <summary>综合维权服务</summary>
    Rights = 1,
    Employment = 2,
    Education = 4,
    FamilyEducation = 8,
    Culture = 16,
    DomesticService = 32,
    Marriage = 64,

    /// <summary>帮扶救助服务</summary>
    Assistance = 128,
}

public static class HomeLists
{
    public static CodeList<HomeType> Type { get; } =
        new(
            "类别",
            (HomeType.Home, new(1, "妇女之家", "fnzj", "妇女儿童之家", "妇女儿童家园", "家")),
            (HomeType.MicroHome, new(2, "妇女微家", "fnwj", "微家", "巾帼微家"))
        );

    public static CodeList<HomeSite> Site { get; } =
        new(
            "建在哪里",
            (HomeSite.Village, new(1, "村（社区）", "csq", "村", "社区", "村社区", "村级", "村（居）")),
            (HomeSite.Township, new(2, "乡镇（街道）", "xzjd", "乡镇", "街道", "镇", "乡", "乡级", "园区")),
            (HomeSite.Agency, new(3, "机关事业单位", "jgsydw", "机关", "事业单位", "学校", "医院")),
            (HomeSite.Enterprise, new(4, "企业", "qy", "公司", "园区企业")),
            (HomeSite.Elsewhere, new(5, "其他", "qt", "社会组织", "商圈", "楼宇", "市场", "小区", "网格"))
        );

    public static CodeList<HomePlace> Place { get; } =
        new(
            "场地",
            (HomePlace.Own, new(1, "专用场地", "zycd", "自有", "专用", "独立")),
            (HomePlace.Shared, new(2, "共建场地", "gjcd", "共用", "共建", "合用", "借用")),
            (HomePlace.FiveInOne, new(3, "五站合一", "wzhy", "五站合一场地"))
        );

    public static CodeList<bool> Nameplate { get; } =
        CodeLists.YesNo("挂牌", ["已挂牌", "挂牌"], ["未挂牌", "没有挂牌"]);

    public static CodeList<HomeHaves> Haves { get; } =
        new(
            "达标项目",
            (HomeHaves.Planned, new(1, "有规划", "ygh", "规划")),
            (HomeHaves.Place, new(2, "有场地", "ycd", "有场所", "场地", "场所")),
            (HomeHaves.Facilities, new(3, "有设施", "yss", "设施")),
            (HomeHaves.Management, new(4, "有管理", "ygl", "管理", "有人员", "有队伍")),
            (HomeHaves.Funds, new(5, "有经费", "yjf", "经费")),
            (HomeHaves.Programme, new(6, "有计划", "yjh", "计划")),
            (HomeHaves.Rules, new(7, "有制度", "yzd", "制度")),
            (HomeHaves.Activities, new(8, "有活动", "yhd", "活动")),
            (HomeHaves.Effect, new(9, "有效果", "yxg", "有成效", "效果", "成效"))
        );

    public static CodeList<HomeFunctions> Functions { get; } =
        new(
            "主要功能",
            (HomeFunctions.Rights, new(1, "综合维权服务", "zhwqfw", "维权", "综合维权", "维权服务")),
            (HomeFunctions.Employment, new(2, "创业就业服务", "cyjyfw", "创业就业", "就业创业", "就业创业服务")),
            (HomeFunctions.Education, new(3, "教育培训服务", "jypxfw", "教育培训", "培训")),
            (HomeFunctions.FamilyEducation, new(4, "家庭教育服务", "jtjyfw", "家庭教育")),
            (HomeFunctions.Culture, new(5, "社区文化服务", "sqwhfw", "社区文化", "文化")),
            (HomeFunctions.DomesticService, new(6, "家政信息服务", "jzxxfw", "家政信息", "家政")),
            (HomeFunctions.Marriage, new(7, "婚姻家庭服务", "hyjtfw", "婚姻家庭", "婚姻")),
            (HomeFunctions.Assistance, new(8, "帮扶救助服务", "bfjzfw", "帮扶救助", "帮扶", "救助"))
        );

    /// <summary>五有, as a county report lists them.</summary>
    public const HomeHaves FiveHaves =
        HomeHaves.Planned | HomeHaves.Place | HomeHaves.Facilities | HomeHaves.Management | HomeHaves.Funds;

    /// <summary>六有, the usual until a county sets its own.</summary>
    public const HomeHaves SixHaves =
        HomeHaves.Place
        | HomeHaves.Facilities
        | HomeHaves.Programme
        | HomeHaves.Rules
        | HomeHaves.Activities
        | HomeHaves.Effect;

    public static HomeHaves AllHaves { get; } = SeveralText.Of(Haves).Aggregate((a, b) => a | b);

    public static string Name(this HomeSite site) => Site.Name(site);
}
