using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <param name="NamesPeople">Bulletins of the caller's own unit may name people in full.</param>
/// <param name="Weeks">Closed weeks that the caller's unit may begin, the latest first.</param>
/// <param name="Bulletins">What is issued in the caller's scope, the latest first.</param>
public sealed record BulletinList(
    WeekClosing Closing,
    bool NamesPeople,
    IReadOnlyList<BulletinWeek> Weeks,
    IReadOnlyList<BulletinCampaign> Campaigns,
    IReadOnlyList<BulletinDraftItem> Drafts,
    PageOf<BulletinItem> Bulletins
);

/// <summary>A campaign for which the caller's unit may write.</summary>
public sealed record BulletinCampaign(int Id, string Name);

public sealed record BulletinDraftItem(
    int Id,
    string CampaignName,
    BulletinWeek Week,
    string SavedBy,
    DateTime SavedAt
);

public sealed record BulletinItem
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required string UnitName { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required string CampaignName { get; init; }
    public required BulletinWeek Week { get; init; }
    public required Ratio Completion { get; init; }

    /// <summary>资料齐全率</summary>
    public required Ratio Papers { get; init; }
    public required int Net { get; init; }
    public required string IssuedBy { get; init; }

    /// <summary>UTC</summary>
    public required DateTime IssuedAt { get; init; }

    public required string? WithdrawnReason { get; init; }
}

/// <summary>周报 of the caller's unit and below, with what can be begun now.</summary>
public sealed class BulletinListQuery(PortalDb portal)
{
    public const int PageSize = 20;

    /// <summary>So many weeks back a bulletin can still be begun.</summary>
    private const int WeeksBack = 8;

    /// <returns>Null for an account that may not see progress.</returns>
    public async Task<BulletinList?> RunAsync(UnitScope scope, int page, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return null;
        await using var db = portal.Open(scope);
        var writes = scope.May(Permissions.WriteBulletins);
        var campaigns = writes
            ? await db
                .Campaigns.AsNoTracking()
                .ShownTo(scope)
                .Where(c => db.UnitReforms.Within(scope.Path).Any(r => r.CampaignId == c.Id))
                .OrderByDescending(c => c.Id)
                .Select(c => new BulletinCampaign(c.Id, c.Name))
                .ToListAsync(cancel)
            : [];
        var closing = await BulletinSetting.OfAsync(db, scope.UnitId, cancel);
        var last = BulletinWeek.LastClosed(closing, portal.Clock.UtcNow());
        var drafts = writes
            ? await (
                from draft in db.BulletinDrafts.VisibleTo(scope)
                join campaign in db.Campaigns on draft.CampaignId equals campaign.Id
                orderby draft.Until descending, draft.Id descending
                select new BulletinDraftItem(
                    draft.Id,
                    campaign.Name,
                    new BulletinWeek(draft.Until),
                    draft.SavedBy,
                    draft.SavedAt
                )
            ).ToListAsync(cancel)
            : [];

        var issued = db.Bulletins.AsNoTracking().VisibleTo(scope);
        var total = await issued.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await issued
            .Include(b => b.Unit)
            .OrderByDescending(b => b.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        return new(
            closing,
            await BulletinSetting.NamesPeopleAsync(db, scope.UnitId, cancel),
            [.. Enumerable.Range(0, WeeksBack).Select(back => new BulletinWeek(last.Until.AddDays(-7 * back)))],
            campaigns,
            drafts,
            new([.. rows.Select(Item)], total, number, PageSize)
        );
    }

    private static BulletinItem Item(Bulletin b) =>
        new()
        {
            Id = b.Id,
            Version = b.Version,
            UnitName = b.Unit.Name,
            Year = b.Year,
            Number = b.Number,
            CampaignName = b.Figures.CampaignName,
            Week = b.Figures.Week,
            Completion = b.Figures.Total.Completion,
            Papers = b.Figures.Total.Papers,
            Net = b.Figures.Total.Net,
            IssuedBy = b.IssuedBy,
            IssuedAt = b.IssuedAt,
            WithdrawnReason = b.WithdrawnReason,
        };
}
