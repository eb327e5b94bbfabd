using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Rosters;

/// <summary>A county with two townships; a village and a half of committees. All people are invented.</summary>
internal sealed class RosterCase
{
    public required Given Given { get; init; }
    public required Unit Prefecture { get; init; }
    public required Unit County { get; init; }
    public required Unit Township { get; init; }
    public required Unit Village { get; init; }
    public required Unit Other { get; init; }
    public required Unit Neighbour { get; init; }
    public required Unit NeighboursVillage { get; init; }
    public required Campaign Campaign { get; init; }

    public static async Task<RosterCase> OnAsync(Given given)
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync("浦城县", prefecture);
        var township = await given.TownshipAsync(county);
        var neighbour = await given.TownshipAsync(county, "东坑镇");
        var made = new RosterCase
        {
            Given = given,
            Prefecture = prefecture,
            County = county,
            Township = township,
            Village = await given.VillageAsync(township),
            Other = await given.VillageAsync(township, "查田村"),
            Neighbour = neighbour,
            NeighboursVillage = await given.VillageAsync(neighbour, "水南村"),
            Campaign = await given.CampaignAsync(county),
        };
        return made;
    }

    public static ElectedMember Member(
        string name,
        Position position = Position.Executive,
        string? born = "1985-03-12",
        string? phone = null
    ) =>
        Results.Member(1, position) with
        {
            Name = name,
            Birth = born is null ? null : BirthDateText.Read(born).Value,
            Phone = phone,
        };

    /// <summary>The unit's committee of these people, elected on 8 July 2026 unless said otherwise.</summary>
    public async Task<IReadOnlyList<int>> FormAsync(Unit unit, DateOnly? on, params ElectedMember[] members)
    {
        await using var db = Given.Portal.OpenForSystem();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == Campaign.Id);
        var own = await db.Units.SingleAsync(u => u.Id == unit.Id);
        var committee = await CommitteeFormation.FormAsync(
            db,
            campaign,
            own,
            Results.Valid with
            {
                HeldOn = on ?? new(2026, 7, 8),
                Members = members,
            },
            default
        );
        await db.SaveChangesAsync();
        return [.. committee.Posts.Select(p => p.PersonId)];
    }

    public async Task<List<Post>> PostsAsync(int personId)
    {
        await using var db = Given.Portal.OpenForSystem();
        return await db.Posts.AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.Id).ToListAsync();
    }

    public async Task<Person?> PersonAsync(int id)
    {
        await using var db = Given.Portal.OpenForSystem();
        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id);
    }
}
