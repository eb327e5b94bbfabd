using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// The 改革任务 that the caller may see, the newest first, each with the figures of the caller's units.
/// </summary>
public sealed class CampaignListQuery(PortalDb portal)
{
    public const int Most = 200;

    /// <returns>At most <see cref="Most"/>; empty for an account that may not see progress.</returns>
    public async Task<IReadOnlyList<CampaignListItem>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return [];
        await using var db = portal.Open(scope);
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .OrderByDescending(c => c.Id)
            .Take(Most)
            .Join(
                db.Units,
                c => c.UnitId,
                u => u.Id,
                (c, u) =>
                    new
                    {
                        c.Id,
                        c.UnitPath,
                        c.Kind,
                        c.Plan,
                        Owner = u.Name,
                    }
            )
            .ToListAsync(cancel);
        var counts = (
            await db
                .UnitReforms.VisibleTo(scope)
                .GroupBy(r => new { r.CampaignId, r.State })
                .Select(g => new
                {
                    g.Key.CampaignId,
                    g.Key.State,
                    Count = g.Count(),
                })
                .ToListAsync(cancel)
        ).ToLookup(c => c.CampaignId, c => (c.State, c.Count));
        return
        [
            .. campaigns
                // A township sees the campaigns that it is in, not all of its county.
                .Where(c => scope.UnitLevel < UnitLevel.Township || counts.Contains(c.Id))
                .Select(c => new CampaignListItem
                {
                    Id = c.Id,
                    Name = c.Plan.Name,
                    Kind = c.Kind,
                    Words = c.Plan.Words,
                    OwnerName = c.Owner,
                    Begins = c.Plan.Begins,
                    Ends = c.Plan.Ends,
                    Records = RecordCounts.Of(counts[c.Id]),
                    MayChange = scope.May(Permissions.ManageCampaigns) && scope.Covers(c.UnitPath),
                })
                .OrderByDescending(c => c.Begins)
                .ThenByDescending(c => c.Id),
        ];
    }
}

public sealed record CampaignListItem
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required CampaignKind Kind { get; init; }
    public required UnitWords Words { get; init; }
    public required string OwnerName { get; init; }
    public required DateOnly? Begins { get; init; }
    public required DateOnly? Ends { get; init; }

    /// <summary>Records of the units within the caller's scope.</summary>
    public required RecordCounts Records { get; init; }

    /// <summary>Whether the caller's unit runs the campaign and the caller may change it.</summary>
    public required bool MayChange { get; init; }
}

/// <summary>Number of records by state. Exempt ones are not part of the total.</summary>
public sealed record RecordCounts(int NotStarted, int InProgress, int Submitted, int Returned, int Approved, int Exempt)
{
    public int Total => NotStarted + InProgress + Submitted + Returned + Approved;

    public Ratio Completion => new(Approved, Total);

    internal static RecordCounts Of(IEnumerable<(ReformState State, int Count)> counts)
    {
        var by = counts.ToDictionary(c => c.State, c => c.Count);
        return new(
            by.GetValueOrDefault(ReformState.NotStarted),
            by.GetValueOrDefault(ReformState.InProgress),
            by.GetValueOrDefault(ReformState.Submitted),
            by.GetValueOrDefault(ReformState.Returned),
            by.GetValueOrDefault(ReformState.Approved),
            by.GetValueOrDefault(ReformState.Exempt)
        );
    }
}
