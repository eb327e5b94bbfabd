using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// The units that a new campaign would take in, or that an existing one could still take in. Null when the owner lies
/// outside the scope.
/// </summary>
public sealed class CampaignUnitsQuery(PortalDb portal)
{
    /// <summary>How many units are listed by name; the others are only counted.</summary>
    public const int MostNamed = 200;

    /// <param name="campaignId">The existing campaign, whose own units are left out; null for a new one.</param>
    public async Task<OfferedUnits?> RunAsync(
        UnitScope scope,
        int ownerId,
        CampaignPlan plan,
        int? campaignId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ManageCampaigns))
            return null;
        await using var db = portal.Open(scope);
        var owner = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == ownerId)
            .Select(u => u.Path)
            .SingleOrDefaultAsync(cancel);
        return owner is null ? null : await OfferAsync(db, owner, plan, campaignId, cancel);
    }

    private static async Task<OfferedUnits> OfferAsync(
        PortalDbContext db,
        string ownerPath,
        CampaignPlan plan,
        int? campaignId,
        CancellationToken cancel
    )
    {
        var units = await CampaignUnits.FindAsync(db, ownerPath, plan, campaignId, cancel);
        var names = await db
            .Units.AsNoTracking()
            .Within(ownerPath)
            .Where(u => u.Level < plan.Takes)
            .ToDictionaryAsync(u => u.Path, u => u.Name, cancel);
        // Counts by the units one level below the owner: by county for a prefecture, by township for a county.
        // Townships directly below a county are themselves the counted units and get no line.
        var below = ownerPath.Length + UnitPath.SegmentLength;
        return new(
            units.Joining.Count,
            [
                .. units
                    .Joining.Where(u => u.Path.Length > below)
                    .GroupBy(u => u.Path[..below])
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new UnitsBelow(names.GetValueOrDefault(g.Key, ""), g.Count())),
            ],
            [
                .. units
                    .Joining.Take(MostNamed)
                    .Select(u => new OfferedUnit(
                        u.Id,
                        u.Name,
                        names.GetValueOrDefault(u.Path[..^UnitPath.SegmentLength], "")
                    )),
            ],
            units.Taken
        );
    }
}

/// <param name="Below">The number of units by the unit directly below the owner.</param>
/// <param name="Named">The first <see cref="CampaignUnitsQuery.MostNamed"/> units.</param>
/// <param name="Taken">The units that stay in other campaigns.</param>
public sealed record OfferedUnits(
    int Units,
    IReadOnlyList<UnitsBelow> Below,
    IReadOnlyList<OfferedUnit> Named,
    IReadOnlyList<TakenUnits> Taken
);

public sealed record UnitsBelow(string UnitName, int Units);

public sealed record OfferedUnit(int UnitId, string Name, string AboveName);
