using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

public sealed record ReopenCampaignInput(int CampaignId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>
/// 重新开放任务: takes the closing back. Refused where units have meanwhile been taken into another campaign of the
/// same task and time: they would have to fill in one result twice.
/// </summary>
public sealed class ReopenCampaign(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ReopenCampaignInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (await db.FindCampaignAsync(scope, input.CampaignId, input.Version, cancel) is not { } campaign)
            return db.Answer;
        if (!campaign.Closed)
            return await db.RefusedAsync(
                new Violation("CampaignRuns", "", $"任务“{campaign.Name}”没有结束，不用重新开放。请刷新页面。"),
                cancel
            );
        var violations = new Violations();
        violations.Add(ReformRefusal.CheckReason(nameof(input.Reason), "重新开放的原因", input.Reason));
        violations.Add(await TakenAsync(db, campaign, cancel));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        campaign.Reopen();
        db.Record(
            AuditEvent.CampaignReopened,
            campaign.Subject,
            $"重新开放改革任务“{campaign.Name}”",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }

    private static async Task<Violation?> TakenAsync(PortalDbContext db, Campaign campaign, CancellationToken cancel)
    {
        var own = db.UnitReforms.Where(r => r.CampaignId == campaign.Id && r.State != ReformState.Exempt);
        var taken = (
            await db
                .Campaigns.AsNoTracking()
                .Where(c =>
                    c.Id != campaign.Id
                    && c.Kind == campaign.Kind
                    && c.Takes == campaign.Takes
                    && c.ClosedAt == null
                    && db.UnitReforms.Any(r =>
                        r.CampaignId == c.Id
                        && r.State != ReformState.Exempt
                        && own.Any(mine => mine.UnitId == r.UnitId)
                    )
                )
                .ToListAsync(cancel)
        ).Find(c => c.Plan.RunsAlongside(campaign.Plan));
        return taken is null
            ? null
            : new(
                "UnitsTaken",
                "",
                $"结束以后，有的{campaign.Plan.Words.Name}已列入同一时期的同类任务“{taken.Name}”，不能重新开放，"
                    + "否则同一件事要填两遍。请先结束或撤销那个任务。"
            );
    }
}
