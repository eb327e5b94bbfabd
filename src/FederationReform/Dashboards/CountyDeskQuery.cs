using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// The desk of accounts that look after many units: what waits, what happened this week, which dates come.
/// </summary>
/// <param name="OldestWaitingSince">
/// The day on which the longest-waiting record was submitted; null when none waits.
/// </param>
/// <param name="Milestones">Missed dates first, then the coming ones, in order.</param>
public sealed record CountyDesk(
    CampaignLink Campaign,
    DateOnly Today,
    DateOnly Monday,
    int Waiting,
    DateOnly? OldestWaitingSince,
    WeekFigures Week,
    IReadOnlyList<Milestone> Milestones
);

/// <summary>
/// Events since Monday 00:00 in China. They count events, not records: a record that was returned twice counts twice.
/// </summary>
public sealed record WeekFigures(int Submitted, int Returned, int Approved, int Unlocked)
{
    public int Net => Approved - Unlocked;
}

/// <param name="DaysLeft">Negative when the day has passed.</param>
/// <param name="Needed">How many records must be done by then; null where the date is only the end of a stage.</param>
/// <param name="Missing">How many of those are not done; never below zero.</param>
public sealed record Milestone(DateOnly By, string Name, int DaysLeft, int? Needed, int Missing);

public sealed class CountyDeskQuery(PortalDb portal)
{
    /// <returns>Null when the campaign lies outside the scope or does not exist.</returns>
    public async Task<CountyDesk?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, null, cancel) is not { } subject)
            return null;
        var today = portal.Clock.Today();
        var monday = ChinaTime.MondayOf(today);
        var state = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.State != ReformState.Exempt)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Required = all.Count(),
                Done = all.Count(r => r.State == ReformState.Approved),
                Waiting = all.Count(r => r.State == ReformState.Submitted),
                Oldest = all.Min(r => r.State == ReformState.Submitted ? r.SubmittedAt : null),
            })
            .SingleOrDefaultAsync(cancel);
        return new CountyDesk(
            CampaignLink.Of(subject),
            today,
            monday,
            state?.Waiting ?? 0,
            state?.Oldest is { } oldest ? ChinaTime.DateOf(oldest) : null,
            await WeekAsync(db, scope, campaignId, ChinaTime.StartOf(monday), cancel),
            Milestones(subject.Plan, today, state?.Required ?? 0, state?.Done ?? 0)
        );
    }

    private static async Task<WeekFigures> WeekAsync(
        PortalDbContext db,
        UnitScope scope,
        int campaignId,
        DateTime monday,
        CancellationToken cancel
    )
    {
        var events = await (
            from change in db.AuditRecords.VisibleTo(scope)
            where
                change.At >= monday
                && change.SubjectKind == SubjectKind.UnitReform
                && (
                    change.Event == AuditEvent.RecordSubmitted
                    || change.Event == AuditEvent.RecordReturned
                    || change.Event == AuditEvent.RecordApproved
                    || change.Event == AuditEvent.RecordUnlocked
                )
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where reform.CampaignId == campaignId
            group change by change.Event into one
            select new { one.Key, Count = one.Count() }
        ).ToDictionaryAsync(e => e.Key, e => e.Count, cancel);
        return new WeekFigures(
            Of(AuditEvent.RecordSubmitted),
            Of(AuditEvent.RecordReturned),
            Of(AuditEvent.RecordApproved),
            Of(AuditEvent.RecordUnlocked)
        );

        int Of(AuditEvent what) => events.GetValueOrDefault(what);
    }

    private static IReadOnlyList<Milestone> Milestones(CampaignPlan plan, DateOnly today, int required, int done)
    {
        var curve = new TargetCurve(plan);
        var targets = plan.Targets.Select(t =>
            Target(t.By, t.Part == t.Whole ? "全部完成" : $"完成 {t.Part}/{t.Whole}", curve.PlannedBy(t.By, required))
        );
        var stages = plan.Stages.Select(s => new Milestone(
            s.To,
            $"“{s.Name}”阶段结束",
            s.To.DayNumber - today.DayNumber,
            null,
            0
        ));
        return
        [
            .. targets
                .Concat(stages)
                .Where(m => m.DaysLeft >= 0 || m.Missing > 0)
                .OrderBy(m => m.By)
                .ThenBy(m => m.Needed is null),
        ];

        Milestone Target(DateOnly by, string name, int needed) =>
            new(by, name, by.DayNumber - today.DayNumber, needed, Math.Max(0, needed - done));
    }
}
