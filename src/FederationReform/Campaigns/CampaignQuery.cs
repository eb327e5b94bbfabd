using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>One campaign with its plan. Null when it is not hers to see.</summary>
public sealed class CampaignQuery(PortalDb portal)
{
    public async Task<CampaignDetails?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return null;
        await using var db = portal.Open(scope);
        var campaign = await db.Campaigns.AsNoTracking().ShownTo(scope).Where(c => c.Id == campaignId)
            .Join(db.Units, c => c.UnitId, u => u.Id, (c, u) => new { c.Id, c.UnitId, c.UnitPath, c.Plan, c.Version, Owner = u.Name })
            .SingleOrDefaultAsync(cancel);
        if (campaign is null)
            return null;
        var counts = await db.UnitReforms.VisibleTo(scope).Where(r => r.CampaignId == campaignId).GroupBy(r => r.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new(campaign.Id, campaign.Plan, campaign.Version, campaign.UnitId, campaign.Owner, RecordCounts.Of(counts.Select(c => (c.State, c.Count))),
            scope.May(Permissions.ManageCampaigns) && scope.Covers(campaign.UnitPath));
    }
}

/// <param name="Records">Of the units in the scope of the one who looks.</param>
/// <param name="MayChange">Whether it is hers to change, and not only hers to carry out.</param>
public sealed record CampaignDetails(int Id, CampaignPlan Plan, int Version, int OwnerId, string OwnerName, RecordCounts Records, bool MayChange);
