using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>完成曲线: how many records were approved at the end of each day, beside how many were planned.</summary>
/// <param name="Required">
/// The records that count today; an exemption changes the target of every day, but not what was done.
/// </param>
/// <param name="Done">Ascending; days without a change are left out. Begins with zero and ends today.</param>
/// <param name="Target">The corners of the target line; empty when the campaign sets no target.</param>
/// <param name="Weeks">The same by week up to today, as a table for readers who cannot see the line or copy it.</param>
public sealed record CompletionCurve(
    int Required,
    DateOnly Today,
    IReadOnlyList<DayCount> Done,
    IReadOnlyList<DayCount> Target,
    IReadOnlyList<CurveWeek> Weeks
)
{
    /// <summary>
    /// How many days what is done is ahead of the target line, negative when behind: the days from today to the last
    /// one that what is done suffices for. Null without a target, and when all is done.
    /// </summary>
    public int? DaysAhead { get; init; }

    /// <summary>The day since which all is done; null while something is open.</summary>
    public DateOnly? FinishedOn { get; init; }

    /// <summary>The last day of the target; null without one.</summary>
    public DateOnly? Deadline => Target is [.., var last] ? last.Day : null;

    public CompletionForecast Forecast => CompletionForecast.Of(Done, Required, Today);
}

/// <param name="Through">A Sunday, or today; included.</param>
/// <param name="Done">Total at the end of that day.</param>
/// <param name="Net">Change within the week.</param>
/// <param name="Planned">Planned total at the end of that day.</param>
public sealed record CurveWeek(DateOnly Through, int Done, int Net, int Planned);

/// <param name="Count">Total at the end of the day.</param>
public readonly record struct DayCount(DateOnly Day, int Count);

/// <summary>
/// The curve of each day: approvals minus unlocks, from the audit. A record that was approved, unlocked and approved
/// again rises, falls and rises. The last value equals what is done today.
/// </summary>
internal static class CompletionCurves
{
    /// <summary>Campaign days are calendar days in China, whose offset from UTC has not changed since 1991.</summary>
    private const int HoursAheadOfUtc = 8;

    /// <summary>The curve of one campaign or of several together, within a unit.</summary>
    public static async Task<CompletionCurve> ReadAsync(
        PortalDbContext db,
        string within,
        IReadOnlyDictionary<int, CampaignPlan> campaigns,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var ids = campaigns.Keys.ToList();
        var required = await db
            .UnitReforms.Within(within)
            .Where(r => ids.Contains(r.CampaignId) && r.State != ReformState.Exempt)
            .GroupBy(r => r.CampaignId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var days = await (
            from change in db.AuditRecords.Within(within)
            where change.Event == AuditEvent.RecordApproved || change.Event == AuditEvent.RecordUnlocked
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where ids.Contains(reform.CampaignId)
            group change by change.At.AddHours(HoursAheadOfUtc).Date into day
            orderby day.Key
            select new
            {
                day.Key,
                Net = day.Count(c => c.Event == AuditEvent.RecordApproved)
                    - day.Count(c => c.Event == AuditEvent.RecordUnlocked),
            }
        ).ToListAsync(cancel);
        var counts = required.ToDictionary(r => r.Key, r => r.Count);
        var parts = campaigns
            .Select(c => (Curve: new TargetCurve(c.Value), Count: counts.GetValueOrDefault(c.Key)))
            .ToList();
        return Of(
            counts.Values.Sum(),
            days.ConvertAll(d => new DayCount(DateOnly.FromDateTime(d.Key), d.Net)),
            [.. parts.SelectMany(p => p.Curve.Points).Select(p => p.By).Distinct().Order()],
            day => parts.Sum(p => p.Curve.PlannedBy(day, p.Count)),
            today
        );
    }

    private static CompletionCurve Of(
        int required,
        List<DayCount> changes,
        IReadOnlyList<DateOnly> corners,
        Func<DateOnly, int> planned,
        DateOnly today
    )
    {
        var done = changes.Aggregate(new List<DayCount>(), (all, day) =>
            [.. all, new(day.Day, (all is [.., var last] ? last.Count : 0) + day.Count)]
        );
        var start =
            corners is [var first, ..] && (done is not [var earliest, ..] || first < earliest.Day) ? first
            : done is [var day1, ..] ? day1.Day.AddDays(-1)
            : today;
        if (start < today)
            done.Insert(0, new(start, 0));
        if (done is not [.., var end] || end.Day < today)
            done.Add(new(today, done is [.., var latest] ? latest.Count : 0));
        var now = done[^1].Count;
        return new(
            required,
            today,
            done,
            [.. corners.Select(day => new DayCount(day, planned(day)))],
            [.. Weeks(done, planned)]
        )
        {
            DaysAhead = now < required && corners.Count > 0 ? DaysAhead(now, corners, planned, today) : null,
            FinishedOn = required > 0 && now >= required ? Finished(done, required) : null,
        };
    }

    /// <summary>The first day whose plan asks for more than is done lies one day after the last that is met.</summary>
    private static int? DaysAhead(int now, IReadOnlyList<DateOnly> corners, Func<DateOnly, int> planned, DateOnly today)
    {
        for (var day = corners[0]; day <= corners[^1]; day = day.AddDays(1))
            if (planned(day) > now)
                return day.DayNumber - 1 - today.DayNumber;
        return null;
    }

    private static DateOnly Finished(List<DayCount> done, int required)
    {
        var last = done.Count - 1;
        while (last > 0 && done[last - 1].Count >= required)
            last--;
        return done[last].Day;
    }

    private static IEnumerable<CurveWeek> Weeks(List<DayCount> done, Func<DateOnly, int> planned)
    {
        var (today, before) = (done[^1].Day, 0);
        for (var sunday = ChinaTime.MondayOf(done[0].Day).AddDays(6); ; sunday = sunday.AddDays(7))
        {
            var through = sunday < today ? sunday : today;
            var count = done.LastOrDefault(d => d.Day <= through).Count;
            yield return new(through, count, count - before, planned(through));
            if (through == today)
                yield break;
            before = count;
        }
    }
}
