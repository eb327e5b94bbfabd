using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

/// <param name="Version">Of the sheet that was read; null before the first one.</param>
public sealed record SaveWorkPlanInput(int CampaignId, int? Version, Guid OperationId, WorkPlanSheet Sheet) : IChange;

/// <summary>Keeps how the plan was agreed, its batches and its observation meetings.</summary>
public sealed class SaveWorkPlan(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SaveWorkPlanInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (db.Answered)
            return db.Answer;
        var campaign = await db.Campaigns.VisibleTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        if (campaign is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var sheet = input.Sheet.Cleaned();
        var violations = sheet.Check();
        violations.Add(await InUseAsync(db, campaign.Id, sheet, cancel));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var plan = await db.WorkPlans.SingleOrDefaultAsync(p => p.CampaignId == campaign.Id, cancel);
        if (plan?.Version != input.Version)
            return await db.RefusedAsync(Refusal.Stale, cancel);
        if (plan is null)
            db.WorkPlans.Add(plan = WorkPlan.Of(campaign));
        var changes = plan.Sheet.ChangesTo(sheet);
        if (changes.Count == 0)
            return Violations.None;
        plan.Set(sheet);
        db.Record(
            AuditEvent.WorkPlanSaved,
            campaign.Subject,
            $"“{campaign.Name}”的工作方案：更新{string.Join("、", changes.Select(c => c.Field))}",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    /// <summary>A batch that units are in does not go.</summary>
    private static async Task<Violation?> InUseAsync(
        PortalDbContext db,
        int campaignId,
        WorkPlanSheet sheet,
        CancellationToken cancel
    )
    {
        var kept = sheet.Batches.Select(b => b.Number).ToList();
        var left = await db.UnitAssignments.CountAsync(
            a => a.CampaignId == campaignId && a.Batch != null && !kept.Contains(a.Batch.Value),
            cancel
        );
        return left == 0
            ? null
            : new(
                "BatchInUse",
                "Batches",
                $"删去的批次里还有 {left} 个单位。请先在“分批、试点和指导员”里把它们改到别的批次。"
            );
    }
}
