using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// The units that a campaign takes in: all units in use of its level below its owner, except those in a simultaneous
/// campaign of the same kind. They stay in the older campaign, so that no chair has to enter one result twice.
/// </summary>
internal sealed record CampaignUnits(IReadOnlyList<Unit> Joining, IReadOnlyList<TakenUnits> Taken)
{
    /// <param name="campaignId">The existing campaign, whose own units are left out; null for a new one.</param>
    public static async Task<CampaignUnits> FindAsync(
        PortalDbContext db,
        string ownerPath,
        CampaignPlan plan,
        int? campaignId,
        CancellationToken cancel
    )
    {
        var records = db.UnitReforms.AsNoTracking().Within(ownerPath);
        var rivals = (
            await db
                .Campaigns.AsNoTracking()
                .Where(c =>
                    c.Kind == plan.Kind
                    && c.Takes == plan.Takes
                    && c.Id != campaignId
                    && c.ClosedAt == null
                    && records.Any(r => r.CampaignId == c.Id)
                )
                .ToListAsync(cancel)
        )
            .Where(c => c.Plan.RunsAlongside(plan))
            .ToDictionary(c => c.Id, c => c.Name);
        var ids = rivals.Keys.ToList();
        var taken = await records
            .Where(r => r.CampaignId == campaignId || (ids.Contains(r.CampaignId) && r.State != ReformState.Exempt))
            .Select(r => new { r.UnitId, r.CampaignId })
            .ToListAsync(cancel);
        var takenIds = taken.Select(t => t.UnitId).ToHashSet();
        // A unit that was exempted from the same task may be taken in with others, but is no reason for a new campaign.
        var exempt = await records
            .Where(r => ids.Contains(r.CampaignId) && r.State == ReformState.Exempt)
            .Select(r => r.UnitId)
            .ToListAsync(cancel);
        var open = await db
            .Units.Within(ownerPath)
            .Where(u => u.Level == plan.Takes && u.ValidTo == null)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        var joining = open.FindAll(u => !takenIds.Contains(u.Id));
        return new(
            campaignId is null && joining.TrueForAll(u => exempt.Contains(u.Id)) ? [] : joining,
            [
                .. taken
                    .Where(t => t.CampaignId != campaignId)
                    .GroupBy(t => t.CampaignId)
                    .Select(g => new TakenUnits(rivals[g.Key], g.Count())),
            ]
        );
    }
}

/// <summary>How many units stay in another campaign of the same kind and time.</summary>
public sealed record TakenUnits(string CampaignName, int Units);
