using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Organisations;

/// <summary>Where a women's organisation stands that is none of a village, township or county.</summary>
public enum OrganisationType
{
    /// <summary>机关</summary>
    Agency = 1,

    /// <summary>事业单位</summary>
    PublicInstitution = 2,

    School = 3,
    Hospital = 4,
    Enterprise = 5,

    /// <summary>社会组织</summary>
    SocialOrganisation = 6,

    /// <summary>新就业群体</summary>
    NewEmployment = 7,

    /// <summary>专业市场</summary>
    Market = 8,

    /// <summary>行业协会</summary>
    TradeAssociation = 9,

    /// <summary>商务楼宇</summary>
    OfficeBuilding = 10,

    /// <summary>
    /// 两新组织, where only their sum is known and not which are enterprises. It has a line of its own and is never
    /// added to enterprises or social organisations, which the sum contains.
    /// </summary>
    TwoNew = 20,
}

/// <summary>How an organisation was built.</summary>
public enum BuildingWay
{
    /// <summary>单建: of one unit.</summary>
    Alone = 1,

    /// <summary>联建: of several units together.</summary>
    Joint = 2,

    /// <summary>行业统建</summary>
    Trade = 3,

    /// <summary>区域联建</summary>
    Area = 4,

    /// <summary>村社兜底建: the village takes in those that are too small.</summary>
    Village = 5,
}

public static class OrganisationLists
{
    public static CodeList<OrganisationType> Type { get; } =
        new(
            "类别",
            (OrganisationType.Enterprise, new(1, "企业", "qy", "新经济组织", "非公企业", "非公有制企业", "公司")),
            (OrganisationType.SocialOrganisation, new(2, "社会组织", "shzz", "新社会组织", "社团", "社会团体")),
            (OrganisationType.NewEmployment, new(3, "新就业群体", "xjyqt", "新业态", "新业态新就业群体", "快递物流")),
            (OrganisationType.Agency, new(4, "机关", "jg", "党政机关", "机关单位", "县直机关", "部门")),
            (OrganisationType.PublicInstitution, new(5, "事业单位", "sydw")),
            (OrganisationType.School, new(6, "学校", "xx", "中小学", "幼儿园")),
            (OrganisationType.Hospital, new(7, "医院", "yy", "卫生院", "医院（卫生院）", "医疗机构")),
            (OrganisationType.Market, new(8, "专业市场", "zysc", "市场", "商圈市场")),
            (OrganisationType.TradeAssociation, new(9, "行业协会", "hyxh", "协会", "商会")),
            (OrganisationType.OfficeBuilding, new(10, "商务楼宇", "swly", "楼宇", "商圈楼宇")),
            (OrganisationType.TwoNew, new(11, "两新组织（未分类）", "lxzz", "两新组织", "两新", "两新组织合计", "三新"))
        );

    public static CodeList<BuildingWay> Way { get; } =
        new(
            "组建方式",
            (BuildingWay.Alone, new(1, "单建", "dj", "单独组建", "独立组建", "单独建")),
            (BuildingWay.Joint, new(2, "联建", "lj", "联合组建", "联合建")),
            (BuildingWay.Trade, new(3, "行业统建", "hytj", "行业建", "统建")),
            (BuildingWay.Area, new(4, "区域联建", "qylj", "区域建", "片区建")),
            (BuildingWay.Village, new(5, "村社兜底建", "csddj", "兜底建", "村（社区）兜底建", "社区兜底"))
        );

    /// <summary>Whether the director does nothing else.</summary>
    public static CodeList<bool> FullTime { get; } =
        new("专兼职", (true, new(1, "专职", "zz", "专")), (false, new(2, "兼职", "jz", "兼")));

    public static CodeList<bool> MiddleRank { get; } =
        CodeLists.YesNo("中层正职", ["中层正职", "中层", "中层干部", "正职"], ["非中层", "副职", "一般干部"]);

    public static string Name(this OrganisationType type) => Type.Name(type);

    public static string Name(this BuildingWay way) => Way.Name(way);

    /// <summary>妇委会: of an agency, a public institution, a school or a hospital.</summary>
    public static bool IsCommittee(this OrganisationType type) => type <= OrganisationType.Hospital;
}
