using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Figures;

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

/// <summary>
/// The campaign and the unit that a figure is about. The campaign must be shown to the account and the unit lie in its
/// scope.
/// </summary>
internal sealed record DashboardSubject(
    int CampaignId,
    CampaignPlan Plan,
    int UnitId,
    string UnitName,
    UnitLevel Level,
    string Path
)
{
    // The conditions of VisibleTo and ShownTo, written out.
    private static readonly PreparedQuery<
        Func<PortalDbContext, int, int, string, string, UnitLevel, CancellationToken, Task<DashboardSubject?>>
    > Find = new(() =>
        EF.CompileAsyncQuery(
            (
                PortalDbContext db,
                int campaignId,
                int unitId,
                string scope,
                string scopeEnd,
                UnitLevel level,
                CancellationToken cancel
            ) =>
                (
                    from unit in db.Units
                    from campaign in db.Campaigns
                    where
                        unit.Id == unitId
                        && string.Compare(unit.Path, scope) >= 0
                        && string.Compare(unit.Path, scopeEnd) < 0
                        && campaign.Id == campaignId
                        && (
                            (
                                scope.Substring(0, campaign.UnitPath.Length) == campaign.UnitPath
                                && campaign.Takes >= level
                            )
                            || (
                                string.Compare(campaign.UnitPath, scope) >= 0
                                && string.Compare(campaign.UnitPath, scopeEnd) < 0
                            )
                        )
                    select new DashboardSubject(campaign.Id, campaign.Plan, unit.Id, unit.Name, unit.Level, unit.Path)
                )
                    .AsNoTracking()
                    .SingleOrDefault()
        )
    );

    /// <summary>The length of a child's path, by which rows are grouped by child.</summary>
    public int ChildWidth => Path.Length + UnitPath.SegmentLength;

    public UnitLink Link => new(UnitId, UnitName, Level);

    /// <summary>
    /// The day on which ages are computed: the day asked for if it is plausible, otherwise today, or the campaign's
    /// last day once it has passed, so that final figures do not change any more.
    /// </summary>
    public DateOnly AgesOn(DateOnly? asked, DateOnly today) =>
        asked is { Year: > 1949 and < 2200 } day ? day
        : Plan.Ends is { } last && last < today ? last
        : today;

    /// <param name="unitId">Null for the account's own unit.</param>
    public static Task<DashboardSubject?> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        int campaignId,
        int? unitId,
        CancellationToken cancel
    ) =>
        scope.May(Permissions.ViewProgress)
            ? Find.For(db)(
                db,
                campaignId,
                unitId ?? scope.UnitId,
                scope.Path,
                UnitPath.End(scope.Path),
                scope.UnitLevel,
                cancel
            )
            : Task.FromResult<DashboardSubject?>(null);
}
