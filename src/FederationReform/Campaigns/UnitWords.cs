using FederationReform.Tree;

namespace FederationReform.Campaigns;

/// <summary>
/// What the units of a campaign are called. A campaign takes townships or villages, and its pages say which.
/// </summary>
/// <param name="Name">Used with numbers: 16 个村（社区）.</param>
/// <param name="Brief">Used in short lines: 下一个村.</param>
/// <param name="Above">The level above them, for the heading of its column.</param>
public sealed record UnitWords(string Name, string Brief, string Above)
{
    private static readonly UnitWords Village = new("村（社区）", "村", "乡镇（街道）");
    private static readonly UnitWords Township = new("乡镇（街道）", "乡镇", "县（市、区）");

    /// <summary>村记录, 乡镇记录</summary>
    public string Record => $"{Brief}记录";

    public static UnitWords Of(UnitLevel level) =>
        level switch
        {
            UnitLevel.Village => Village,
            UnitLevel.Township => Township,
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A campaign takes townships or villages."),
        };
}
