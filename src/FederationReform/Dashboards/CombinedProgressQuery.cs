using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// 同类任务合计: what the campaigns of the same task and time come to together, for a unit above the counties that
/// run them. Each unit takes part in one of them only, so their records add up.
/// </summary>
/// <param name="Campaigns">The campaigns that are added up, by the tree.</param>
/// <param name="Rows">One for each unit directly below that has records in one of them.</param>
/// <param name="Without">Counties in use below the unit without a record in any of them.</param>
public sealed record CombinedProgress(
    string Name,
    UnitWords Words,
    UnitLink Unit,
    DateOnly Today,
    IReadOnlyList<CampaignLink> Campaigns,
    ProgressFigures Total,
    IReadOnlyList<CombinedRow> Rows,
    IReadOnlyList<UnitLink> Without
);

/// <param name="Campaigns">Those that the unit or units below it take part in; usually the county's own.</param>
public sealed record CombinedRow(UnitLink Unit, IReadOnlyList<CampaignLink> Campaigns, ProgressFigures Figures);

public sealed class CombinedProgressQuery(PortalDb portal)
{
    /// <param name="campaignId">One of the campaigns.</param>
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>
    /// Null when the campaign or the unit lies outside the scope or does not exist, and where the campaign's own
    /// figures are the unit's: it does not stand above the campaign's owner, or no other county has to do with
    /// the task.
    /// </returns>
    public async Task<CombinedProgress?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var owner = await db
            .Campaigns.Where(c => c.Id == campaignId)
            .Select(c => c.UnitPath)
            .SingleOrDefaultAsync(cancel);
        if (owner is null || owner == subject.Path || !UnitPath.Contains(subject.Path, owner))
            return null;

        var campaigns = await SimilarCampaigns.OfAsync(db, scope, subject, cancel);
        var without = await WithoutAsync(db, campaigns, subject, cancel);
        if (campaigns.Count < 2 && without.Count == 0)
            return null;
        var counted = await SimilarCampaigns.CountAsync(
            db,
            campaigns,
            subject.Path,
            subject.ChildWidth,
            portal.Clock.Today(),
            cancel
        );
        var today = portal.Clock.Today();
        var units = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == subject.UnitId)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        var byUnit = counted.ToLookup(c => c.Path);
        return new(
            subject.Plan.Name,
            subject.Plan.Words,
            subject.Link,
            today,
            [.. campaigns.Select(c => c.Link)],
            SimilarCampaigns.Sum(counted, today),
            [
                .. units
                    .Where(u => byUnit.Contains(u.Path))
                    .Select(u => new CombinedRow(
                        new(u.Id, u.Name, u.Level),
                        [.. byUnit[u.Path].Select(c => c.Campaign.Link)],
                        SimilarCampaigns.Sum(byUnit[u.Path], today)
                    )),
            ],
            without
        );
    }

    private static async Task<IReadOnlyList<UnitLink>> WithoutAsync(
        PortalDbContext db,
        IReadOnlyList<SimilarCampaign> campaigns,
        DashboardSubject subject,
        CancellationToken cancel
    )
    {
        var ids = campaigns.Select(c => c.Link.Id).ToList();
        var counties = await db
            .Units.AsNoTracking()
            .Within(subject.Path)
            .Where(u => u.Level == UnitLevel.County && u.ValidTo == null)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        var taking = new HashSet<string>(StringComparer.Ordinal);
        // Counties lie at one depth or two: below a prefecture, or directly below the province.
        foreach (var width in counties.Select(c => c.Path.Length).Distinct())
            taking.UnionWith(
                await db
                    .UnitReforms.Within(subject.Path)
                    .Where(r => ids.Contains(r.CampaignId))
                    .Select(r => r.UnitPath.Substring(0, width))
                    .Distinct()
                    .ToListAsync(cancel)
            );
        return [.. counties.Where(c => !taking.Contains(c.Path)).Select(c => new UnitLink(c.Id, c.Name, c.Level))];
    }
}
