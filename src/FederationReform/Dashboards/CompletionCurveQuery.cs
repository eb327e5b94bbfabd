using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
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
);

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
public sealed class CompletionCurveQuery(PortalDb portal)
{
    /// <summary>Campaign days are calendar days in China, whose offset from UTC has not changed since 1991.</summary>
    private const int HoursAheadOfUtc = 8;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit lies outside the scope or does not exist.</returns>
    public async Task<CompletionCurve?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var required = await db
            .UnitReforms.Within(subject.Path)
            .CountAsync(r => r.CampaignId == campaignId && r.State != ReformState.Exempt, cancel);
        var days = await (
            from change in db.AuditRecords.Within(subject.Path)
            where change.Event == AuditEvent.RecordApproved || change.Event == AuditEvent.RecordUnlocked
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where reform.CampaignId == campaignId
            group change by change.At.AddHours(HoursAheadOfUtc).Date into day
            orderby day.Key
            select new
            {
                day.Key,
                Net = day.Count(c => c.Event == AuditEvent.RecordApproved)
                    - day.Count(c => c.Event == AuditEvent.RecordUnlocked),
            }
        ).ToListAsync(cancel);

        var today = portal.Clock.Today();
        var curve = new TargetCurve(subject.Plan);
        var done = days.Aggregate(new List<DayCount>(), (all, day) =>
            [.. all, new(DateOnly.FromDateTime(day.Key), (all is [.., var last] ? last.Count : 0) + day.Net)]
        );
        var start =
            curve.Points is [var first, ..] && (done is not [var earliest, ..] || first.By < earliest.Day) ? first.By
            : done is [var day1, ..] ? day1.Day.AddDays(-1)
            : today;
        if (start < today)
            done.Insert(0, new(start, 0));
        if (done is not [.., var end] || end.Day < today)
            done.Add(new(today, done is [.., var latest] ? latest.Count : 0));
        return new CompletionCurve(
            required,
            today,
            done,
            [.. curve.Points.Select(p => new DayCount(p.By, curve.PlannedBy(p.By, required)))],
            [.. Weeks(done, curve, required)]
        );
    }

    private static IEnumerable<CurveWeek> Weeks(List<DayCount> done, TargetCurve curve, int required)
    {
        var (today, before) = (done[^1].Day, 0);
        for (var sunday = ChinaTime.MondayOf(done[0].Day).AddDays(6); ; sunday = sunday.AddDays(7))
        {
            var through = sunday < today ? sunday : today;
            var count = done.LastOrDefault(d => d.Day <= through).Count;
            yield return new(through, count, count - before, curve.PlannedBy(through, required));
            if (through == today)
                yield break;
            before = count;
        }
    }
}
