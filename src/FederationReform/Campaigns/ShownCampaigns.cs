using FederationReform.Access;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

#pragma warning disable CA1309 // These comparisons are SQL: the columns are compared by byte on both engines (PortalDbContext), and EF Core translates no other form.

/// <summary>
/// Who sees that a campaign exists, and its plan: everybody whose unit can take part (the owner stands above her or is hers, and its level is not above hers), and everybody
/// who looks down on it. Its records are another matter: they are seen by scope alone (<see cref="ScopedQueries"/>), and so is who may change it.
/// </summary>
internal static class ShownCampaigns
{
    public static bool Shows(this UnitScope scope, Campaign campaign) =>
        (UnitPath.Contains(campaign.UnitPath, scope.Path) && campaign.Takes >= scope.UnitLevel) || scope.Covers(campaign.UnitPath);

    public static IQueryable<Campaign> ShownTo(this IQueryable<Campaign> campaigns, UnitScope scope)
    {
        var (path, level) = (scope.Path, scope.UnitLevel);
        var end = path.Length == 0 ? "" : UnitPath.End(path);
        var above = UnitPath.SelfAndAncestors(path);
        return campaigns.Where(c => (above.Contains(c.UnitPath) && c.Takes >= level) || (string.Compare(c.UnitPath, path) >= 0 && string.Compare(c.UnitPath, end) < 0));
    }
}
