namespace FederationReform.Tree;

public static class UnitKindNames
{
    public static string Name(this UnitKind kind) =>
        kind switch
        {
            UnitKind.Nation => "全国",
            UnitKind.Province => "省（自治区、直辖市）",
            UnitKind.Prefecture => "市（地、州、盟）",
            UnitKind.County => "县（旗）",
            UnitKind.CountyCity => "县级市",
            UnitKind.District => "市辖区",
            UnitKind.Town => "镇",
            UnitKind.RuralTownship => "乡",
            UnitKind.Street => "街道",
            UnitKind.Park => "园区、农林场",
            UnitKind.Village => "村",
            UnitKind.Community => "社区",
            UnitKind.VillageLike => "类似村级单位",
            UnitKind.Agency => "机关",
            UnitKind.School => "学校",
            UnitKind.Hospital => "医院（卫生院）",
            UnitKind.Enterprise => "企业",
            UnitKind.SocialOrganisation => "社会组织",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>The level at which this kind stands: the tens digit of the number of <see cref="UnitKind"/>.</summary>
    public static UnitLevel Level(this UnitKind kind) => (UnitLevel)((int)kind / 10);

    public static string Name(this UnitLevel level) =>
        level switch
        {
            UnitLevel.Nation => "全国",
            UnitLevel.Province => "省级",
            UnitLevel.Prefecture => "地级",
            UnitLevel.County => "县级",
            UnitLevel.Township => "乡级",
            UnitLevel.Village => "村级",
            UnitLevel.Institution => "机关、学校等",
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };

    public static IEnumerable<UnitKind> KindsAt(UnitLevel level) =>
        Enum.GetValues<UnitKind>().Where(kind => kind.Level() == level);
}
