using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>The campaign and the unit that a figure is about. Both must be in sight, or there is no figure.</summary>
internal sealed record DashboardSubject(int CampaignId, CampaignPlan Plan, int UnitId, string UnitName, UnitLevel Level, string Path)
{
    /// <summary>Width of a child's path, by which rows are told apart child by child.</summary>
    public int ChildWidth => Path.Length + UnitPath.SegmentLength;

    public UnitLink Link => new(UnitId, UnitName, Level);

    /// <summary>When ages are taken unless a day is asked for: today, and from the deadline on that day, so that finished figures stand still.</summary>
    public DateOnly AgesOn(DateOnly today) => Plan.Deadline is { } deadline && deadline < today ? deadline : today;

    /// <param name="unitId">Null for the account's own unit.</param>
    public static async Task<DashboardSubject?> FindAsync(PortalDbContext db, UnitScope scope, int campaignId, int? unitId, CancellationToken cancel)
    {
        if (!scope.May(Permissions.ViewProgress))
            return null;
        var id = unitId ?? scope.UnitId;
        return await (
            from unit in db.Units.VisibleTo(scope)
            from campaign in db.Campaigns.Concerning(scope)
            where unit.Id == id && campaign.Id == campaignId
            select new DashboardSubject(campaign.Id, campaign.Plan, unit.Id, unit.Name, unit.Level, unit.Path)).AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    /// <summary>The breadcrumb: from the account's own unit down to this one's parent.</summary>
    public async Task<IReadOnlyList<UnitLink>> AboveAsync(PortalDbContext db, UnitScope scope, CancellationToken cancel)
    {
        var paths = UnitPath.SelfAndAncestors(Path).SkipLast(1).Where(scope.Covers).ToList();
        return paths.Count == 0 ? [] : await db.Units.VisibleTo(scope).Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).Select(u => new UnitLink(u.Id, u.Name, u.Level)).ToListAsync(cancel);
    }
}

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

internal static class CampaignsInSight
{
    /// <summary>The campaigns that a unit above runs for this one, its own, and those of the units below it; not a neighbour's.</summary>
    public static IQueryable<Campaign> Concerning(this IQueryable<Campaign> campaigns, UnitScope scope)
    {
        var above = UnitPath.SelfAndAncestors(scope.Path);
        var end = UnitPath.End(scope.Path);
        return campaigns.Where(c => above.Contains(c.UnitPath) || (string.Compare(c.UnitPath, scope.Path) > 0 && string.Compare(c.UnitPath, end) < 0));
    }
}
