using System.Globalization;
using System.Text.RegularExpressions;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// What a cell's number format says about its number: whether it is a date, and how much of it is shown.
/// </summary>
/// <param name="Decimals">Decimal places that are always shown.</param>
/// <param name="IsTime">Whether it shows the time of day only.</param>
internal readonly partial record struct NumberFormat(bool IsDate, bool ShowsDay, int Decimals, bool IsTime)
{
    private const double LastDay = 2_958_466;

    /// <summary>Days from the beginning of one calendar to that of the other.</summary>
    public const int DaysTo1904 = 1462;

    // Excel treats 1900 as a leap year: its day 60 (29 February 1900) never existed.
    private const int FalseLeapDay = 60;
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly DayZeroOf1904 = new(1904, 1, 1);

    public static NumberFormat General => default;

    /// <param name="code">The format's text; null for a built-in format, which a file names only by its id.</param>
    public static NumberFormat Of(int id, string? code)
    {
        code ??= BuiltIn(id);
        var visible = Hidden().Replace(code.Split(';')[0], "").ToLowerInvariant();
        var date =
            !Elapsed().IsMatch(code)
            && (
                visible.Contains('y')
                || visible.Contains('d')
                || (visible.Contains('m') && !visible.Contains('h') && !visible.Contains('s'))
            );
        var point = visible.IndexOf('.', StringComparison.Ordinal);
        return new(
            date,
            visible.Contains('d'),
            date || point < 0 ? 0 : visible[(point + 1)..].TakeWhile(c => c == '0').Count(),
            !date && visible.Contains('h')
        );
    }

    public SheetCell Read(double number, bool from1904)
    {
        if (IsDate && number >= 1 && number < LastDay - (from1904 ? DaysTo1904 : 0))
            return new(DateText((int)number, from1904), CellKind.Date);
        if (IsTime && number is >= 0 and < 1)
            return new(
                TimeOnly.MinValue.Add(TimeSpan.FromDays(number)).ToString("HH:mm", CultureInfo.InvariantCulture),
                CellKind.Text
            );
        return new(NumberText(number), CellKind.Number);
    }

    public SheetCell Read(DateOnly date) =>
        new(date.ToString(IsDate && !ShowsDay ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);

    private string DateText(int day, bool from1904)
    {
        if (!from1904 && day == FalseLeapDay)
            return "1900-02-29";
        var date = from1904 ? DayZeroOf1904.AddDays(day) : DayZero.AddDays(day < FalseLeapDay ? day + 1 : day);
        return date.ToString(ShowsDay ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The number in full, with the 15 significant digits that a spreadsheet keeps. A year with two decimals gets its
    /// last zero back: 1972.10 typed as a number is stored as 1972.1, and only the cell's format tells October.
    /// </summary>
    private string NumberText(double number)
    {
        if (Math.Abs(number) >= 1e28 || double.IsNaN(number))
            return number.ToString("R", CultureInfo.InvariantCulture);
        var text = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        return Decimals == 2 && number is > 1900 and < 2100 && text.Length == "1972.1".Length ? text + "0" : text;
    }

    // In the Chinese edition, the built-in formats 27–36 and 50–58 are dates; files do not spell them out.
    private static string BuiltIn(int id) =>
        id switch
        {
            2 or 4 or 39 or 40 => "0.00",
            14 or 30 => "yyyy/m/d",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            >= 18 and <= 21 or >= 32 and <= 35 or 55 or 56 => "h:mm",
            22 => "yyyy/m/d h:mm",
            27 or 36 or 50 or 52 or 57 => "yyyy年m月",
            28 or 29 or 51 or 53 or 54 or 58 => "m月d日",
            31 => "yyyy年m月d日",
            _ => "General",
        };

    // [h]:mm counts hours beyond the day, so it shows no date; [Magenta] is a colour.
    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();

    // Matches quoted and escaped letters, colours, conditions, locales and a.m./p.m. marks, which say nothing about the
    // kind.
    [GeneratedRegex(
        """
            "[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|上午/下午|General
            """,
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Hidden();
}
