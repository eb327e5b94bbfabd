using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

/// <summary>The campaign and the unit that a figure is about. Both must be in sight, or there is no figure.</summary>
internal sealed record DashboardSubject(int CampaignId, CampaignPlan Plan, int UnitId, string UnitName, UnitLevel Level, string Path)
{
    // VisibleTo and ShownTo, spelt out.
    private static readonly PreparedQuery<Func<PortalDbContext, int, int, string, string, UnitLevel, CancellationToken, Task<DashboardSubject?>>> Find = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, int campaignId, int unitId, string scope, string scopeEnd, UnitLevel level, CancellationToken cancel) => (
            from unit in db.Units
            from campaign in db.Campaigns
            where unit.Id == unitId && string.Compare(unit.Path, scope) >= 0 && string.Compare(unit.Path, scopeEnd) < 0
                && campaign.Id == campaignId
                && ((scope.Substring(0, campaign.UnitPath.Length) == campaign.UnitPath && campaign.Takes >= level) || (string.Compare(campaign.UnitPath, scope) >= 0 && string.Compare(campaign.UnitPath, scopeEnd) < 0))
            select new DashboardSubject(campaign.Id, campaign.Plan, unit.Id, unit.Name, unit.Level, unit.Path)).AsNoTracking().SingleOrDefault()));

    /// <summary>Width of a child's path, by which rows are told apart child by child.</summary>
    public int ChildWidth => Path.Length + UnitPath.SegmentLength;

    public UnitLink Link => new(UnitId, UnitName, Level);

    /// <summary>When ages are taken unless a sensible day is asked for: today, and from the deadline on that day, so that finished figures stand still.</summary>
    public DateOnly AgesOn(DateOnly? asked, DateOnly today) =>
        asked is { Year: > 1949 and < 2200 } day ? day : Plan.Deadline is { } deadline && deadline < today ? deadline : today;

    /// <param name="unitId">Null for the account's own unit.</param>
    public static Task<DashboardSubject?> FindAsync(PortalDbContext db, UnitScope scope, int campaignId, int? unitId, CancellationToken cancel) =>
        scope.May(Permissions.ViewProgress)
            ? Find.For(db)(db, campaignId, unitId ?? scope.UnitId, scope.Path, UnitPath.End(scope.Path), scope.UnitLevel, cancel)
            : Task.FromResult<DashboardSubject?>(null);
}
