using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

/// <summary>A prefecture of three counties: two run the same task, each its own campaign, the third has none.</summary>
public sealed class CombinedProgressQueryTests
{
    private sealed record World(
        Unit Prefecture,
        Unit First,
        Unit Second,
        Unit Third,
        Campaign Of1,
        Campaign Of2,
        IReadOnlyList<Unit> Villages1,
        IReadOnlyList<Unit> Villages2
    );

    private static async Task<World> WorldAsync(Given given)
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "云山市");
        var first = await given.CountyAsync("浦城县", prefecture);
        var second = await given.CountyAsync("松溪县", prefecture);
        var third = await given.CountyAsync("光泽县", prefecture);
        var villages1 = await given.VillagesAsync(await given.TownshipAsync(first), 6);
        var villages2 = await given.VillagesAsync(await given.TownshipAsync(second, "东坑镇"), 3);
        await given.VillagesAsync(await given.TownshipAsync(third, "西坑镇"), 2);
        return new(
            prefecture,
            first,
            second,
            third,
            await given.CampaignAsync(first),
            await given.CampaignAsync(second),
            villages1,
            villages2
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Prefecture_AddsItsCountiesUp_NamesEach_AndListsTheOneWithoutACampaign(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        var staff1 = await given.AccountAsync(Role.CountyStaff, world.First);
        var staff2 = await given.AccountAsync(Role.CountyStaff, world.Second);
        await given.InStateAsync(world.Of1, world.Villages1[0], ReformState.Approved, staff1);
        await given.InStateAsync(world.Of2, world.Villages2[0], ReformState.Approved, staff2);
        await given.InStateAsync(world.Of2, world.Villages2[1], ReformState.Submitted, staff2);
        var reader = await given.AccountAsync(Role.UpperReader, world.Prefecture);

        var combined = await given.Use<CombinedProgressQuery>().RunAsync(reader, world.Of2.Id);

        combined!.Total.Required.Should().Be(9, "6 villages of one county and 3 of the other, not the 3 alone");
        combined.Total.Done.Should().Be(2);
        combined.Total.Submitted.Should().Be(1);
        combined.Total.NetThisWeek.Should().Be(2);
        combined.Rows.Select(r => r.Unit.Name).Should().Equal("浦城县", "松溪县");
        combined.Rows.Select(r => r.Figures.Done).Should().Equal(1, 1);
        combined.Rows.Sum(r => r.Figures.Planned).Should().Be(combined.Total.Planned);
        combined.Rows[1].Campaigns.Select(c => c.Id).Should().Equal(world.Of2.Id);
        combined.Campaigns.Select(c => c.FullName).Should().OnlyHaveUniqueItems();
        combined.Without.Select(u => u.Name).Should().Equal("光泽县");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignsOfAnotherTimeOrKind_AreNotAddedUp(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        await given.CampaignAsync(
            world.Third,
            Given.Plan with
            {
                Name = "2021年村妇联会改联",
                Stages = [new("实施选举", new(2021, 6, 1), new(2021, 8, 20))],
                Targets = [new(new(2021, 8, 20), 1, 1)],
            }
        );
        await given.CampaignAsync(world.Third, Given.TownshipPlan);
        var reader = await given.AccountAsync(Role.UpperReader, world.Prefecture);

        var combined = await given.Use<CombinedProgressQuery>().RunAsync(reader, world.Of1.Id);

        combined!.Campaigns.Select(c => c.Id).Should().Equal(world.Of1.Id, world.Of2.Id);
        combined.Without.Select(u => u.Name).Should().Equal("光泽县");
    }

    /// <summary>Three tabs of one name were three of one task: they are one, and each says whose it is.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignsOfOneTask_StandTogether_AndNameTheirOwners(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        var other = await given.CampaignAsync(world.Third, Given.TownshipPlan);
        var reader = await given.AccountAsync(Role.UpperReader, world.Prefecture);

        var campaigns = await given.Use<CampaignsInSightQuery>().RunAsync(reader);

        campaigns.Should().HaveCount(3);
        campaigns.Where(c => c.Id != other.Id).Select(c => c.Together).Distinct().Should().ContainSingle();
        campaigns.Select(c => c.FullName).Should().OnlyHaveUniqueItems();
        campaigns.Select(c => c.Owner).Should().BeEquivalentTo("浦城县", "松溪县", "光泽县");
        var staff = await given.AccountAsync(Role.CountyStaff, world.First);
        (await given.Use<CampaignsInSightQuery>().RunAsync(staff))
            .Should()
            .ContainSingle()
            .Which.FullName.Should()
            .Be(Given.Plan.Name, "a county has no need to read its own name");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TheCountyItself_AndStrangers_HaveNoSum(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        var query = given.Use<CombinedProgressQuery>();

        foreach (var county in (Unit[])[world.First, world.Second])
            (await query.RunAsync(await given.AccountAsync(Role.CountyStaff, county), world.Of1.Id)).Should().BeNull();
        var elsewhere = await given.UnitAsync(UnitLevel.Prefecture, "海门市");
        var stranger = await given.AccountAsync(Role.UpperReader, elsewhere);
        (await query.RunAsync(stranger, world.Of1.Id)).Should().BeNull();
        (await query.RunAsync(stranger, world.Of1.Id, world.Prefecture.Id)).Should().BeNull();
        (await query.RunAsync(stranger, 987654)).Should().BeNull();
    }
}
