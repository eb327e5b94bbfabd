using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

public sealed record WorkPlanDetails
{
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required string OwnerName { get; init; }
    public required UnitWords Words { get; init; }
    public required IReadOnlyList<Stage> Stages { get; init; }
    public required WorkPlanSheet Sheet { get; init; }

    /// <summary>批次 that templates propose for the campaign's days, the one it was laid by first.</summary>
    public required IReadOnlyList<ProposedBatches> Proposed { get; init; }

    /// <summary>The papers of the stations on the plan's way, in the order in which they were added.</summary>
    public required IReadOnlyList<ApprovalPaper> Papers { get; init; }

    /// <summary>Null before the sheet was first saved.</summary>
    public required int? Version { get; init; }

    /// <summary>The caller may change the sheet.</summary>
    public required bool MayChange { get; init; }

    /// <summary>The caller may name leading groups and guides in the caller's scope.</summary>
    public required bool MayArrange { get; init; }

    /// <summary>One for each batch, in order; last the units without one. Only batches with units in scope.</summary>
    public required IReadOnlyList<BatchFigures> Batches { get; init; }

    /// <summary>试点 in scope.</summary>
    public required IReadOnlyList<PilotUnit> Pilots { get; init; }

    /// <summary>Of the records in scope that count.</summary>
    public required Ratio Guided { get; init; }

    /// <summary>Units in scope that have a leading group: by level, of those in use at it.</summary>
    public required IReadOnlyList<GroupCoverage> Groups { get; init; }

    /// <summary>The leading group of the caller's own unit; null when none was named.</summary>
    public required LeadingGroupEntry? OwnGroup { get; init; }
    public required int? OwnGroupVersion { get; init; }
}

/// <param name="OfCampaign">The campaign's own stages were laid by this template.</param>
public sealed record ProposedBatches(PlanTemplate Template, PlanSchedule Schedule, bool OfCampaign);

/// <param name="Batch">Null for the units without one.</param>
/// <param name="Late">Not done after the batch's last day.</param>
public sealed record BatchFigures(Batch? Batch, Ratio Done, int Late);

public sealed record PilotUnit(int UnitId, string Name, ReformState State);

public sealed record GroupCoverage(UnitLevel Level, Ratio Named);

/// <summary>工作方案 of a campaign, with the figures of its batches, pilots, guides and leading groups.</summary>
public sealed class WorkPlanQuery(PortalDb portal)
{
    /// <returns>Null when the campaign is not shown to the caller, or the caller may not read records.</returns>
    public async Task<WorkPlanDetails?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => c.Id == campaignId)
            .Join(db.Units, c => c.UnitId, u => u.Id, (c, u) => new { Campaign = c, Owner = u.Name })
            .SingleOrDefaultAsync(cancel);
        if (campaign is null)
            return null;
        // The sheet is the campaign's: who is shown the campaign is shown its plan.
        var plan = await db.WorkPlans.AsNoTracking().SingleOrDefaultAsync(p => p.CampaignId == campaignId, cancel);
        var sheet = plan?.Sheet ?? WorkPlanSheet.Blank;
        var units = await (
            from record in db.UnitReforms.VisibleTo(scope)
            where record.CampaignId == campaignId && record.State != ReformState.Exempt
            join unit in db.Units on record.UnitId equals unit.Id
            join assignment in db.UnitAssignments.Where(a => a.CampaignId == campaignId)
                on record.UnitId equals assignment.UnitId
                into arranged
            from assignment in arranged.DefaultIfEmpty()
            orderby record.UnitPath
            select new
            {
                record.UnitId,
                unit.Name,
                record.State,
                Batch = assignment == null ? null : assignment.Batch,
                Pilot = assignment != null && assignment.Pilot,
                Guided = assignment != null && assignment.Guide != null,
            }
        ).ToListAsync(cancel);
        var today = portal.Clock.Today();
        var own = await db
            .LeadingGroups.AsNoTracking()
            .VisibleTo(scope)
            .SingleOrDefaultAsync(g => g.CampaignId == campaignId && g.UnitId == scope.UnitId, cancel);
        var open = campaign.Campaign.ClosedAt is null;
        return new()
        {
            CampaignId = campaignId,
            CampaignName = campaign.Campaign.Name,
            OwnerName = campaign.Owner,
            Words = campaign.Campaign.Plan.Words,
            Stages = campaign.Campaign.Plan.Stages,
            Sheet = sheet,
            Proposed = Propose(campaign.Campaign.Plan),
            Papers = await db
                .ApprovalFiles.Where(f => f.CampaignId == campaignId && f.RemovedAt == null)
                .OrderBy(f => f.Id)
                .Select(f => new ApprovalPaper(f.Id, f.Stage, f.Name, f.Kind, f.Size, f.AddedBy, f.AddedAt))
                .ToListAsync(cancel),
            Version = plan?.Version,
            MayChange = open && scope.May(Permissions.ManageCampaigns) && scope.Covers(campaign.Campaign.UnitPath),
            MayArrange = open && scope.May(Permissions.ArrangeWork),
            Batches =
            [
                .. sheet
                    .Batches.Append(null)
                    .Select(batch =>
                    {
                        var inIt = units.Where(u => u.Batch == batch?.Number).ToList();
                        var done = inIt.Count(u => u.State == ReformState.Approved);
                        return new BatchFigures(
                            batch,
                            new(done, inIt.Count),
                            batch?.To < today ? inIt.Count - done : 0
                        );
                    })
                    .Where(b =>
                        b.Batch is not null
                            ? b.Done.Whole > 0 || scope.Covers(campaign.Campaign.UnitPath)
                            : b.Done.Whole > 0
                    ),
            ],
            Pilots = [.. units.Where(u => u.Pilot).Select(u => new PilotUnit(u.UnitId, u.Name, u.State))],
            Guided = new(units.Count(u => u.Guided), units.Count),
            Groups = await GroupsAsync(db, scope, campaign.Campaign, cancel),
            OwnGroup = own?.Entry,
            OwnGroupVersion = own?.Version,
        };
    }

    private static IReadOnlyList<ProposedBatches> Propose(CampaignPlan plan) =>
        [
            .. PlanTemplate
                .For(plan.Kind, plan.Takes)
                .Where(template => template.HasBatches)
                .Select(template => (Template: template, Schedule: template.Of(plan)))
                .Where(found => found.Schedule is not null)
                .Select(found => new ProposedBatches(
                    found.Template,
                    found.Schedule!,
                    found.Template.Pattern == plan.Pattern
                ))
                .OrderByDescending(proposed => proposed.OfCampaign),
        ];

    private static async Task<IReadOnlyList<GroupCoverage>> GroupsAsync(
        PortalDbContext db,
        UnitScope scope,
        Campaign campaign,
        CancellationToken cancel
    )
    {
        var levels = new[] { UnitLevel.Township, UnitLevel.Village };
        var all = await db
            .Units.VisibleTo(scope)
            .Within(campaign.UnitPath)
            .Where(u => u.ValidTo == null && levels.Contains(u.Level))
            .GroupBy(u => u.Level)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var named = await (
            from found in db.LeadingGroups.VisibleTo(scope)
            where found.CampaignId == campaign.Id
            join unit in db.Units on found.UnitId equals unit.Id
            where unit.ValidTo == null
            group unit by unit.Level into level
            select new { level.Key, Count = level.Count() }
        ).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. levels.Where(all.ContainsKey).Select(l => new GroupCoverage(l, new(named.GetValueOrDefault(l), all[l]))),
        ];
    }
}
