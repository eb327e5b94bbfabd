using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

public sealed record CloseCampaignInput(int CampaignId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>
/// 结束任务: closes a campaign that is under way, because it was stopped or another one replaces it. Nothing is
/// deleted: its records can be read and no longer changed, and each says why. Committees that were formed stay.
/// </summary>
public sealed class CloseCampaign(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        CloseCampaignInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (await db.FindCampaignAsync(scope, input.CampaignId, input.Version, cancel) is not { } campaign)
            return db.Answer;
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        if (ReformRefusal.CheckReason(nameof(input.Reason), "结束原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);

        var open = await db.UnitReforms.CountAsync(
            r => r.CampaignId == campaign.Id && r.State != ReformState.Approved && r.State != ReformState.Exempt,
            cancel
        );
        var reason = PlainText.Clean(input.Reason)!;
        campaign.Close(scope.AccountName, reason, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.CampaignClosed,
            campaign.Subject,
            $"结束改革任务“{campaign.Name}”，还有 {open} 个{campaign.Plan.Words.Name}没有完成",
            reason
        );
        return await db.SaveAsync(cancel);
    }
}
