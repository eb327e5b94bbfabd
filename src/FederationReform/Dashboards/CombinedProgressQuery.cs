using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// 同类任务合计: what the campaigns of the same task and time come to together, for a unit above the counties that
/// run them. Each unit takes part in one of them only, so their records add up.
/// </summary>
/// <param name="Campaigns">The campaigns that are added up, by the tree.</param>
/// <param name="Rows">One for each unit directly below that has records in one of them.</param>
/// <param name="Without">Counties in use below the unit without a record in any of them.</param>
public sealed record CombinedProgress(
    string Name,
    UnitWords Words,
    UnitLink Unit,
    DateOnly Today,
    IReadOnlyList<CampaignLink> Campaigns,
    ProgressFigures Total,
    IReadOnlyList<CombinedRow> Rows,
    IReadOnlyList<UnitLink> Without
);

/// <param name="Campaigns">Those that the unit or units below it take part in; usually the county's own.</param>
public sealed record CombinedRow(UnitLink Unit, IReadOnlyList<CampaignLink> Campaigns, ProgressFigures Figures);

public sealed class CombinedProgressQuery(PortalDb portal)
{
    /// <param name="campaignId">One of the campaigns.</param>
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>
    /// Null when the campaign or the unit lies outside the scope or does not exist, and where the campaign's own
    /// figures are the unit's: it does not stand above the campaign's owner, or no other county has to do with
    /// the task.
    /// </returns>
    public async Task<CombinedProgress?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var owner = await db
            .Campaigns.Where(c => c.Id == campaignId)
            .Select(c => c.UnitPath)
            .SingleOrDefaultAsync(cancel);
        if (owner is null || owner == subject.Path || !UnitPath.Contains(subject.Path, owner))
            return null;

        var campaigns = await CampaignsAsync(db, scope, subject, cancel);
        var without = await WithoutAsync(db, campaigns, subject, cancel);
        if (campaigns.Count < 2 && without.Count == 0)
            return null;
        var counted = await CountAsync(db, campaigns, subject, cancel);
        var today = portal.Clock.Today();
        var units = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == subject.UnitId)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        var byUnit = counted.ToLookup(c => c.Path);
        return new(
            subject.Plan.Name,
            subject.Plan.Words,
            subject.Link,
            today,
            [.. campaigns.Select(c => c.Link)],
            Figures(counted, today),
            [
                .. units
                    .Where(u => byUnit.Contains(u.Path))
                    .Select(u => new CombinedRow(
                        new(u.Id, u.Name, u.Level),
                        [.. byUnit[u.Path].Select(c => c.Campaign.Link)],
                        Figures(byUnit[u.Path], today)
                    )),
            ],
            without
        );
    }

    private static async Task<List<Added>> CampaignsAsync(
        PortalDbContext db,
        UnitScope scope,
        DashboardSubject subject,
        CancellationToken cancel
    )
    {
        // A closed campaign was replaced by another or given up.
        var (kind, takes, asked) = (subject.Plan.Kind, subject.Plan.Takes, subject.CampaignId);
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
                .Where(c => c.Id == subject.CampaignId || c.Plan.RunsAlongside(subject.Plan))
                .Select(c => new Added(CampaignLink.Of(c.Id, c.Plan) with { Owner = c.Owner }, c.Plan)),
        ];
    }

    /// <summary>The records of each campaign below each unit directly below, with this week's approvals.</summary>
    private async Task<List<Counted>> CountAsync(
        PortalDbContext db,
        List<Added> campaigns,
        DashboardSubject subject,
        CancellationToken cancel
    )
    {
        var (ids, width) = (campaigns.ConvertAll(c => c.Link.Id), subject.ChildWidth);
        var monday = ChinaTime.StartOf(ChinaTime.MondayOf(portal.Clock.Today()));
        var states = await db
            .UnitReforms.Within(subject.Path)
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
                from change in db.AuditRecords.Within(subject.Path)
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
            var found = await PaperCompleteness.ThereAsync(db, link.Id, plan, subject.Path, width, cancel);
            foreach (var (path, papers) in found)
                there[(link.Id, path)] = papers;
        }
        return
        [
            .. from one in states
            group one by (one.CampaignId, one.Path) into below
            let count = RecordCounts.Of(below.Select(s => (s.State, s.Count)))
            orderby below.Key.Path, below.Key.CampaignId
            select new Counted(
                campaigns.Find(c => c.Link.Id == below.Key.CampaignId)!,
                below.Key.Path,
                count,
                week[below.Key].Sum(),
                there.GetValueOrDefault(below.Key),
                below.Where(s => s.State != ReformState.Exempt).Max(s => (DateTime?)s.ChangedAt)
            ),
        ];
    }

    /// <summary>
    /// The sums. What is planned follows each campaign's own dates and is added up, so that the rows make the total.
    /// </summary>
    private static ProgressFigures Figures(IEnumerable<Counted> parts, DateOnly today)
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
            Planned = counted.Sum(c => new TargetCurve(c.Campaign.Plan).PlannedBy(today, c.Records.Total)),
        };
        return sum with
        {
            DaysWithoutProgress =
                sum.Required > sum.Done && counted.Max(c => c.ChangedAt) is { } changed
                    ? today.DayNumber - ChinaTime.DateOf(changed).DayNumber
                    : null,
        };
    }

    private static async Task<IReadOnlyList<UnitLink>> WithoutAsync(
        PortalDbContext db,
        List<Added> campaigns,
        DashboardSubject subject,
        CancellationToken cancel
    )
    {
        var ids = campaigns.ConvertAll(c => c.Link.Id);
        var counties = await db
            .Units.AsNoTracking()
            .Within(subject.Path)
            .Where(u => u.Level == UnitLevel.County && u.ValidTo == null)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        var taking = new HashSet<string>(StringComparer.Ordinal);
        // Counties lie at one depth or two: below a prefecture, or directly below the province.
        foreach (var width in counties.Select(c => c.Path.Length).Distinct())
            taking.UnionWith(
                await db
                    .UnitReforms.Within(subject.Path)
                    .Where(r => ids.Contains(r.CampaignId))
                    .Select(r => r.UnitPath.Substring(0, width))
                    .Distinct()
                    .ToListAsync(cancel)
            );
        return [.. counties.Where(c => !taking.Contains(c.Path)).Select(c => new UnitLink(c.Id, c.Name, c.Level))];
    }

    private sealed record Added(CampaignLink Link, CampaignPlan Plan);

    private sealed record Counted(
        Added Campaign,
        string Path,
        RecordCounts Records,
        int NetThisWeek,
        int Papers,
        DateTime? ChangedAt
    );
}
