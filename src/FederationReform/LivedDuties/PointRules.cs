using System.Collections.Frozen;
using System.Globalization;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.LivedDuties;

/// <summary>
/// 积分标准: how many points a deed earns. The numbers are the county's; none is prescribed, and what it does not value
/// has none.
/// </summary>
public sealed record PointRules : IRegisterRules<PointRules>
{
    private const int Most = 100;

    public static string Name => "积分标准";

    public static PointRules Usual { get; } = new();

    public static IReadOnlyList<ResultInput<PointRules>> Inputs { get; } =
    [.. Enum.GetValues<DeedItem>().Select(Input)];

    /// <summary>By item; an item that is not there earns one.</summary>
    public IReadOnlyDictionary<DeedItem, int> Points { get; init; } = FrozenDictionary<DeedItem, int>.Empty;

    public int Of(DeedItem item) => Points.GetValueOrDefault(item, 1);

    public Violations Check() =>
        new(
            Points
                .Where(p => p.Value is < 0 or > Most)
                .Select(p => new Violation(
                    "Points",
                    p.Key.ToString(),
                    $"“{p.Key.Name()}”的分值应在 0 到 {Most} 之间。"
                ))
        );

    private static ResultInput<PointRules> Input(DeedItem item) =>
        new(item.ToString(), $"{item.Name()}（分）", 3)
        {
            Number = true,
            Write = r => r.Of(item).ToString(CultureInfo.InvariantCulture),
            Fill = (r, text) =>
                int.TryParse(Reading.Compact(text), NumberStyles.None, CultureInfo.InvariantCulture, out var points)
                    ? Reading.Of(
                        r with
                        {
                            Points = r
                                .Points.Where(p => p.Key != item)
                                .Append(new(item, points))
                                .ToDictionary(p => p.Key, p => p.Value),
                        }
                    )
                    : new(r, "不是一个整数，请只填数字"),
        };
}

internal sealed class PointRulesTable : RegisterSettingTable<PointRules>;
