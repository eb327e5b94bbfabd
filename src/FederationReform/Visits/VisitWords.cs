using FederationReform.Tree;

namespace FederationReform.Visits;

/// <summary>The words for visits and what they reached.</summary>
public static class VisitWords
{
    private const int NamesInHistory = 30;

    /// <summary>市级 and so on: at which level the visiting unit stands.</summary>
    public static string LevelName(UnitLevel level) =>
        level switch
        {
            UnitLevel.Nation => "国家级",
            UnitLevel.Province => "省级",
            UnitLevel.Prefecture => "市级",
            UnitLevel.County => "县级",
            UnitLevel.Township => "乡级",
            _ => "村级",
        };

    /// <summary>What the units of a level are called where they are counted: 36 个村（社区）.</summary>
    public static string UnitsName(UnitLevel level) =>
        level switch
        {
            UnitLevel.Province => "省（区、市）",
            UnitLevel.Prefecture => "地市",
            UnitLevel.County => "县（市、区）",
            UnitLevel.Township => "乡镇（街道）",
            UnitLevel.Village => "村（社区）",
            _ => "单位",
        };

    /// <summary>The names for the history; a long list says only how many more there are.</summary>
    internal static string Names(IReadOnlyList<Unit> units) =>
        string.Join("、", units.Take(NamesInHistory).Select(u => u.Name))
        + (units.Count > NamesInHistory ? $"等 {units.Count} 个" : "");
}
