using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.People;
using FederationReform.Spreadsheets;

namespace FederationReform.IdNumbers;

/// <summary>公民身份号码 (GB 11643-1999): what it says besides its digits.</summary>
/// <param name="Text">18 characters, the last a digit or X; or the 15 digits of the standard of 1989, which are kept as they are.</param>
/// <param name="Female">By the digit before the check digit.</param>
public readonly record struct IdNumber(string Text, DateOnly Born, bool Female)
{
    /// <summary>第一代身份证: no check digit, the year without its century.</summary>
    public bool IsOld => Text.Length == IdNumberText.OldLength;

    /// <summary>The same for both forms of one number, so that they are found to be one person's.</summary>
    internal string Canonical => IsOld ? IdNumberText.Renewed(Text) : Text;

    // Never the digits: an exception or a log may print what it holds.
    public override string ToString() => IdNumberText.Masked(Text);
}

/// <summary>Reads ID numbers as rosters write them, and says what a table program did to them (IN-05, DOMAIN.md §3.2).</summary>
public static partial class IdNumberText
{
    public const int Length = 18;
    public const int OldLength = 15;

    /// <summary>Of a text as typed, full-width characters and blanks included.</summary>
    public const int TypedLength = 40;

    private const int OldestAge = 120;
    private const string CheckDigits = "10X98765432";
    private static readonly int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <param name="kind">Of the cell it stood in; <see cref="CellKind.Text"/> for what was typed.</param>
    /// <returns>A problem never repeats the number.</returns>
    public static Reading<IdNumber> Read(string? text, DateOnly today, CellKind kind = CellKind.Text)
    {
        var number = Reading.Compact(text).ToUpperInvariant();
        if (kind == CellKind.Number && number.Length > OldLength)
            return Unreadable("被表格存为数值，末位已丢失，请把这一列设为“文本”后重新填写");
        if (number.Contains('E') && number.Contains('+'))
            return Unreadable("被表格改成了科学计数，末位已丢失，请把这一列设为“文本”后重新填写");
        if (number.Length is not (Length or OldLength) || !number.AsSpan(0, number.Length - 1).ContainsOnlyDigits() || !(char.IsAsciiDigit(number[^1]) || (number[^1] == 'X' && number.Length == Length)))
            return Unreadable(Shape(number));
        if (number.Length == Length && CheckDigit(number) != number[^1])
            return Unreadable(number.EndsWith("000", StringComparison.Ordinal) ? "末三位是 000，可能是被表格存为数值后丢失的，请对照身份证重新填写" : "校验码不符，至少有一位输错，请对照身份证核对");

        var born = number.Length == Length ? number[6..14] : "19" + number[6..12];
        if (!DateOnly.TryParseExact(born, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Unreadable("里的出生日期不存在，请对照身份证核对");
        if (date > today || date.AddYears(OldestAge) < today)
            return Unreadable(date > today ? "里的出生日期晚于今天，请对照身份证核对" : $"里的出生日期距今超过 {OldestAge} 年，请对照身份证核对");
        var order = number[number.Length == Length ? 16 : 14] - '0';
        return Reading.Of(new IdNumber(number, date, Female: order % 2 == 0));
    }

    /// <summary>999***********0066: for every place it is shown without being asked for.</summary>
    public static string Masked(string number) => number.Length <= 7 ? new('*', number.Length) : number[..3] + new string('*', number.Length - 7) + number[^4..];

    /// <summary>A text of which nobody said what it is: masked where it looks like an ID number, as it is otherwise.</summary>
    public static string Hidden(string text) => Shaped().Replace(text, match => Masked(match.Value));

    /// <summary>ISO 7064 MOD 11-2 over the first 17 digits.</summary>
    internal static char CheckDigit(string number)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += (number[i] - '0') * weights[i];
        return CheckDigits[sum % 11];
    }

    internal static string Renewed(string old)
    {
        var digits = old[..6] + "19" + old[6..];
        return digits + CheckDigit(digits);
    }

    private static string Shape(string number)
    {
        if (number.Length is Length or OldLength)
            return "含有不该有的字符，身份证号只有数字和最后的 X，请核对";
        return number.Length > 0 && char.IsAsciiLetter(number[0]) ? "不是身份证号（护照等其他证件不登记），请核对" : $"有 {number.Length} 位，身份证号应为 {Length} 位，请核对";
    }

    [GeneratedRegex(@"(?<!\d)(\d{17}[\dXx]|\d{15})(?![\dXx])")]
    private static partial Regex Shaped();

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static Reading<IdNumber> Unreadable(string problem) => Reading.Unreadable<IdNumber>(problem);
}
