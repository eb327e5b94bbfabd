using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class CompletionCurveQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Approvals_AreDrawnOnTheirDayInChina(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (campaign, staff, villages) = await CountyAsync(given);
        await ApproveAsync(given, campaign, villages[0], staff, new(2026, 6, 30, 15, 59, 59));
        await ApproveAsync(given, campaign, villages[1], staff, new(2026, 6, 30, 16, 0, 0));
        await ApproveAsync(given, campaign, villages[2], staff, new(2026, 7, 1, 10, 0, 0));
        given.Clock.Now = new(2026, 7, 15, 4, 0, 0, DateTimeKind.Utc);

        var curve = await given.Use<CompletionCurveQuery>().RunAsync(staff, campaign.Id);

        curve!
            .Done.Should()
            .Equal(
                new DayCount(new(2026, 5, 5), 0),
                new(new(2026, 6, 30), 1),
                new(new(2026, 7, 1), 3),
                new(new(2026, 7, 15), 3)
            );
        curve
            .Target.Should()
            .Equal(new DayCount(new(2026, 5, 5), 0), new(new(2026, 6, 30), 3), new(new(2026, 8, 31), 8));
        curve
            .Weeks.TakeLast(4)
            .Should()
            .Equal(
                new CurveWeek(new(2026, 6, 28), 0, 0, 2),
                new CurveWeek(new(2026, 7, 5), 3, 3, 3),
                new CurveWeek(new(2026, 7, 12), 3, 0, 3),
                new CurveWeek(new(2026, 7, 15), 3, 0, 3)
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unlocking_LowersTheCurveOnItsDay_AndItEndsAtWhatIsDone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (campaign, staff, villages) = await CountyAsync(given);
        foreach (var village in villages.Take(3))
            await ApproveAsync(given, campaign, village, staff, new(2026, 7, 6, 4, 0, 0));
        given.Clock.Now = new(2026, 7, 8, 4, 0, 0, DateTimeKind.Utc);
        await given.InStateAsync(campaign, villages[0], ReformState.InProgress, staff);

        var curve = await given.Use<CompletionCurveQuery>().RunAsync(staff, campaign.Id);

        curve!.Done.Select(d => d.Count).Should().Equal(0, 3, 2);
        curve.Done[^1].Count.Should().Be((await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id))!.Total.Done);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NothingDoneYet_IsAFlatLine(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (campaign, staff, _) = await CountyAsync(given);

        var curve = await given.Use<CompletionCurveQuery>().RunAsync(staff, campaign.Id);

        curve!.Done.Should().Equal(new DayCount(new(2026, 5, 5), 0), new(new(2026, 7, 15), 0));
    }

    /// <summary>AC-09</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task NeighboursApprovals_DoNotLiftTheCurve(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (own, sibling) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        await given.VillageAsync(own);
        var sentinel = await given.VillageAsync(sibling, "哨兵村");
        var campaign = await given.CampaignAsync(county);
        await given.InStateAsync(
            campaign,
            sentinel,
            ReformState.Approved,
            await given.AccountAsync(Role.CountyStaff, county)
        );

        var curve = await given
            .Use<CompletionCurveQuery>()
            .RunAsync(await given.AccountAsync(Role.TownshipChair, own), campaign.Id);

        curve!.Done.Should().OnlyContain(d => d.Count == 0);
        curve.Required.Should().Be(1);
    }

    private static async Task ApproveAsync(Given given, Campaign campaign, Unit village, UnitScope staff, DateTime utc)
    {
        given.Clock.Now = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        await given.InStateAsync(campaign, village, ReformState.Approved, staff);
    }

    private static async Task<(Campaign Campaign, UnitScope Staff, List<Unit> Villages)> CountyAsync(Given given)
    {
        var county = await given.CountyAsync();
        var villages = await given.VillagesAsync(await given.TownshipAsync(county), 8);
        return (await given.CampaignAsync(county), await given.AccountAsync(Role.CountyStaff, county), villages);
    }
}
