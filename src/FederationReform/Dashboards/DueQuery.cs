using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.Reforms;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

public enum DueKind
{
    /// <summary>Records of a campaign that are not handed in.</summary>
    Records,

    /// <summary>A step with a day of its own.</summary>
    Step,

    /// <summary>A problem that is to be mended.</summary>
    Problem,

    /// <summary>A notice that is to be signed.</summary>
    Notice,
}

/// <param name="What">In words, without a person.</param>
/// <param name="DaysLeft">Negative when the day has passed.</param>
/// <param name="Units">The places that it is about.</param>
/// <param name="AboutId">The campaign or the notice; null for a problem.</param>
public sealed record DueItem(
    DueKind Kind,
    string What,
    DateOnly On,
    int DaysLeft,
    IReadOnlyList<UnitLink> Units,
    int? AboutId
);

/// <param name="Items">What is late first, then by its day.</param>
public sealed record DueList(UnitLink Unit, DateOnly Today, IReadOnlyList<DueItem> Items);

/// <summary>
/// 到期和逾期: everything with a day that a unit has to do within a week or should have done, in all campaigns, in one
/// list.
/// </summary>
public sealed class DueQuery(PortalDb portal)
{
    /// <summary>So many days before its day a thing is listed.</summary>
    public const int DaysBefore = 7;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<DueList?> RunAsync(UnitScope scope, int? unitId = null, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var today = portal.Clock.Today();
        var until = today.AddDays(DaysBefore);
        List<DueItem> items =
        [
            .. await OfRecordsAsync(db, unit, today, until, cancel),
            .. await OfProblemsAsync(db, unit, today, until, cancel),
            .. await OfNoticesAsync(db, unit, today, until, cancel),
        ];
        return new(
            new(unit.Id, unit.Name, unit.Level),
            today,
            [.. items.OrderBy(i => i.On).ThenBy(i => i.Kind).ThenBy(i => i.What, StringComparer.Ordinal)]
        );
    }

    private static async Task<IEnumerable<DueItem>> OfRecordsAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly today,
        DateOnly until,
        CancellationToken cancel
    )
    {
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .Where(c => c.ClosedAt == null && db.UnitReforms.Within(unit.Path).Any(r => r.CampaignId == c.Id))
            .ToListAsync(cancel);
        var items = new List<DueItem>();
        foreach (var campaign in campaigns)
        {
            var plan = campaign.Plan;
            var due = plan.Deadline is { } deadline && deadline <= until ? deadline : (DateOnly?)null;
            if (due is null && plan.DaysToDivision is null)
                continue;
            var records = await db
                .UnitReforms.AsNoTracking()
                .Within(unit.Path)
                .Where(r => r.CampaignId == campaign.Id && r.State != ReformState.Exempt)
                .OrderBy(r => r.UnitPath)
                .Select(r => new
                {
                    Link = new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                    r.State,
                    r.Result,
                    r.Steps,
                })
                .ToListAsync(cancel);
            var open = records.Where(r => ReformQueues.Of(r.State) == ReformQueue.Sender).Select(r => r.Link).ToList();
            if (due is { } day && open.Count > 0)
                items.Add(
                    new(
                        DueKind.Records,
                        $"{campaign.Name}：{open.Count} 个{plan.Words.Name}没有提交",
                        day,
                        day.DayNumber - today.DayNumber,
                        open,
                        campaign.Id
                    )
                );
            items.AddRange(
                records
                    .SelectMany(r =>
                        ReformSteps
                            .For(plan.Takes)
                            .Select(step => (r.Link, Step: RecordStep.Of(step, r.Result, r.Steps, plan, today)))
                    )
                    .Where(s => s.Step.On is null && s.Step.Due <= until)
                    .GroupBy(s => (s.Step.Due, s.Step.Step.Code))
                    .Select(g => new DueItem(
                        DueKind.Step,
                        $"{campaign.Name}：{g.First().Step.Step.Name}",
                        g.Key.Due!.Value,
                        g.Key.Due.Value.DayNumber - today.DayNumber,
                        [.. g.Select(s => s.Link)],
                        campaign.Id
                    ))
            );
        }
        return items;
    }

    private static async Task<IEnumerable<DueItem>> OfProblemsAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly today,
        DateOnly until,
        CancellationToken cancel
    )
    {
        var problems = await db
            .Problems.AsNoTracking()
            .Within(unit.Path)
            .Where(p => p.MendedOn == null && p.DueOn <= until)
            .Select(p => new
            {
                Link = new UnitLink(p.Unit.Id, p.Unit.Name, p.Unit.Level),
                p.Kind,
                p.DueOn,
            })
            .ToListAsync(cancel);
        return problems.Select(p => new DueItem(
            DueKind.Problem,
            $"问题整改：{p.Kind.Name()}",
            p.DueOn!.Value,
            p.DueOn.Value.DayNumber - today.DayNumber,
            [p.Link],
            null
        ));
    }

    private static async Task<IEnumerable<DueItem>> OfNoticesAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly today,
        DateOnly until,
        CancellationToken cancel
    )
    {
        var notices = await db
            .NoticeRecipients.AsNoTracking()
            .Where(r =>
                r.UnitId == unit.Id && r.SignedAt == null && r.Notice.WithdrawnAt == null && r.Notice.SignBy <= until
            )
            .Select(r => new
            {
                r.NoticeId,
                r.Notice.Title,
                r.Notice.SignBy,
            })
            .ToListAsync(cancel);
        return notices.Select(n => new DueItem(
            DueKind.Notice,
            $"签收通知：{n.Title}",
            n.SignBy!.Value,
            n.SignBy.Value.DayNumber - today.DayNumber,
            [new(unit.Id, unit.Name, unit.Level)],
            n.NoticeId
        ));
    }
}
