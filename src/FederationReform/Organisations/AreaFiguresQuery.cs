using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Organisations;

/// <summary>片区妇联 of a unit and all below it.</summary>
/// <param name="Year">Of the activities.</param>
/// <param name="Campaign">The newest campaign of villages that takes any of them; null where there is none.</param>
/// <param name="InArea">Villages in an area, of all in the tree.</param>
public sealed record AreaFigures(
    UnitLink Unit,
    DateOnly On,
    int Year,
    AreaCampaign? Campaign,
    IReadOnlyList<AreaRow> Areas,
    Ratio InArea
);

public sealed record AreaCampaign(int Id, string Name);

/// <param name="Above">The township, or the county of an area with villages of several townships.</param>
/// <param name="Villages">Only those in the reader's sight.</param>
public sealed record AreaRow(UnitLink Above, string Name, IReadOnlyList<AreaVillage> Villages)
{
    public IReadOnlyList<AreaVillage> Leads { get; } = [.. Villages.Where(v => v.Lead)];

    public int Executives => Villages.Sum(v => v.Executives);

    /// <summary>Villages whose record is approved, of those that the campaign asks for.</summary>
    public Ratio Completion => new(Villages.Count(v => v.Done is true), Villages.Count(v => v.Done is not null));

    public int Sessions => Villages.Sum(v => v.Sessions);

    public long People => Villages.Sum(v => v.People);
}

/// <param name="Since">The day on which it joined; null where nobody wrote it.</param>
/// <param name="Executives">People in its committee in office, leaders included.</param>
/// <param name="Done">Whether its record is approved; null where the campaign does not ask for one.</param>
/// <param name="Sessions">Of the activities that it entered for the year.</param>
/// <param name="People">Person-times of these activities.</param>
public sealed record AreaVillage(
    UnitLink Unit,
    bool Lead,
    DateOnly? Since,
    int Executives,
    bool? Done,
    int Sessions,
    long People
);

/// <summary>The areas with what their villages have together.</summary>
public sealed class AreaFiguresQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="year">Of the activities; null for this year.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<AreaFigures?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        int? year = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var today = portal.Clock.Today();
        var ofYear = year ?? today.Year;
        var members = await MembersAsync(db, unit.Path, cancel);
        var villages = await db
            .Units.Within(unit.Path)
            .CountAsync(u => u.Level == UnitLevel.Village && u.ValidTo == null, cancel);
        var inArea = db.Areas.Within(unit.Path).Select(a => a.UnitId);
        var executives = await db
            .Posts.Within(unit.Path)
            .Where(p => p.EndOn == null && p.Committee.EndedOn == null && inArea.Contains(p.UnitId))
            .GroupBy(p => p.UnitId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var campaign = await db
            .UnitReforms.Within(unit.Path)
            .Where(r => inArea.Contains(r.UnitId) && r.Campaign.ClosedAt == null)
            .OrderByDescending(r => r.CampaignId)
            .Select(r => r.Campaign)
            .FirstOrDefaultAsync(cancel);
        var states = campaign is null
            ? []
            : await db
                .UnitReforms.Within(unit.Path)
                .Where(r => r.CampaignId == campaign.Id && r.State != ReformState.Exempt)
                .Select(r => new { r.UnitId, Done = r.State == ReformState.Approved })
                .ToDictionaryAsync(r => r.UnitId, r => r.Done, cancel);
        var held = await db
            .Activities.Within(unit.Path)
            .InYear(ofYear)
            .Where(a => inArea.Contains(a.UnitId))
            .GroupBy(a => a.UnitId)
            .Select(g => new
            {
                g.Key,
                Sessions = g.Sum(a => a.Entry.Sessions ?? 1),
                People = g.Sum(a => (long?)a.Entry.People) ?? 0,
            })
            .ToDictionaryAsync(g => g.Key, g => (g.Sessions, g.People), cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            today,
            ofYear,
            campaign is null ? null : new(campaign.Id, campaign.Name),
            [
                .. members
                    .GroupBy(m => (m.Above, m.Name))
                    .OrderBy(g => g.Min(m => m.Path), StringComparer.Ordinal)
                    .Select(g => new AreaRow(g.Key.Above, g.Key.Name, [.. g.Select(Village)])),
            ],
            new(members.Count, villages)
        );

        AreaVillage Village(Member member)
        {
            var (sessions, people) = held.GetValueOrDefault(member.Unit.Id);
            return new(
                member.Unit,
                member.Lead,
                member.Since,
                executives.GetValueOrDefault(member.Unit.Id),
                states.TryGetValue(member.Unit.Id, out var done) ? done : null,
                sessions,
                people
            );
        }
    }

    private static async Task<List<Member>> MembersAsync(PortalDbContext db, string path, CancellationToken cancel) =>
        await db
            .Areas.Within(path)
            .Where(a => a.Unit.ValidTo == null)
            .OrderBy(a => a.UnitPath)
            .Select(a => new Member(
                a.UnitPath,
                a.Entry.Reach == AreaReach.County
                    ? new UnitLink(a.Unit.Parent!.Parent!.Id, a.Unit.Parent.Parent.Name, a.Unit.Parent.Parent.Level)
                    : new UnitLink(a.Unit.Parent!.Id, a.Unit.Parent.Name, a.Unit.Parent.Level),
                a.Title,
                new UnitLink(a.Unit.Id, a.Unit.Name, a.Unit.Level),
                a.Entry.Lead == true,
                a.On
            ))
            .ToListAsync(cancel);

    private sealed record Member(string Path, UnitLink Above, string Name, UnitLink Unit, bool Lead, DateOnly? Since);
}
