using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// 两个全面: the townships' task (区域化建设) and the villages' (会改联) of one time beside each other; likewise both
/// levels of 换届. The two are never added up: a township and a village are not one kind of unit.
/// </summary>
/// <param name="Townships">Null where no such campaign has records in the unit.</param>
/// <param name="Rows">One for each unit directly below with records in either.</param>
public sealed record TwoTracks(
    UnitLink Unit,
    DateOnly Today,
    Track? Townships,
    Track? Villages,
    IReadOnlyList<TrackRow> Rows
)
{
    public IEnumerable<Track> Tracks => new[] { Townships, Villages }.OfType<Track>();
}

/// <param name="Campaigns">One, or those of several counties, which are added up.</param>
public sealed record Track(
    CampaignKind Kind,
    UnitLevel Takes,
    IReadOnlyList<CampaignLink> Campaigns,
    ProgressFigures Total,
    CompletionCurve Curve
)
{
    public UnitWords Words => UnitWords.Of(Takes);

    public string Name => $"{Words.Name}{Kind.Name()}";
}

public sealed record TrackRow(UnitLink Unit, ProgressFigures? Townships, ProgressFigures? Villages);

public sealed class TwoTracksQuery(PortalDb portal)
{
    /// <param name="campaignId">One of the campaigns; the other track is that of its time.</param>
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>
    /// Null when the campaign or the unit lies outside the scope or does not exist, and for a unit that only has its
    /// own record.
    /// </returns>
    public async Task<TwoTracks?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (
            await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject
            || subject.Level >= UnitLevel.Village
        )
            return null;
        var today = portal.Clock.Today();
        var townships = await TrackAsync(db, scope, subject, UnitLevel.Township, today, cancel);
        var villages = await TrackAsync(db, scope, subject, UnitLevel.Village, today, cancel);
        var units = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == subject.UnitId)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        return new(
            subject.Link,
            today,
            townships?.Track,
            villages?.Track,
            [
                .. units
                    .Select(u => new TrackRow(
                        new(u.Id, u.Name, u.Level),
                        townships?.Rows.GetValueOrDefault(u.Path),
                        villages?.Rows.GetValueOrDefault(u.Path)
                    ))
                    .Where(r => r.Townships is not null || r.Villages is not null),
            ]
        );
    }

    private static async Task<(Track Track, Dictionary<string, ProgressFigures> Rows)?> TrackAsync(
        PortalDbContext db,
        UnitScope scope,
        DashboardSubject subject,
        UnitLevel takes,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var kind = KindAt(subject.Plan.Kind, takes);
        var campaigns = await SimilarCampaigns.FindAsync(
            db,
            scope,
            subject,
            kind,
            takes,
            plan => plan.Begins <= subject.Plan.Ends && subject.Plan.Begins <= plan.Ends,
            cancel
        );
        if (campaigns.Count == 0)
            return null;
        var counted = await SimilarCampaigns.CountAsync(db, campaigns, subject.Path, subject.ChildWidth, today, cancel);
        var curve = await CompletionCurves.ReadAsync(
            db,
            subject.Path,
            campaigns.ToDictionary(c => c.Link.Id, c => c.Plan),
            today,
            cancel
        );
        return (
            new(kind, takes, [.. campaigns.Select(c => c.Link)], SimilarCampaigns.Sum(counted, today), curve),
            counted.GroupBy(c => c.Path).ToDictionary(g => g.Key, g => SimilarCampaigns.Sum(g, today))
        );
    }

    /// <summary>What the other level does at the time of a task: 区域化建设 goes with 会改联.</summary>
    private static CampaignKind KindAt(CampaignKind kind, UnitLevel takes) =>
        kind == CampaignKind.TermElection ? kind
        : takes == UnitLevel.Township ? CampaignKind.AreaBuilding
        : CampaignKind.Conversion;
}
