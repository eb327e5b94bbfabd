namespace FederationReform.Units;

/// <summary>One line of the national list (全国行政区划).</summary>
/// <param name="Code">The digits that are its own: 2 for a province, 4, 6, 9, and 12 for a village.</param>
/// <param name="Name">As the list has it, for example 河口村委会; <see cref="DivisionName.Spoken"/> is what people say.</param>
public sealed record Division(string Code, string Name)
{
    public UnitLevel Level => Code.Length switch
    {
        2 => UnitLevel.Province,
        4 => UnitLevel.Prefecture,
        6 => UnitLevel.County,
        9 => UnitLevel.Township,
        _ => UnitLevel.Village,
    };

    public string ParentCode => Code.Length > 6 ? Code[..^3] : Code[..^2];

    /// <summary>As a unit keeps it: 12 digits. A city without counties has the same one at two levels (东莞市).</summary>
    public string UnitCode => Code.PadRight(Unit.CodeLength, '0');

    /// <summary>A line that only fills the place of a level: nobody calls Beijing's districts "北京市市辖区东城区".</summary>
    public bool IsPlaceholder => Level == UnitLevel.Prefecture && Name is "市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划";

    public UnitKind Kind => Level switch
    {
        UnitLevel.Province => UnitKind.Province,
        UnitLevel.Prefecture => UnitKind.Prefecture,
        UnitLevel.County => CountyKind,
        UnitLevel.Township => TownshipKind,
        _ => VillageKind,
    };

    private UnitKind CountyKind => Name switch
    {
        _ when Name.EndsWith("林区", StringComparison.Ordinal) || Name.EndsWith("特区", StringComparison.Ordinal) => UnitKind.County,
        _ when Name.EndsWith('区') => UnitKind.District,
        _ when Name.EndsWith('市') => UnitKind.CountyCity,
        _ => UnitKind.County,
    };

    // The name says it before the code does: a street made of an old development zone keeps the zone's code (DOMAIN.md §3.1).
    private UnitKind TownshipKind => Name switch
    {
        _ when EndsWithAny("街道", "街道办事处") => UnitKind.Street,
        _ when EndsWithAny("镇") => UnitKind.Town,
        _ when EndsWithAny("乡", "苏木") => UnitKind.RuralTownship,
        _ when EndsWithAny("区", "园", "农场", "林场", "牧场", "渔场", "管委会", "管理委员会") && !EndsWithAny("地区") => UnitKind.Park,
        _ => int.Parse(Code.AsSpan(6, 3), System.Globalization.CultureInfo.InvariantCulture) switch
        {
            < 100 => UnitKind.Street,
            < 200 => UnitKind.Town,
            < 400 => UnitKind.RuralTownship,
            _ => UnitKind.Park,
        },
    };

    private UnitKind VillageKind => Name switch
    {
        _ when EndsWithAny("居委会", "居民委员会", "社区") => UnitKind.Community,
        _ when EndsWithAny("村委会", "村民委员会", "村", "嘎查") => UnitKind.Village,
        _ => int.Parse(Code.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) switch
        {
            < 200 => UnitKind.Community,
            < 400 => UnitKind.Village,
            _ => UnitKind.VillageLike,
        },
    };

    private bool EndsWithAny(params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
            if (Name.EndsWith(end, StringComparison.Ordinal))
                return true;
        return false;
    }
}
