using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <param name="OwnerId">The county or prefecture that runs it.</param>
public sealed record CreateCampaignInput(int OwnerId, CampaignPlan Plan, Guid OperationId);

/// <param name="CampaignId">0 when it was refused.</param>
public sealed record CreatedCampaign(int CampaignId, Violations Violations);

/// <summary>建立改革任务: with a record for every open unit of its level below the owner.</summary>
public sealed class CreateCampaign(PortalDb portal)
{
    public async Task<CreatedCampaign> RunAsync(UnitScope scope, CreateCampaignInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageCampaigns, cancel) is { } refused)
            return new(0, refused);
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return await AnswerAsync(db, input.OperationId, Violations.None, cancel);
        var owner = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.OwnerId, cancel);
        if (owner is null)
            return new(0, new Violations(Refusal.NotFound));

        var plan = CampaignPlanRules.Clean(input.Plan);
        var violations = CampaignPlanRules.Check(plan);
        violations.Add(CheckOwner(owner));
        if (violations.Blocking)
            return new(0, violations);

        var units = await CampaignUnits.FindAsync(db, owner.Path, plan, campaignId: null, cancel);
        if (units.Joining.Count == 0)
            return await AnswerAsync(db, input.OperationId, await db.StaleAsync(input.OperationId, cancel, NoUnits(owner, plan.Words, units.Taken)), cancel);

        var now = portal.Clock.UtcNow();
        var campaign = Campaign.Create(owner, plan);
        db.Campaigns.Add(campaign);
        db.UnitReforms.AddRange(units.Joining.Select(unit => UnitReform.Create(campaign, unit, now)));
        db.RecordNew(AuditEvent.CampaignCreated, () => campaign.Subject, input.OperationId, $"建立改革任务“{plan.Name}”，{owner.Name}的 {units.Joining.Count} 个{plan.Words.Name}参加",
            changes: [.. PlanWords.Of(plan).Select(item => new FieldChange(item.Title, null, item.Text))]);
        return await AnswerAsync(db, input.OperationId, await db.SaveAsync(input.OperationId, cancel), cancel);
    }

    // Read back from the audit: of two that were sent at once, one was saved, and both are answered with it.
    private static async Task<CreatedCampaign> AnswerAsync(PortalDbContext db, Guid operation, Violations violations, CancellationToken cancel) => violations.Count > 0
        ? new(0, violations)
        : new(await db.AuditRecords.Where(a => a.OperationId == operation && a.Event == AuditEvent.CampaignCreated).Select(a => a.SubjectId).SingleAsync(cancel), Violations.None);

    private static Violation? CheckOwner(Unit owner) => owner switch
    {
        { Level: not (UnitLevel.County or UnitLevel.Prefecture) } => new("OwnerLevel", nameof(CreateCampaignInput.OwnerId), $"{owner.Name}不是县（市、区）或设区市，不能建立改革任务。请选择县或设区市。"),
        { Closed: true } => new("OwnerClosed", nameof(CreateCampaignInput.OwnerId), $"{owner.Name}已经撤销，不能建立改革任务。"),
        _ => null,
    };

    private static Violation NoUnits(Unit owner, UnitWords words, IReadOnlyList<TakenUnits> taken) => new("NoUnits", nameof(CreateCampaignInput.OwnerId), taken.Count == 0
        ? $"{owner.Name}下面还没有{words.Name}。请先由管理员建立单位，再建立任务。"
        : $"{owner.Name}的{words.Name}都已经在同一时期的同类任务里：{string.Join("、", taken.Select(t => $"“{t.CampaignName}”{t.Units} 个"))}。同一件事不用填两遍。");
}
