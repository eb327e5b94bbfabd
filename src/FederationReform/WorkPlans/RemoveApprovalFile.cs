using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

public sealed record RemoveApprovalFileInput(int CampaignId, int File, Guid OperationId) : IChange;

/// <summary>Takes a paper away from its station. Row and file stay for the history, and nobody sees them.</summary>
public sealed class RemoveApprovalFile(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveApprovalFileInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (db.Answered)
            return db.Answer;
        var campaign = await db.Campaigns.VisibleTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        var file = await db
            .ApprovalFiles.VisibleTo(scope)
            .SingleOrDefaultAsync(
                f => f.Id == input.File && f.CampaignId == input.CampaignId && f.RemovedAt == null,
                cancel
            );
        if (campaign is null || file is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        file.Remove(scope.AccountName, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.ApprovalFileRemoved,
            campaign.Subject,
            $"“{campaign.Name}”的工作方案：删除{file.Stage.Name()}的文件",
            changes: [file.Disappears]
        );
        return await db.SaveAsync(cancel);
    }
}
