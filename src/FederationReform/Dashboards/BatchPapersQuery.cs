using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>资料齐全率 of the batches of a campaign, beside the completion rate of each.</summary>
public sealed class BatchPapersQuery(PortalDb portal)
{
    /// <returns>
    /// By the number of the batch, 0 for units without one; empty for a campaign that is not shown to the caller, and
    /// for an account that may not read records.
    /// </returns>
    public async Task<IReadOnlyDictionary<int, Ratio>> RunAsync(
        UnitScope scope,
        int campaignId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return new Dictionary<int, Ratio>();
        await using var db = portal.Open(scope);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => c.Id == campaignId)
            .Select(c => new { c.Plan, c.UnitPath })
            .SingleOrDefaultAsync(cancel);
        if (campaign is null)
            return new Dictionary<int, Ratio>();
        var records = await (
            from record in db.UnitReforms.VisibleTo(scope)
            where record.CampaignId == campaignId && record.State != ReformState.Exempt
            join assignment in db.UnitAssignments.Where(a => a.CampaignId == campaignId)
                on record.UnitId equals assignment.UnitId
                into arranged
            from assignment in arranged.DefaultIfEmpty()
            select new { record.UnitPath, Batch = assignment == null ? 0 : assignment.Batch ?? 0 }
        ).ToListAsync(cancel);
        if (records.Count == 0)
            return new Dictionary<int, Ratio>();
        // Records of a campaign never lie in each other, so no path is cut short by the longest.
        var width = records.Max(r => r.UnitPath.Length);
        var path = scope.Covers(campaign.UnitPath) ? campaign.UnitPath : scope.Path;
        var there = await PaperCompleteness.ThereAsync(db, campaignId, campaign.Plan, path, width, cancel);
        return records
            .GroupBy(r => r.Batch)
            .ToDictionary(
                g => g.Key,
                g => new Ratio(g.Sum(r => there.GetValueOrDefault(r.UnitPath)), campaign.Plan.Papers.Count * g.Count())
            );
    }
}
