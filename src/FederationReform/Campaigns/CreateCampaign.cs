using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <param name="OwnerId">The county or prefecture that runs the campaign.</param>
public sealed record CreateCampaignInput(int OwnerId, CampaignPlan Plan, Guid OperationId) : IChange;

/// <param name="CampaignId">0 when refused.</param>
public sealed record CreatedCampaign(int CampaignId, Violations Violations);

/// <summary>建立改革任务, with a record for every unit in use of its level below the owner.</summary>
public sealed class CreateCampaign(PortalDb portal)
{
    public async Task<CreatedCampaign> RunAsync(
        UnitScope scope,
        CreateCampaignInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var owner = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.OwnerId, cancel);
        if (owner is null)
            return await RefusedAsync(db, new(Refusal.NotFound), cancel);

        var plan = CampaignPlanRules.Clean(input.Plan);
        var violations = CampaignPlanRules.Check(plan);
        violations.Add(CheckOwner(owner));
        if (violations.Blocking)
            return await RefusedAsync(db, violations, cancel);

        var units = await CampaignUnits.FindAsync(db, owner.Path, plan, campaignId: null, cancel);
        if (units.Joining.Count == 0)
            return await RefusedAsync(db, new(NoUnits(owner, plan.Words, units.Taken)), cancel);
        if (await CampaignNames.CheckAsync(db, owner.Id, plan, except: null, cancel) is { } taken)
            return await RefusedAsync(db, new(taken), cancel);

        var now = portal.Clock.UtcNow();
        var campaign = Campaign.Create(owner, plan);
        db.Campaigns.Add(campaign);
        db.UnitReforms.AddRange(units.Joining.Select(unit => UnitReform.Create(campaign, unit, now)));
        db.RecordNew(
            AuditEvent.CampaignCreated,
            () => campaign.Subject,
            $"建立改革任务“{plan.Name}”，{owner.Name}的 {units.Joining.Count} 个{plan.Words.Name}参加",
            changes: [.. PlanWords.Of(plan).Select(item => new FieldChange(item.Title, null, item.Text))]
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel), cancel);
    }

    private static async Task<CreatedCampaign> RefusedAsync(
        PortalDbContext db,
        Violations found,
        CancellationToken cancel
    ) => await AnswerAsync(db, await db.RefusedAsync(found, cancel), cancel);

    private static async Task<CreatedCampaign> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations.Count == 0 ? await db.DoneToAsync(AuditEvent.CampaignCreated, cancel) ?? 0 : 0, violations);

    private static Violation? CheckOwner(Unit owner) =>
        owner switch
        {
            { Level: not (UnitLevel.County or UnitLevel.Prefecture) } => new(
                "OwnerLevel",
                nameof(CreateCampaignInput.OwnerId),
                $"{owner.Name}不是县（市、区）或设区市，不能建立改革任务。请选择县或设区市。"
            ),
            { Closed: true } => new(
                "OwnerClosed",
                nameof(CreateCampaignInput.OwnerId),
                $"{owner.Name}已经撤销，不能建立改革任务。"
            ),
            _ => null,
        };

    private static Violation NoUnits(Unit owner, UnitWords words, IReadOnlyList<TakenUnits> taken) =>
        new(
            "NoUnits",
            nameof(CreateCampaignInput.OwnerId),
            taken.Count == 0
                ? $"{owner.Name}下面还没有{words.Name}。请先由管理员建立单位，再建立任务。"
                : $"{owner.Name}的{words.Name}都已经在同一时期的同类任务里："
                    + $"{string.Join("、", taken.Select(t => $"“{t.CampaignName}”{t.Units} 个"))}。同一件事不用填两遍。"
        );
}
