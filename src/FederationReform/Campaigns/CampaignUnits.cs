using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// Which units a campaign takes in: every open one of its level below its owner that is not at work on the same thing already. Of two campaigns of
/// one kind that run at the same time a unit belongs to the first, or its chair would be asked for one result twice.
/// </summary>
internal sealed record CampaignUnits(IReadOnlyList<Unit> Joining, IReadOnlyList<TakenUnits> Taken)
{
    /// <param name="campaignId">The campaign that exists already, whose own units are left out; null for a new one.</param>
    public static async Task<CampaignUnits> FindAsync(PortalDbContext db, string ownerPath, CampaignPlan plan, int? campaignId, CancellationToken cancel)
    {
        var records = db.UnitReforms.AsNoTracking().Within(ownerPath);
        var rivals = (await db.Campaigns.AsNoTracking()
                .Where(c => c.Kind == plan.Kind && c.Takes == plan.Takes && c.Id != campaignId && records.Any(r => r.CampaignId == c.Id))
                .ToListAsync(cancel))
            .Where(c => RunAtTheSameTime(c.Plan, plan))
            .ToDictionary(c => c.Id, c => c.Name);
        var ids = rivals.Keys.ToList();
        var taken = await records
            .Where(r => r.CampaignId == campaignId || (ids.Contains(r.CampaignId) && r.State != ReformState.Exempt))
            .Select(r => new { r.UnitId, r.CampaignId })
            .ToListAsync(cancel);
        var takenIds = taken.Select(t => t.UnitId).ToHashSet();
        var open = await db.Units.Within(ownerPath).Where(u => u.Level == plan.Takes && u.ValidTo == null).OrderBy(u => u.Path).ToListAsync(cancel);
        return new(
            open.FindAll(u => !takenIds.Contains(u.Id)),
            [.. taken.Where(t => t.CampaignId != campaignId).GroupBy(t => t.CampaignId).Select(g => new TakenUnits(rivals[g.Key], g.Count()))]);
    }

    private static bool RunAtTheSameTime(CampaignPlan one, CampaignPlan other) =>
        one.Begins <= other.Deadline && other.Begins <= one.Deadline;
}

/// <summary>Units that stay with another campaign of the same kind and time.</summary>
public sealed record TakenUnits(string CampaignName, int Units);
