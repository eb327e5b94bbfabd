using FederationReform.Tree;

namespace FederationReform.Units;

/// <summary>One line of the national list (全国行政区划).</summary>
/// <param name="Code">
/// Only the digits of its own level: 2 for a province, 4 for a prefecture, 6 for a county, 9 for a township, 12 for a
/// village.
/// </param>
/// <param name="Name">
/// As the list writes it, for example 河口村委会; <see cref="DivisionName.Spoken"/> gives what people say.
/// </param>
public sealed record Division(string Code, string Name)
{
    public UnitLevel Level =>
        Code.Length switch
        {
            2 => UnitLevel.Province,
            4 => UnitLevel.Prefecture,
            6 => UnitLevel.County,
            9 => UnitLevel.Township,
            _ => UnitLevel.Village,
        };

    public string ParentCode => Code.Length > 6 ? Code[..^3] : Code[..^2];

    /// <summary>
    /// The code as a unit keeps it, padded to 12 digits. A city without counties has the same code at two levels
    /// (东莞市).
    /// </summary>
    public string UnitCode => Code.PadRight(Unit.CodeLength, '0');

    /// <summary>True for a line that only fills the place of a level: nobody says "北京市市辖区东城区".</summary>
    public bool IsPlaceholder =>
        Level == UnitLevel.Prefecture && Name is "市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划";

    public UnitKind Kind =>
        Level switch
        {
            UnitLevel.Province => UnitKind.Province,
            UnitLevel.Prefecture => UnitKind.Prefecture,
            UnitLevel.County => CountyKind,
            UnitLevel.Township => TownshipKind,
            _ => VillageKind,
        };

    private UnitKind CountyKind =>
        Name switch
        {
            _ when Name.EndsWith("林区", StringComparison.Ordinal) || Name.EndsWith("特区", StringComparison.Ordinal) =>
                UnitKind.County,
            _ when Name.EndsWith('区') => UnitKind.District,
            _ when Name.EndsWith('市') => UnitKind.CountyCity,
            _ => UnitKind.County,
        };

    // The name is checked before the code: a street made of a former development zone keeps the zone's code (4xx).
    private UnitKind TownshipKind =>
        Name switch
        {
            _ when EndsWithAny("街道", "街道办事处") => UnitKind.Street,
            _ when EndsWithAny("镇") => UnitKind.Town,
            _ when EndsWithAny("乡", "苏木") => UnitKind.RuralTownship,
            _ when EndsWithAny("区", "园", "农场", "林场", "牧场", "渔场", "管委会", "管理委员会")
                    && !EndsWithAny("地区") => UnitKind.Park,
            _ => int.Parse(Code.AsSpan(6, 3), System.Globalization.CultureInfo.InvariantCulture) switch
            {
                < 100 => UnitKind.Street,
                < 200 => UnitKind.Town,
                < 400 => UnitKind.RuralTownship,
                _ => UnitKind.Park,
            },
        };

    private UnitKind VillageKind =>
        Name switch
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
