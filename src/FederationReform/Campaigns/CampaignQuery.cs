using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>One campaign with its plan; null when the caller may not see it.</summary>
public sealed class CampaignQuery(PortalDb portal)
{
    public async Task<CampaignDetails?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return null;
        await using var db = portal.Open(scope);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => c.Id == campaignId)
            .Join(
                db.Units,
                c => c.UnitId,
                u => u.Id,
                (c, u) =>
                    new
                    {
                        c.Id,
                        c.UnitId,
                        c.UnitPath,
                        c.Plan,
                        c.Version,
                        c.ClosedAt,
                        c.ClosedBy,
                        c.ClosedReason,
                        Owner = u.Name,
                    }
            )
            .SingleOrDefaultAsync(cancel);
        if (campaign is null)
            return null;
        var counts = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId)
            .GroupBy(r => r.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var joining = campaign.ClosedAt is null
            ? (await CampaignUnits.FindAsync(db, campaign.UnitPath, campaign.Plan, campaign.Id, cancel))
                .Joining.Where(u => scope.Covers(u))
                .ToList()
            : [];
        return new(
            campaign.Id,
            campaign.Plan,
            campaign.Version,
            campaign.UnitId,
            campaign.Owner,
            RecordCounts.Of(counts.Select(c => (c.State, c.Count))),
            scope.May(Permissions.ManageCampaigns) && scope.Covers(campaign.UnitPath),
            campaign.ClosedAt is { } at ? new(at, campaign.ClosedBy!, campaign.ClosedReason!) : null
        )
        {
            Outside = [.. joining.Select(u => u.Name)],
        };
    }
}

/// <param name="Records">Records of the units within the caller's scope.</param>
/// <param name="MayChange">Whether the caller's unit runs the campaign and the caller may change it.</param>
/// <param name="Closing">Null while the campaign runs.</param>
public sealed record CampaignDetails(
    int Id,
    CampaignPlan Plan,
    int Version,
    int OwnerId,
    string OwnerName,
    RecordCounts Records,
    bool MayChange,
    CampaignClosing? Closing
)
{
    /// <summary>
    /// Units of the caller in use that the campaign does not have and could take in, because they were created later.
    /// </summary>
    public required IReadOnlyList<string> Outside { get; init; }

    public const int MostNamed = 10;

    /// <summary>Null where every unit is in it.</summary>
    public string? OutsideNote =>
        Outside.Count == 0
            ? null
            : $"有 {Outside.Count} 个{Plan.Words.Name}没有列入这个任务：{string.Join("、", Outside.Take(MostNamed))}"
                + $"{(Outside.Count > MostNamed ? "等" : "")}。"
                + (MayChange ? "应当参加的，请用“补充单位”列进来。" : "应当参加的，请联系县（市）妇联补充单位。");
}

/// <param name="At">UTC.</param>
public sealed record CampaignClosing(DateTime At, string By, string Reason);
