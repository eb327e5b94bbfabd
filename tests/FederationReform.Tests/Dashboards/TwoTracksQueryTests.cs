using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

/// <summary>两个全面: townships and villages side by side, each with its own base and its own plan.</summary>
public sealed class TwoTracksQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task BothLevels_StandBesideEachOther_AndAreNotAdded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (first, second) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        var villages = await given.VillagesAsync(first, 3);
        await given.VillagesAsync(second, 2);
        given.Clock.Now = new(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc);
        var ofVillages = await given.CampaignAsync(county);
        var ofTownships = await given.CampaignAsync(county, Given.TownshipPlan);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        await given.InStateAsync(ofVillages, villages[0], ReformState.Approved, staff);
        await given.InStateAsync(ofTownships, first, ReformState.Approved, staff);

        foreach (var campaign in (Campaign[])[ofVillages, ofTownships])
        {
            var tracks = (await given.Use<TwoTracksQuery>().RunAsync(staff, campaign.Id))!;

            tracks.Villages!.Total.Completion.Should().Be(new Ratio(1, 5));
            tracks.Townships!.Total.Completion.Should().Be(new Ratio(1, 2));
            tracks
                .Rows.Select(r => (r.Unit.Name, r.Townships!.Done, r.Villages!.Done, r.Villages.Required))
                .Should()
                .Equal(("清溪镇", 1, 1, 3), ("东坑镇", 0, 0, 2));
            tracks.Villages.Curve.Done[^1].Count.Should().Be(1);
            // One third of 2 and of 5, rounded up once, and not for each township by itself.
            (tracks.Townships.Total.Planned, tracks.Villages.Total.Planned).Should().Be((1, 2));
            tracks.Townships.Curve.Weeks[^1].Planned.Should().Be(1);
            tracks
                .Villages.Total.Should()
                .BeEquivalentTo((await given.Use<ProgressQuery>().RunAsync(staff, ofVillages.Id))!.Total);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignOfAnotherTime_IsNoTrack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        await given.VillagesAsync(await given.TownshipAsync(county), 2);
        var campaign = await given.CampaignAsync(county);
        await given.CampaignAsync(
            county,
            Given.TownshipPlan with
            {
                Stages = [new("实施选举", new(2028, 1, 1), new(2028, 3, 1))],
                Targets = [new(new(2028, 3, 1), 1, 1)],
            }
        );

        var tracks = (
            await given.Use<TwoTracksQuery>().RunAsync(await given.AccountAsync(Role.CountyStaff, county), campaign.Id)
        )!;

        tracks.Townships.Should().BeNull();
        tracks.Villages.Should().NotBeNull();
    }

    /// <summary>Planned for the end of August, all done on 31 July: one month early, as the city's article says.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AllDoneOn31July_IsOneMonthEarly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var villages = await given.VillagesAsync(await given.TownshipAsync(county), 3);
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        foreach (var (village, day) in villages.Zip([20, 28, 31]))
        {
            given.Clock.Now = new(2026, 7, day, 4, 0, 0, DateTimeKind.Utc);
            await given.InStateAsync(campaign, village, ReformState.Approved, staff);
        }
        given.Clock.Now = new(2026, 9, 15, 4, 0, 0, DateTimeKind.Utc);

        var curve = (await given.Use<TwoTracksQuery>().RunAsync(staff, campaign.Id))!.Villages!.Curve;

        curve.FinishedOn.Should().Be(new DateOnly(2026, 7, 31));
        PaceWords.OfPlan(curve).Should().Be("2026年7月31日 全部完成，比期限提前 31 天");
        curve.DaysAhead.Should().BeNull();
    }

    /// <summary>One third of 8 by 30 June, all by 31 August; today is 15 July.</summary>
    [Theory]
    [InlineData(0, -51)]
    [InlineData(3, 0)]
    [InlineData(4, 12)]
    public async Task Days_AreThoseUntilThePlanAsksForMore(int done, int ahead)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var county = await given.CountyAsync();
        var villages = await given.VillagesAsync(await given.TownshipAsync(county), 8);
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        foreach (var village in villages.Take(done))
            await given.InStateAsync(campaign, village, ReformState.Approved, staff);

        var curve = (await given.Use<CompletionCurveQuery>().RunAsync(staff, campaign.Id))!;

        curve.DaysAhead.Should().Be(ahead);
        var target = new TargetCurve(Given.Plan);
        var day = curve.Today.AddDays(ahead);
        target.PlannedBy(day, 8).Should().BeLessThanOrEqualTo(done);
        target.PlannedBy(day.AddDays(1), 8).Should().BeGreaterThan(done);
    }

    /// <summary>AC-09</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Stranger_FindsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (own, sibling) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        await given.VillagesAsync(own, 1);
        await given.VillagesAsync(sibling, 1);
        var campaign = await given.CampaignAsync(county);
        var query = given.Use<TwoTracksQuery>();
        var chair = await given.AccountAsync(Role.TownshipChair, own);

        (await query.RunAsync(chair, campaign.Id, sibling.Id)).Should().BeNull();
        (await query.RunAsync(chair, campaign.Id, county.Id)).Should().BeNull();
        (await query.RunAsync(chair, campaign.Id))!.Rows.Should().ContainSingle();
        var other = await given.CountyAsync("松溪县");
        (await query.RunAsync(await given.AccountAsync(Role.CountyStaff, other), campaign.Id)).Should().BeNull();
    }
}
