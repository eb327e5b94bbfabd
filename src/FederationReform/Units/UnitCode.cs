using FederationReform.Text;
using FederationReform.Tree;

namespace FederationReform.Units;

/// <summary>
/// 统计用区划代码 has twelve digits; people also write only the first 2, 4, 6 or 9, which are those of the unit's
/// level.
/// </summary>
public static class UnitCode
{
    /// <summary>
    /// Pads to twelve digits and makes full-width digits ordinary; text that cannot be a code comes back as typed, null
    /// when nothing is left.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (PlainText.Clean(text) is not { } clean)
            return null;
        var digits = string.Concat(clean.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        return digits.Length is 2 or 4 or 6 or 9 && digits.All(char.IsAsciiDigit)
            ? digits.PadRight(Unit.CodeLength, '0')
            : digits;
    }

    /// <summary>
    /// The digits that say which unit it is: 350700 and 350700000000 are 3507. A text that is no code comes back as it
    /// is.
    /// </summary>
    public static string Shortened(string code)
    {
        if (!code.All(char.IsAsciiDigit))
            return code;
        foreach (var (length, shorter) in ((int, int)[])[(12, 9), (9, 6), (6, 4), (4, 2)])
        {
            if (code.Length == length && code[shorter..].All(c => c == '0'))
                code = code[..shorter];
        }
        return code;
    }

    public static Violation? Check(string field, string? code) =>
        code is null || (code.Length == Unit.CodeLength && code.All(char.IsAsciiDigit))
            ? null
            : new("UnitCode", field, "代码应为 12 位数字（也可以只填前 2、4、6 或 9 位），没有代码时请留空。");
}
