namespace FederationReform.Dashboards;

/// <summary>
/// When all will be done, if it goes on as lately. The method is simple enough to be said in one sentence, and its
/// uncertainty is what the weeks themselves show: the pace of the last four weeks gives the expected day, the fastest
/// and the slowest two weeks on end of the last eight give the earliest and the latest.
/// </summary>
/// <param name="Expected">Null when nothing can be forecast; <see cref="Why"/> says why.</param>
/// <param name="Latest">Null when the slowest two weeks brought nothing: there is no latest day.</param>
/// <param name="PerWeek">What the last four weeks brought each, in tenths.</param>
/// <param name="Why">Why there is no forecast, as a sentence without its full stop; null when there is one.</param>
public sealed record CompletionForecast(
    DateOnly? Expected,
    DateOnly? Earliest,
    DateOnly? Latest,
    int PerWeek,
    string? Why
)
{
    public const string Method =
        "按最近 4 周的平均速度推算；区间取最近 8 周里最快的连续 2 周和最慢的连续 2 周各自的速度。"
        + "通过减去解锁才算净增，推算不考虑节假日和集中开会。";

    private const int Recent = 28;
    private const int Longest = 56;
    private const int Shortest = 14;

    /// <summary>A day farther away than this says nothing.</summary>
    private const int MostDays = 730;

    /// <param name="done">Ascending totals by day, the last one today's.</param>
    public static CompletionForecast Of(IReadOnlyList<DayCount> done, int required, DateOnly today)
    {
        var open = required - (done is [.., var last] ? last.Count : 0);
        if (open <= 0)
            return None("已全部完成");
        if (done.FirstOrDefault(d => d.Count > 0) is not { Count: > 0, Day: var begun })
            return None("还没有完成的单位，无法推算");
        // The days before the first approval are preparation and no pace.
        var running = Math.Min(today.DayNumber - begun.DayNumber + 1, Longest);
        if (running < Shortest)
            return None("开始完成还不到两周，暂不推算");
        var recent = Math.Min(running, Recent);
        var gained = Gain(done, today, recent);
        if (gained <= 0)
            return None("最近四周没有净增，无法推算");
        var paces = Enumerable
            .Range(0, running / Shortest)
            .Select(i => Gain(done, today.AddDays(-Shortest * i), Shortest))
            .ToList();
        var expected = After(today, open, gained, recent);
        if (expected is null)
            return None("按最近四周的速度两年内完不成，请检查原因");
        // The average itself lies between the two.
        var earliest = After(today, open, Math.Max(paces.Max(), 1), Shortest);
        return new(
            expected,
            earliest < expected ? earliest : expected,
            paces.Min() <= 0 ? null
                : After(today, open, paces.Min(), Shortest) is { } latest && latest > expected ? latest
                : expected,
            gained * 70 / recent,
            Why: null
        );
    }

    private static CompletionForecast None(string why) => new(null, null, null, 0, why);

    private static int Gain(IReadOnlyList<DayCount> done, DateOnly through, int days) =>
        At(done, through) - At(done, through.AddDays(-days));

    private static int At(IReadOnlyList<DayCount> done, DateOnly day) => done.LastOrDefault(d => d.Day <= day).Count;

    /// <summary>Rounded up to whole days.</summary>
    private static DateOnly? After(DateOnly today, int open, int gained, int days)
    {
        var needed = ((long)open * days + gained - 1) / gained;
        return needed > MostDays ? null : today.AddDays((int)needed);
    }
}
