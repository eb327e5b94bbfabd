using System.Globalization;

namespace FederationReform.Text;

/// <summary>Numbers as the papers write them: 第十四届, 五次会议, 三分之二.</summary>
public static class ChineseNumeral
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>十四 for 14; a number outside 1 to 99 is written in digits.</summary>
    public static string Of(int number)
    {
        var (tens, ones) = Math.DivRem(number, 10);
        return number is < 1 or > 99
            ? number.ToString(CultureInfo.InvariantCulture)
            : (
                tens switch
                {
                    0 => "",
                    1 => "十",
                    _ => $"{Digits[tens]}十",
                }
            ) + (ones == 0 ? "" : Digits[ones]);
    }

    /// <summary>Reads 14, 十四 and 两; null for other text, and for words above 99.</summary>
    public static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : text == "两" ? 2
        : ReadOrdinal(text);

    /// <summary>Reads 14, 十四, 第14届 and 第十四次; null for other text and for numbers outside 1 to 99.</summary>
    public static int? ReadOrdinal(string? text)
    {
        var bare = Reading.Compact(text).TrimStart('第').TrimEnd('届', '次');
        if (bare.Length == 0)
            return null;
        if (int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
            return digits is >= 1 and <= 99 ? digits : null;
        var found = Enumerable.Range(1, 99).FirstOrDefault(number => Of(number) == bare);
        return found == 0 ? null : found;
    }
}
