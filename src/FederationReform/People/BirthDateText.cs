using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Text;

namespace FederationReform.People;

/// <summary>
/// Reads dates of birth as rosters write them: 1972.5, 1972-05, 19720501, 1972年5月3日, or the day number of an Excel
/// cell.
/// </summary>
public static partial class BirthDateText
{
    private const int FirstYear = 1900;

    // Day numbers of Excel cells: 10959 is 1 January 1930, 47483 is 31 December 2029. Counting from 30 December 1899
    // makes up for 29 February 1900, which Excel has and the calendar does not.
    private static readonly DateOnly ExcelDayZero = new(1899, 12, 30);

    /// <param name="wholeDay">
    /// Whether a year and month are not enough, because it is no birth; then the examples of what is to be typed are
    /// days of today's time.
    /// </param>
    public static Reading<BirthDate> Read(string? text, bool wholeDay = false)
    {
        var shortYear = $"的年份不完整，请写四位年份，例如 {(wholeDay ? "2026-07-08" : "1985-03")}";
        var compact = Reading.Compact(ClockTime().Replace(text ?? "", "")).TrimEnd('生');
        if (
            compact.Length == 5
            && int.TryParse(compact, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= 10959 and <= 47483
        )
            return Reading.Of(new BirthDate(ExcelDayZero.AddDays(serial)));
        if (DroppedZero().IsMatch(compact))
            return Reading.Unreadable<BirthDate>(
                $"可能是 1 月，也可能是表格丢掉了末尾 0 的 10 月，请写成 {compact[..4]}-01 或 {compact[..4]}-10"
            );

        var match = Digits().Match(compact);
        if (!match.Success)
            match = Parts().Match(compact);
        if (match.Success && !IsShort(Number(match, "y")))
            return Of(Number(match, "y"), Number(match, "m"), match.Groups["d"].Success ? Number(match, "d") : null);
        return Reading.Unreadable<BirthDate>(
            match.Success || ShortYear().IsMatch(compact) ? shortYear
            : !Year().IsMatch(compact) ? $"看不懂，请写成 {(wholeDay ? "2026-07-08 的样子" : "1985-03 或 1985-03-12")}"
            : IsShort(int.Parse(compact[..4], CultureInfo.InvariantCulture)) ? shortYear
            : wholeDay ? "只有年份，请写成 2026-07-08 的样子"
            : "只有年份，请写到月，例如 1985-03"
        );
    }

    /// <summary>
    /// Whether four digits are no year but two digits of one and a month: 8503 and 0103 are the beginnings of 850312
    /// and 010312.
    /// </summary>
    private static bool IsShort(int year) => year is (> 0 and < 1000) or > 2099;

    private static Reading<BirthDate> Of(int year, int month, int? day)
    {
        if (year < FirstYear)
            return Reading.Unreadable<BirthDate>($"早于 {FirstYear} 年，请改为实际日期");
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return Reading.Unreadable<BirthDate>("不存在，请改为实际日期");
        return Reading.Of(new BirthDate(new DateOnly(year, month, day ?? 1), DayKnown: day is not null));
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^\d{4}\.1$")]
    private static partial Regex DroppedZero();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<y>\d{4})[-./年、。](?<m>\d{1,2})(?:月|(?:[-./月、。](?<d>\d{1,2})[日号]?))?$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\d{4}年?$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^\d{2}[-./年]\d{1,2}")]
    private static partial Regex ShortYear();
}
