using FederationReform.Access;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

#pragma warning disable CA1309 // In SQL, both engines compare these columns by byte; EF Core translates no other form.

/// <summary>
/// Who sees that a campaign exists, and its plan: accounts whose unit takes part or contains units that do (the owner
/// is their unit or stands above it), and accounts whose unit stands above the owner. Its records are seen by scope
/// alone (<see cref="ScopedQueries"/>), and only the owner's staff may change it.
/// </summary>
internal static class ShownCampaigns
{
    public static bool Shows(this UnitScope scope, Campaign campaign) =>
        (UnitPath.Contains(campaign.UnitPath, scope.Path) && campaign.Takes >= scope.UnitLevel)
        || scope.Covers(campaign.UnitPath);

    public static IQueryable<Campaign> ShownTo(this IQueryable<Campaign> campaigns, UnitScope scope)
    {
        var (path, level) = (scope.Path, scope.UnitLevel);
        var end = path.Length == 0 ? "" : UnitPath.End(path);
        var above = UnitPath.SelfAndAncestors(path);
        return campaigns.Where(c =>
            (above.Contains(c.UnitPath) && c.Takes >= level)
            || (string.Compare(c.UnitPath, path) >= 0 && string.Compare(c.UnitPath, end) < 0)
        );
    }
}
