using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>改革任务 that concern the one who looks, the newest first, each with the figures of her own units.</summary>
public sealed class CampaignListQuery(PortalDb portal)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<CampaignListItem>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return [];
        await using var db = portal.Open(scope);
        var campaigns = await db.Campaigns.AsNoTracking().ShownTo(scope).OrderByDescending(c => c.Id).Take(Most)
            .Join(db.Units, c => c.UnitId, u => u.Id, (c, u) => new { c.Id, c.UnitPath, c.Kind, c.Plan, Owner = u.Name })
            .ToListAsync(cancel);
        var counts = (await db.UnitReforms.VisibleTo(scope).GroupBy(r => new { r.CampaignId, r.State }).Select(g => new { g.Key.CampaignId, g.Key.State, Count = g.Count() }).ToListAsync(cancel))
            .ToLookup(c => c.CampaignId, c => (c.State, c.Count));
        return [.. campaigns
            .Select(c => new CampaignListItem(c.Id, c.Plan.Name, c.Kind, c.Plan.Words, c.Owner, c.Plan.Begins, c.Plan.Deadline, RecordCounts.Of(counts[c.Id]), scope.May(Permissions.ManageCampaigns) && scope.Covers(c.UnitPath)))
            .OrderByDescending(c => c.Begins).ThenByDescending(c => c.Id)];
    }
}

/// <param name="Records">Of the units in the scope of the one who looks.</param>
/// <param name="MayChange">Whether it is hers to change, and not only hers to carry out.</param>
public sealed record CampaignListItem(int Id, string Name, CampaignKind Kind, UnitWords Words, string OwnerName, DateOnly? Begins, DateOnly? Deadline, RecordCounts Records, bool MayChange);

/// <summary>Records by state. Exempt ones are no part of the total.</summary>
public sealed record RecordCounts(int NotStarted, int InProgress, int Submitted, int Returned, int Approved, int Exempt)
{
    public int Total => NotStarted + InProgress + Submitted + Returned + Approved;

    public Ratio Completion => new(Approved, Total);

    internal static RecordCounts Of(IEnumerable<(ReformState State, int Count)> counts)
    {
        var by = counts.ToDictionary(c => c.State, c => c.Count);
        return new(by.GetValueOrDefault(ReformState.NotStarted), by.GetValueOrDefault(ReformState.InProgress), by.GetValueOrDefault(ReformState.Submitted),
            by.GetValueOrDefault(ReformState.Returned), by.GetValueOrDefault(ReformState.Approved), by.GetValueOrDefault(ReformState.Exempt));
    }
}
