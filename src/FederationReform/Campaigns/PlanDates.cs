using System.Globalization;
using System.Text.RegularExpressions;

namespace FederationReform.Campaigns;

/// <summary>A day or a span of days in a sentence.</summary>
/// <param name="At">Where it begins in the sentence, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units, a following 前 included.</param>
/// <param name="First">The first day; of 上旬 the 1st. Equal to <paramref name="Last"/> for a single day.</param>
/// <param name="Last">The last day; of 月底 the month's last.</param>
/// <param name="Until">Only the end is said: …前, …以前, …底前.</param>
internal sealed record PlanDate(int At, int Length, DateOnly First, DateOnly Last, bool Until);

/// <summary>
/// Reads the dates of a document in their order. A date without a year has the year of the date before it; the first
/// one has the year that the reader was told.
/// </summary>
internal sealed partial class PlanDates(int year)
{
    private int year = year;

    public IReadOnlyList<PlanDate> In(string sentence)
    {
        var found = new List<PlanDate>();
        foreach (Match match in Date().Matches(sentence))
        {
            var until = match.Groups["until"].Success;
            var joined =
                found is [.., { Until: false } before]
                && sentence[(before.At + before.Length)..match.Index] is var between
                && To().IsMatch(between)
                    ? before
                    : null;
            if (Read(match, joined) is not { } span)
                continue;
            if (joined is not null)
                found[^1] = new(
                    joined.At,
                    match.Index + match.Length - joined.At,
                    joined.First,
                    span.Last,
                    Until: false
                );
            else
                found.Add(new(match.Index, match.Length, span.First, span.Last, until));
        }
        return found;
    }

    private (DateOnly First, DateOnly Last)? Read(Match match, PlanDate? after)
    {
        if (Number(match, "year") is { } written)
            year = written;
        var month = Number(match, "month") ?? after?.First.Month;
        if (month is not (>= 1 and <= 12) || year is < 1949 or > 2100)
            return null;
        // 12月20日至1月10日 ends in the next year.
        if (after is not null && !match.Groups["year"].Success && month < after.First.Month)
            year++;
        var days = DateTime.DaysInMonth(year, month.Value);
        var (first, last) = match.Groups["part"].Value switch
        {
            "上旬" or "初" => (1, 10),
            "中旬" => (11, 20),
            "下旬" => (21, days),
            "底" or "末" => (days, days),
            _ when Number(match, "day") is { } day => (day, day),
            _ => (1, days),
        };
        return first < 1 || last > days ? null : (new(year, month.Value, first), new(year, month.Value, last));
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found
        && int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The year may be masked (202_年), as on the web. 26日 alone follows a full date.</summary>
    [GeneratedRegex(
        @"(?:(?:(?<year>\d{4})|\d{2,3}[_*＿X×]{1,2})年)?"
            + @"(?:(?<month>\d{1,2})月(?:份)?(?:(?<day>\d{1,2})日|(?<part>上旬|中旬|下旬|初|底|末))?"
            + @"|(?<=[至到—\-－~～―])(?<day>\d{1,2})日)(?<until>(?:之|以)?前)?"
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"^\s*(?:至|到|—{1,2}|-{1,2}|－|~|～|―)\s*$")]
    private static partial Regex To();
}
