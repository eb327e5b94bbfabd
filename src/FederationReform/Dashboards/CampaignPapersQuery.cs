using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// 资料齐全率 of each campaign in the caller's scope, to stand beside its completion rate: haste shows where the two
/// are read together.
/// </summary>
public sealed class CampaignPapersQuery(PortalDb portal)
{
    /// <param name="only">Of one campaign; null for all.</param>
    /// <returns>By campaign; empty for an account that may not see progress.</returns>
    public async Task<IReadOnlyDictionary<int, Ratio>> RunAsync(
        UnitScope scope,
        int? only = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewProgress))
            return new Dictionary<int, Ratio>();
        await using var db = portal.Open(scope);
        var plans = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => only == null || c.Id == only)
            .Select(c => new { c.Id, c.Plan })
            .ToDictionaryAsync(c => c.Id, c => c.Plan, cancel);
        var required = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.State != ReformState.Exempt && (only == null || r.CampaignId == only))
            .GroupBy(r => r.CampaignId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var there = await PaperCompleteness.ThereAsync(db, scope, plans, cancel);
        return required
            .Where(r => plans.ContainsKey(r.Key))
            .ToDictionary(
                r => r.Key,
                r => new Ratio(there.GetValueOrDefault(r.Key), plans[r.Key].Papers.Count * r.Count)
            );
    }
}
