namespace FederationReform.Rules;

/// <summary>A column that names the unit of a row.</summary>
public sealed record UnitColumn(string Key, string Title, int MaxLength) : SheetColumn(Key, Title, MaxLength);

/// <summary>The columns by which a table of several units says which of them a row is about.</summary>
public static class UnitColumns
{
    public const string TownshipKey = "Township";
    public const string VillageKey = "Village";

    private const int UnitLength = 60;

    public static UnitColumn Township { get; } =
        new(TownshipKey, "乡镇", UnitLength)
        {
            Headings =
            [
                "乡镇（街道）",
                "乡（镇）",
                "乡/镇",
                "乡镇街道",
                "镇",
                "街道",
                "镇街",
                "所属乡镇",
                "所在乡镇",
                "乡镇名称",
                "镇（街道）",
                "乡镇妇联",
            ],
        };

    public static UnitColumn Village { get; } =
        new(VillageKey, "村（社区）", UnitLength)
        {
            Headings =
            [
                "村",
                "社区",
                "村社区",
                "村/社区",
                "村、社区",
                "村居",
                "村（居）",
                "行政村",
                "村名",
                "村名称",
                "所在村",
                "所属村",
                "所在村（社区）",
                "村（社区）名称",
                "单位",
                "单位名称",
                "所属单位",
                "所在单位",
                "妇联组织",
                "组织名称",
                "妇联组织名称",
                "村级妇联",
            ],
        };

    /// <summary>The name of the unit as a row writes it: 清溪镇 and 河口村 become 清溪镇河口村.</summary>
    public static string Joined(string township, string village)
    {
        var (above, own) = (township.Trim(), village.Trim());
        return own.Contains(above, StringComparison.Ordinal) ? own
            : above.Contains(own, StringComparison.Ordinal) ? above
            : above + own;
    }
}

/// <summary>
/// Fills names of units down, row by row, because they are often written once, above their people.
/// </summary>
/// <param name="townshipAlone">
/// Whether a row that names its township and no village belongs to the township itself, as in a roster; a result
/// always belongs to a village.
/// </param>
internal sealed class UnitNamesDown(bool townshipAlone)
{
    private string township = "";
    private string village = "";

    /// <param name="above">The township as this row writes it; null where no column says it.</param>
    /// <param name="own">The village, in the same way.</param>
    public (string Township, string Village) Next(string? above, string? own)
    {
        var named = above is { Length: > 0 };
        if (named && above != township)
            (township, village) = (above!, "");
        if (own is { Length: > 0 })
            village = own;
        else if (named && townshipAlone)
            village = "";
        return (township, village);
    }
}
