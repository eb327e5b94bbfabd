namespace FederationReform.Tree;

/// <summary>
/// What a unit is. Independent of the urban–rural class of the statistics: a 居委会 may lie in a rural area.
/// </summary>
public enum UnitKind
{
    Nation = 0,

    /// <summary>省、自治区、直辖市</summary>
    Province = 10,

    /// <summary>地级市、地区、自治州、盟</summary>
    Prefecture = 20,

    /// <summary>县、自治县、旗</summary>
    County = 30,

    /// <summary>县级市</summary>
    CountyCity = 31,

    /// <summary>市辖区</summary>
    District = 32,

    /// <summary>镇</summary>
    Town = 40,

    /// <summary>乡、民族乡、苏木</summary>
    RuralTownship = 41,

    /// <summary>街道</summary>
    Street = 42,

    /// <summary>开发区、农场、林场等类似乡级单位</summary>
    Park = 43,

    /// <summary>村民委员会</summary>
    Village = 50,

    /// <summary>居民委员会、社区</summary>
    Community = 51,

    /// <summary>类似村级单位（农场生产队、园区管理处等）</summary>
    VillageLike = 52,

    /// <summary>机关、事业单位</summary>
    Agency = 60,

    School = 61,

    /// <summary>医院、卫生院</summary>
    Hospital = 62,

    Enterprise = 63,

    /// <summary>社会组织</summary>
    SocialOrganisation = 64,
}
