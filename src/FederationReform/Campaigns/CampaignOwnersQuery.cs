using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// The counties and prefectures for which the caller can create a campaign, the caller's own unit first.
/// </summary>
public sealed class CampaignOwnersQuery(PortalDb portal)
{
    public const int Most = 200;

    /// <returns>At most <see cref="Most"/>; empty for an account that may not manage campaigns.</returns>
    public async Task<IReadOnlyList<CampaignOwner>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageCampaigns))
            return [];
        await using var db = portal.Open(scope);
        return await db
            .Units.VisibleTo(scope)
            .Where(u => (u.Level == UnitLevel.County || u.Level == UnitLevel.Prefecture) && u.ValidTo == null)
            .OrderBy(u => u.Path)
            .Take(Most)
            .Select(u => new CampaignOwner(u.Id, u.Name))
            .ToListAsync(cancel);
    }
}

public sealed record CampaignOwner(int UnitId, string Name);
