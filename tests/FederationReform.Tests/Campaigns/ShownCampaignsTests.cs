using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Campaigns;

/// <summary>
/// AC-02, AC-09: a campaign is seen up and down the tree, never sideways, and seeing it opens no record.
/// </summary>
public sealed class ShownCampaignsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Campaign_IsShownUpAndDown_NeverSideways(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var (prefectures, county, neighbours) = (
            await given.CampaignAsync(tree.Prefecture, Given.Plan with { Name = "市" }),
            await given.CampaignAsync(tree.County, Given.Plan with { Name = "县" }),
            await given.CampaignAsync(tree.Neighbour, Given.Plan with { Name = "邻县" })
        );
        (UnitScope Scope, string[] Names)[] expected =
        [
            (await given.AccountAsync(Role.UpperReader, tree.Prefecture), ["市", "县", "邻县"]),
            (await given.AccountAsync(Role.CountyStaff, tree.County), ["市", "县"]),
            (await given.AccountAsync(Role.CountyStaff, tree.Neighbour), ["市", "邻县"]),
            (await given.AccountAsync(Role.TownshipChair, tree.Township), ["市", "县"]),
            (await given.AccountAsync(Role.VillageFederation, tree.Village), ["市", "县"]),
            (await given.AccountAsync(Role.UpperReader, tree.OtherPrefecture), []),
        ];

        foreach (var (scope, names) in expected)
        {
            await using var db = given.Portal.Open(scope);
            (await db.Campaigns.ShownTo(scope).OrderBy(c => c.Id).Select(c => c.Name).ToListAsync())
                .Should()
                .Equal(names, scope.UnitName);
            // The two faces of the same sentence.
            new[] { prefectures, county, neighbours }
                .Where(scope.Shows)
                .Select(c => c.Name)
                .Should()
                .Equal(names, scope.UnitName);
            (await given.Use<CampaignListQuery>().RunAsync(scope))
                .Select(c => c.Name)
                .Should()
                .BeEquivalentTo(names, scope.UnitName);
            foreach (var campaign in (Campaign[])[prefectures, county, neighbours])
                (await given.Use<CampaignQuery>().RunAsync(scope, campaign.Id) is not null)
                    .Should()
                    .Be(names.Contains(campaign.Name), $"{scope.UnitName} {campaign.Name}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignFromAbove_ShowsTheCountyItsOwnVillagesOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var campaign = await given.CampaignAsync(tree.Prefecture);
        var staff = await given.AccountAsync(Role.CountyStaff, tree.County);
        var upper = await given.AccountAsync(Role.CountyStaff, tree.Prefecture);

        var seen = await given.Use<CampaignQuery>().RunAsync(staff, campaign.Id);
        var whole = await given.Use<CampaignQuery>().RunAsync(upper, campaign.Id);

        (seen!.Records.Total, seen.MayChange, seen.OwnerName).Should().Be((1, false, "南平市"));
        (whole!.Records.Total, whole.MayChange).Should().Be((3, true));
        (await given.Use<CampaignListQuery>().RunAsync(staff))
            .Single()
            .Should()
            .Match<CampaignListItem>(c => c.Records.Total == 1 && !c.MayChange);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PathsThatBeginAlike_AreNotAncestors(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        await given.CampaignAsync(tree.County);
        var nobody = new UnitScope(1, "x", Role.CountyStaff, 1, "x", UnitLevel.County, "");
        var shorter = new UnitScope(1, "x", Role.CountyStaff, 1, "x", UnitLevel.County, tree.County.Path[..^1]);
        await using var db = given.Portal.OpenForSystem();

        (await db.Campaigns.ShownTo(nobody).AnyAsync()).Should().BeFalse("an empty path is no path to everything");
        (
            await db
                .Campaigns.ShownTo(
                    new UnitScope(1, "x", Role.CountyStaff, 1, "x", UnitLevel.Township, tree.County.Path[..^1] + "Z")
                )
                .AnyAsync()
        )
            .Should()
            .BeFalse();
        shorter.Path.Should().NotBeEmpty();
    }

    private sealed record Tree(
        Unit Prefecture,
        Unit OtherPrefecture,
        Unit County,
        Unit Neighbour,
        Unit Township,
        Unit Village
    );

    private static async Task<Tree> TreeAsync(Given given)
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync("浦城县", prefecture);
        var neighbour = await given.CountyAsync("松溪县", prefecture);
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var other = await given.TownshipAsync(neighbour, "渭田镇");
        await given.VillageAsync(other, "渭田村");
        await given.VillageAsync(other, "竹贤村");
        return new(
            prefecture,
            await given.UnitAsync(UnitLevel.Prefecture, "三明市"),
            county,
            neighbour,
            township,
            village
        );
    }
}
