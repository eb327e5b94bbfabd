using FederationReform.Dashboards;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

/// <summary>The forecast goes on as lately; its bounds are the fastest and the slowest two weeks.</summary>
public sealed class CompletionForecastTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);

    [Fact]
    public void SteadyPace_IsGoneOnWith_AndHasNoWidth()
    {
        // Four a week for eight weeks: 32 of 40 are done, 8 need two weeks.
        var forecast = CompletionForecast.Of(Weekly(4, 4, 4, 4, 4, 4, 4, 4), 40, Today);

        forecast.Should().Be(new CompletionForecast(new(2026, 7, 29), new(2026, 7, 29), new(2026, 7, 29), 40, null));
    }

    [Fact]
    public void UnevenPace_HasTheBoundsOfItsFastestAndSlowestTwoWeeks()
    {
        // By two weeks: 2, 12, 4, 8. The last four weeks brought 12, 3.0 a week; 14 are open.
        var forecast = CompletionForecast.Of(Weekly(1, 1, 6, 6, 2, 2, 4, 4), 40, Today);

        forecast.PerWeek.Should().Be(30);
        forecast.Expected.Should().Be(Today.AddDays(33), "14 × 28 / 12 days, rounded up");
        forecast.Earliest.Should().Be(Today.AddDays(17), "14 × 14 / 12");
        forecast.Latest.Should().Be(Today.AddDays(98), "14 × 14 / 2");
    }

    [Fact]
    public void TwoWeeksOfNothing_LeaveNoLatestDay()
    {
        var forecast = CompletionForecast.Of(Weekly(4, 4, 0, 0, 4, 4, 4, 4), 40, Today);

        forecast.Expected.Should().NotBeNull();
        forecast.Latest.Should().BeNull();
    }

    [Fact]
    public void WeeksBeforeTheFirstApproval_AreNoPace()
    {
        // Preparation for six weeks, then two a week for two: the slowest two weeks are those.
        var forecast = CompletionForecast.Of(Weekly(0, 0, 0, 0, 0, 0, 2, 2), 8, Today);

        forecast.Expected.Should().Be(Today.AddDays(14), "4 × 14 / 4: fourteen days since the first approval");
        forecast.Latest.Should().NotBeNull();
    }

    [Theory]
    [InlineData(new[] { 4, 4, 4, 4, 0, 0, 0, 0 }, 40, "最近四周没有净增，无法推算")]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 3 }, 40, "开始完成还不到两周，暂不推算")]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 40, "还没有完成的单位，无法推算")]
    [InlineData(new[] { 4, 4, 4, 4, 4, 4, 4, 4 }, 32, "已全部完成")]
    [InlineData(new[] { 0, 0, 0, 0, 1, 0, 0, 1 }, 4000, "按最近四周的速度两年内完不成，请检查原因")]
    public void NothingToForecast_SaysWhy(int[] weeks, int required, string why)
    {
        var forecast = CompletionForecast.Of(Weekly(weeks), required, Today);

        forecast.Should().Be(new CompletionForecast(null, null, null, 0, why));
    }

    /// <summary>What each week brought, on the first day of it; the last week ends today.</summary>
    private static List<DayCount> Weekly(params int[] gains)
    {
        var (all, total) = (new List<DayCount> { new(Today.AddDays(-7 * gains.Length), 0) }, 0);
        for (var i = 0; i < gains.Length; i++)
            if (gains[i] != 0)
                all.Add(new(Today.AddDays(-7 * (gains.Length - i) + 1), total += gains[i]));
        if (all[^1].Day < Today)
            all.Add(new(Today, total));
        return all;
    }
}
