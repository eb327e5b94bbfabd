using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>A campaign that is added up with others of the same task and time.</summary>
internal sealed record SimilarCampaign(CampaignLink Link, CampaignPlan Plan);

/// <summary>The records of one campaign below one unit.</summary>
/// <param name="Papers">Those asked for and there, in all its records.</param>
/// <param name="ChangedAt">UTC; the last change of a record that counts.</param>
internal sealed record CampaignCount(
    SimilarCampaign Campaign,
    string Path,
    RecordCounts Records,
    int NetThisWeek,
    int Papers,
    DateTime? ChangedAt
);

/// <summary>Campaigns of several counties whose records add up: each unit takes part in one of them only.</summary>
internal static class SimilarCampaigns
{
    /// <summary>Those of the subject's own task and time, itself among them.</summary>
    public static Task<IReadOnlyList<SimilarCampaign>> OfAsync(
        PortalDbContext db,
        UnitScope scope,
        DashboardSubject subject,
        CancellationToken cancel
    ) =>
        FindAsync(
            db,
            scope,
            subject,
            subject.Plan.Kind,
            subject.Plan.Takes,
            plan => plan.RunsAlongside(subject.Plan),
            cancel
        );

    /// <summary>The open campaigns of a task with records of the subject's unit, and the subject's own.</summary>
    public static async Task<IReadOnlyList<SimilarCampaign>> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        DashboardSubject subject,
        CampaignKind kind,
        UnitLevel takes,
        Func<CampaignPlan, bool> alongside,
        CancellationToken cancel
    )
    {
        // A closed campaign was replaced by another or given up.
        var asked = subject.CampaignId;
        var records = db.UnitReforms.Within(subject.Path);
        var found = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c =>
                c.Kind == kind
                && c.Takes == takes
                && (c.Id == asked || c.ClosedAt == null)
                && records.Any(r => r.CampaignId == c.Id)
            )
            .Join(
                db.Units,
                c => c.UnitId,
                u => u.Id,
                (c, u) =>
                    new
                    {
                        c.Id,
                        c.UnitPath,
                        c.Plan,
                        Owner = u.Name,
                    }
            )
            .OrderBy(c => c.UnitPath)
            .ThenBy(c => c.Id)
            .ToListAsync(cancel);
        return
        [
            .. found
                .Where(c => c.Id == asked || alongside(c.Plan))
                .Select(c => new SimilarCampaign(CampaignLink.Of(c.Id, c.Plan) with { Owner = c.Owner }, c.Plan)),
        ];
    }

    /// <summary>The records of each campaign below each unit directly below, with this week's approvals.</summary>
    public static async Task<IReadOnlyList<CampaignCount>> CountAsync(
        PortalDbContext db,
        IReadOnlyList<SimilarCampaign> campaigns,
        string within,
        int width,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var ids = campaigns.Select(c => c.Link.Id).ToList();
        var monday = ChinaTime.StartOf(ChinaTime.MondayOf(today));
        var states = await db
            .UnitReforms.Within(within)
            .Where(r => ids.Contains(r.CampaignId))
            .GroupBy(r => new
            {
                r.CampaignId,
                Path = r.UnitPath.Substring(0, width),
                r.State,
            })
            .Select(g => new
            {
                g.Key.CampaignId,
                g.Key.Path,
                g.Key.State,
                Count = g.Count(),
                ChangedAt = g.Max(r => r.ChangedAt),
            })
            .ToListAsync(cancel);
        var week = (
            await (
                from change in db.AuditRecords.Within(within)
                where
                    (change.Event == AuditEvent.RecordApproved || change.Event == AuditEvent.RecordUnlocked)
                    && change.At >= monday
                join reform in db.UnitReforms on change.SubjectId equals reform.Id
                where ids.Contains(reform.CampaignId)
                group change by new
                {
                    reform.CampaignId,
                    Path = change.UnitPath.Substring(0, width),
                    change.Event,
                } into some
                select new { some.Key, Count = some.Count() }
            ).ToListAsync(cancel)
        ).ToLookup(
            w => (w.Key.CampaignId, w.Key.Path),
            w => w.Key.Event == AuditEvent.RecordApproved ? w.Count : -w.Count
        );
        var there = new Dictionary<(int, string), int>();
        foreach (var (link, plan) in campaigns)
        {
            var found = await PaperCompleteness.ThereAsync(db, link.Id, plan, within, width, cancel);
            foreach (var (path, papers) in found)
                there[(link.Id, path)] = papers;
        }
        return
        [
            .. from one in states
            group one by (one.CampaignId, one.Path) into below
            let count = RecordCounts.Of(below.Select(s => (s.State, s.Count)))
            orderby below.Key.Path, below.Key.CampaignId
            select new CampaignCount(
                campaigns.First(c => c.Link.Id == below.Key.CampaignId),
                below.Key.Path,
                count,
                week[below.Key].Sum(),
                there.GetValueOrDefault(below.Key),
                below.Where(s => s.State != ReformState.Exempt).Max(s => (DateTime?)s.ChangedAt)
            ),
        ];
    }

    /// <summary>
    /// The sums. What is planned follows each campaign's own dates, for all its records at once as on its own page, and
    /// is added up over the campaigns.
    /// </summary>
    public static ProgressFigures Sum(IEnumerable<CampaignCount> parts, DateOnly today)
    {
        var counted = parts.ToList();
        var sum = new ProgressFigures
        {
            Done = counted.Sum(c => c.Records.Approved),
            Submitted = counted.Sum(c => c.Records.Submitted),
            Returned = counted.Sum(c => c.Records.Returned),
            InProgress = counted.Sum(c => c.Records.InProgress),
            NotStarted = counted.Sum(c => c.Records.NotStarted),
            Exempt = counted.Sum(c => c.Records.Exempt),
            NetThisWeek = counted.Sum(c => c.NetThisWeek),
            Papers = new(counted.Sum(c => c.Papers), counted.Sum(c => c.Campaign.Plan.Papers.Count * c.Records.Total)),
            Late = counted.Where(c => c.Campaign.Plan.Deadline < today).Sum(c => c.Records.Total - c.Records.Approved),
            Planned = counted
                .GroupBy(c => c.Campaign)
                .Sum(g => new TargetCurve(g.Key.Plan).PlannedBy(today, g.Sum(c => c.Records.Total))),
        };
        return sum with
        {
            DaysWithoutProgress =
                sum.Required > sum.Done && counted.Max(c => c.ChangedAt) is { } changed
                    ? today.DayNumber - ChinaTime.DateOf(changed).DayNumber
                    : null,
        };
    }
}
