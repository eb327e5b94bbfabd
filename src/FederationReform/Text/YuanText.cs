using System.Globalization;

namespace FederationReform.Text;

/// <summary>
/// An amount of money as people write it. It is kept in fen (分), so that no sum of amounts is ever off by one.
/// </summary>
public static class YuanText
{
    /// <summary>The longest text of an amount that is read.</summary>
    public const int Length = 24;

    /// <summary>So that the sums of a whole nation stay within 64 bits: 1 000 亿元.</summary>
    private const decimal Most = 100_000_000_000m;

    /// <summary>1,975,380 or 1,975,380.50: fen are written only where there are any.</summary>
    public static string Write(long fen) =>
        (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    /// <summary>Reads 1975380、1,975,380.5、197.538万、3000元.</summary>
    public static Reading<long> Read(string text)
    {
        var said = Reading.Compact(text).Replace("¥", "", StringComparison.Ordinal).TrimStart('￥');
        said = said.EndsWith('元') ? said[..^1] : said;
        var factor = said.Length == 0 ? 1m : Factor(said[^1]);
        var digits = factor == 1m ? said : said[..^1];
        if (
            !decimal.TryParse(
                digits.Replace("，", ",", StringComparison.Ordinal),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var yuan
            )
        )
            return Reading.Unreadable<long>("不是一个金额，请写成 3000 或 1,975,380.50 的样子，单位是元");
        yuan *= factor;
        if (yuan > Most)
            return Reading.Unreadable<long>("太大了，请核对单位是不是元");
        var fen = yuan * 100m;
        return fen == decimal.Truncate(fen)
            ? Reading.Of((long)fen)
            : Reading.Unreadable<long>("不足一分的部分不能登记，请只写到分");
    }

    private static decimal Factor(char unit) =>
        unit switch
        {
            '万' => 10_000m,
            '亿' => 100_000_000m,
            _ => 1m,
        };
}
