using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>Which villages a new campaign would take in, or an existing one could still take in. Null when the owner is not hers.</summary>
public sealed class CampaignVillagesQuery(PortalDb portal)
{
    /// <summary>More names than this are only counted.</summary>
    public const int MostNamed = 200;

    /// <param name="campaignId">The campaign that exists already, and whose own villages are left out; null for a new one.</param>
    public async Task<OfferedVillages?> RunAsync(UnitScope scope, int ownerId, CampaignPlan plan, int? campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageCampaigns))
            return null;
        await using var db = portal.Open(scope);
        var owner = await db.Units.VisibleTo(scope).Where(u => u.Id == ownerId).Select(u => u.Path).SingleOrDefaultAsync(cancel);
        return owner is null ? null : await OfferAsync(db, owner, plan, campaignId, cancel);
    }

    private static async Task<OfferedVillages> OfferAsync(PortalDbContext db, string ownerPath, CampaignPlan plan, int? campaignId, CancellationToken cancel)
    {
        var villages = await CampaignVillages.FindAsync(db, ownerPath, plan, campaignId, cancel);
        var townships = await db.Units.AsNoTracking().Within(ownerPath).Where(u => u.Level == UnitLevel.Township || u.Level == UnitLevel.County).ToDictionaryAsync(u => u.Path, u => u.Name, cancel);
        // One level below the owner: a prefecture counts by county, a county by township.
        var below = ownerPath.Length + UnitPath.SegmentLength;
        return new(
            villages.Joining.Count,
            [.. villages.Joining.GroupBy(v => v.Path[..Math.Min(below, v.Path.Length)]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new VillagesBelow(townships.GetValueOrDefault(g.Key, ""), g.Count()))],
            [.. villages.Joining.Take(MostNamed).Select(v => new OfferedVillage(v.Id, v.Name, townships.GetValueOrDefault(v.Path[..^UnitPath.SegmentLength], "")))],
            villages.Taken);
    }
}

/// <param name="Below">The same by the units under the owner.</param>
/// <param name="Named">The first <see cref="CampaignVillagesQuery.MostNamed"/> of them.</param>
/// <param name="Taken">What stays with other campaigns.</param>
public sealed record OfferedVillages(int Villages, IReadOnlyList<VillagesBelow> Below, IReadOnlyList<OfferedVillage> Named, IReadOnlyList<TakenVillages> Taken);

public sealed record VillagesBelow(string UnitName, int Villages);

public sealed record OfferedVillage(int UnitId, string Name, string TownshipName);
