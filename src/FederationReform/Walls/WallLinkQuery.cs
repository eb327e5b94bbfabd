using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Walls;

/// <param name="On">Whether a link shows something now.</param>
/// <param name="SwitchedBy">Who switched it on or off last; null when nobody did.</param>
/// <param name="EndsAt">UTC; until when the link shows something, or would.</param>
public sealed record WallState(
    string CampaignName,
    string UnitName,
    bool On,
    string? SwitchedBy,
    DateTime? SwitchedAt,
    DateTime EndsAt
);

/// <summary>Whether the wall of the caller's own unit is on; null where there is none to switch.</summary>
public sealed class WallLinkQuery(PortalDb portal)
{
    public async Task<WallState?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ShowWall))
            return null;
        await using var db = portal.Open(scope);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .SingleOrDefaultAsync(c => c.Id == campaignId, cancel);
        if (campaign is null)
            return null;
        var link = await db
            .WallLinks.AsNoTracking()
            .VisibleTo(scope)
            .Include(l => l.Campaign)
            .SingleOrDefaultAsync(l => l.UnitId == scope.UnitId && l.CampaignId == campaignId, cancel);
        var now = portal.Clock.UtcNow();
        return new(
            campaign.Name,
            scope.UnitName,
            link?.Shows(now) == true,
            link?.SwitchedBy,
            link?.SwitchedAt,
            WallLink.EndsAt(campaign.Plan, link?.SwitchedAt ?? now)
        );
    }
}
