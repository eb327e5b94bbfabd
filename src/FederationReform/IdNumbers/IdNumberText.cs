using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.IdNumbers;

/// <summary>公民身份号码 (GB 11643-1999), with what can be read from it.</summary>
/// <param name="Text">
/// 18 characters, the last a digit or X; or the 15 digits of the 1989 standard, which are kept as they are.
/// </param>
/// <param name="Born">The date of birth in the number.</param>
/// <param name="Female">Whether the last digit of the sequence number (the 17th of 18) is even.</param>
public readonly record struct IdNumber(string Text, DateOnly Born, bool Female)
{
    /// <summary>第一代身份证: no check digit, the year without its century.</summary>
    public bool IsOld => Text.Length == IdNumberText.OldLength;

    /// <summary>
    /// The 18-character form for both forms of a number, so that both are recognised as one person's.
    /// </summary>
    internal string Canonical => IsOld ? IdNumberText.Renewed(Text) : Text;

    // Never the whole number: exceptions and logs may print this.
    public override string ToString() => IdNumberText.Masked(Text);
}

/// <summary>
/// Reads ID numbers as rosters write them, and reports damage by spreadsheet programs, which keep only 15 significant
/// digits.
/// </summary>
public static partial class IdNumberText
{
    public const int Length = 18;
    public const int OldLength = 15;

    /// <summary>The most characters of a typed text, full-width characters and blanks included.</summary>
    public const int TypedLength = 40;

    private const int OldestAge = 120;
    private const int MaskShows = 2;
    private const string CheckDigits = "10X98765432";
    private static readonly int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <param name="kind">The kind of the cell with the text; <see cref="CellKind.Text"/> for typed text.</param>
    /// <returns>The number, or a problem that never repeats the number.</returns>
    public static Reading<IdNumber> Read(string? text, DateOnly today, CellKind kind = CellKind.Text)
    {
        var number = Reading.Compact(text).ToUpperInvariant();
        if (kind == CellKind.Number && number.Length > OldLength)
            return Unreadable("被表格存为数值，末位已丢失，请把这一列设为“文本”后重新填写");
        if (number.Contains('E') && number.Contains('+'))
            return Unreadable("被表格改成了科学计数，末位已丢失，请把这一列设为“文本”后重新填写");
        if (
            number.Length is not (Length or OldLength)
            || !number.AsSpan(0, number.Length - 1).ContainsOnlyDigits()
            || !(char.IsAsciiDigit(number[^1]) || (number[^1] == 'X' && number.Length == Length))
        )
            return Unreadable(Shape(number));
        if (number.Length == Length && CheckDigit(number) != number[^1])
            return Unreadable(
                number.EndsWith("000", StringComparison.Ordinal)
                    ? "末三位是 000，可能是被表格存为数值后丢失的，请对照身份证重新填写"
                    : "校验码不符，至少有一位输错，请对照身份证核对"
            );

        var born = number.Length == Length ? number[6..14] : "19" + number[6..12];
        if (!DateOnly.TryParseExact(born, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Unreadable("里的出生日期不存在，请对照身份证核对");
        if (date > today || date.AddYears(OldestAge) < today)
            return Unreadable(
                date > today
                    ? "里的出生日期晚于今天，请对照身份证核对"
                    : $"里的出生日期距今超过 {OldestAge} 年，请对照身份证核对"
            );
        var order = number[number.Length == Length ? 16 : 14] - '0';
        return Reading.Of(new IdNumber(number, date, Female: order % 2 == 0));
    }

    /// <summary>
    /// 99**************66, for whoever may see the number but has not asked for it. Beside the date of birth, which
    /// every list shows, more digits would leave so few possible numbers that the check digit tells which it is.
    /// </summary>
    public static string Masked(string number) =>
        number.Length <= 2 * MaskShows
            ? new('*', number.Length)
            : number[..MaskShows] + new string('*', number.Length - 2 * MaskShows) + number[^MaskShows..];

    /// <summary>Hides every part of a free text that looks like an ID number; other text stays unchanged.</summary>
    public static string Hidden(string text) => Shaped().Replace(text, match => new string('*', match.Length));

    /// <summary>Whether a part of the text looks like an ID number.</summary>
    public static bool IsIn(string text) => Shaped().IsMatch(text);

    /// <summary>The check digit by ISO 7064 MOD 11-2 over the first 17 digits.</summary>
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
        return number.Length > 0 && char.IsAsciiLetter(number[0])
            ? "不是身份证号（护照等其他证件不登记），请核对"
            : $"有 {number.Length} 位，身份证号应为 {Length} 位，请核对";
    }

    [GeneratedRegex(@"(?<!\d)(\d{17}[\dXx]|\d{15})(?![\dXx])")]
    private static partial Regex Shaped();

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static Reading<IdNumber> Unreadable(string problem) => Reading.Unreadable<IdNumber>(problem);
}
