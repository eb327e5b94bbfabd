using System.Globalization;
using System.Text.RegularExpressions;

namespace FederationReform.Spreadsheets;

/// <summary>What a cell's number format says of its number: whether it is a date, and how much of it is shown.</summary>
/// <param name="Decimals">Places after the point that are always shown.</param>
internal readonly partial record struct NumberFormat(bool IsDate, bool ShowsDay, int Decimals)
{
    private const double LastDay = 2_958_466;

    // Excel counts 1900 as a leap year: its day 60 never was.
    private const int FalseLeapDay = 60;
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly DayZeroOf1904 = new(1904, 1, 1);

    public static NumberFormat General => default;

    /// <param name="code">The format's text; null for the numbered formats that a file does not spell out.</param>
    public static NumberFormat Of(int id, string? code)
    {
        code ??= BuiltIn(id);
        var visible = Hidden().Replace(code.Split(';')[0], "").ToLowerInvariant();
        var date = visible.Contains('y') || visible.Contains('d') || (visible.Contains('m') && !visible.Contains('h') && !visible.Contains('s'));
        var point = visible.IndexOf('.', StringComparison.Ordinal);
        return new(date, visible.Contains('d'), date || point < 0 ? 0 : visible[(point + 1)..].TakeWhile(c => c == '0').Count());
    }

    public SheetCell Read(double number, bool from1904)
    {
        if (IsDate && number is >= 1 and < LastDay)
            return new(DateText((int)number, from1904), CellKind.Date);
        return new(NumberText(number), CellKind.Number);
    }

    public SheetCell Read(DateTime date) => new(date.ToString(IsDate && !ShowsDay ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);

    private string DateText(int day, bool from1904)
    {
        if (!from1904 && day == FalseLeapDay)
            return "1900-02-29";
        var date = from1904 ? DayZeroOf1904.AddDays(day) : DayZero.AddDays(day < FalseLeapDay ? day + 1 : day);
        return date.ToString(ShowsDay ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>Written out in full with the 15 digits a table program keeps. 1972.10 typed as a number is stored as 1972.1; the format knows better.</summary>
    private string NumberText(double number)
    {
        if (Math.Abs(number) >= 1e28 || double.IsNaN(number))
            return number.ToString("R", CultureInfo.InvariantCulture);
        var text = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        return Decimals == 2 && number is > 1900 and < 2100 && text.Length == "1972.1".Length ? text + "0" : text;
    }

    // Numbers 27–36 and 50–58 mean dates in the Chinese edition, which does not spell them out in the file.
    private static string BuiltIn(int id) => id switch
    {
        2 or 4 or 39 or 40 => "0.00",
        14 or 30 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        22 => "yyyy/m/d h:mm",
        27 or 36 or 50 or 52 or 57 => "yyyy年m月",
        28 or 29 or 51 or 53 or 54 or 58 => "m月d日",
        31 => "yyyy年m月d日",
        _ => "General",
    };

    // Quoted and escaped letters, colours, conditions and locales, and the marks of half days.
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|上午/下午|General
        """, RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();
}
