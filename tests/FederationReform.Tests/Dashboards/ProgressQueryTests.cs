using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class ProgressQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task County_ByTownship_CountsEachStateOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, first, second) = await CountyAsync(given);
        foreach (
            var (village, state) in first.Zip([
                ReformState.Approved,
                ReformState.Approved,
                ReformState.Submitted,
                ReformState.Returned,
                ReformState.InProgress,
                ReformState.Exempt,
            ])
        )
            await given.InStateAsync(campaign, village, state, staff);
        await given.InStateAsync(campaign, second[0], ReformState.Submitted, staff);

        var progress = await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id, county.Id);

        progress!.Rows.Select(r => (r.Unit.Name, r.Figures.Required)).Should().Equal(("清溪镇", 7), ("东坑镇", 3));
        progress
            .Rows[0]
            .Figures.Should()
            .BeEquivalentTo(
                new ProgressFigures
                {
                    Done = 2,
                    Submitted = 1,
                    Returned = 1,
                    InProgress = 1,
                    NotStarted = 2,
                    Exempt = 1,
                    Planned = 3,
                    Papers = new(0, 7 * campaign.Plan.Papers.Count),
                    NetThisWeek = 2,
                    DaysWithoutProgress = 0,
                }
            );
        progress
            .Total.Completion.ToString()
            .Should()
            .Be("20.00%（2/10）", "handed in is not done, and the exempt one is in no base");
        progress.Total.Planned.Should().Be(4);
        progress.Total.Deviation.Should().Be(-2);
    }

    /// <summary>
    /// On 30 June a third is due. Of four townships with four villages each owes 2, the county 6: the table says why 8
    /// is not 6.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task PlanOfTheRows_ThatIsNotThePlanOfTheTotal_IsSaid(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        foreach (var name in (string[])["甲镇", "乙镇", "丙镇", "丁镇"])
            await given.VillagesAsync(await given.TownshipAsync(county, name), 4);
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        given.Clock.Now = new(2026, 6, 30, 4, 0, 0, DateTimeKind.Utc);

        var progress = (await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id))!;

        progress.Rows.Select(r => r.Figures.Planned).Should().Equal(2, 2, 2, 2);
        progress.Total.Planned.Should().Be(6);
        progress.RoundingNote.Should().StartWith("各行的计划相加是 8 个，合计是 6 个：").And.Contain("取整");
        foreach (var row in progress.Rows)
            (await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id, row.Unit.Id))!
                .Total.Planned.Should()
                .Be(row.Figures.Planned, "a township owes the same whoever looks");
        given.Clock.Now = new(2026, 8, 31, 4, 0, 0, DateTimeKind.Utc);
        (await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id))!.RoundingNote.Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Township_ByVillage_ShowsEachVillagesState(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, first, _) = await CountyAsync(given);
        await given.InStateAsync(campaign, first[1], ReformState.Returned, staff);

        var progress = await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id, first[0].ParentId);

        progress!
            .Rows.Select(r => r.State)
            .Should()
            .StartWith([ReformState.NotStarted, ReformState.Returned, ReformState.NotStarted])
            .And.HaveCount(8);
        progress.Total.Returned.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Village_OnItsOwn_IsItsRecord(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, first, _) = await CountyAsync(given);
        await given.InStateAsync(campaign, first[0], ReformState.Approved, staff);

        var progress = await given
            .Use<ProgressQuery>()
            .RunAsync(await given.AccountAsync(Role.VillageFederation, first[0]), campaign.Id);

        progress!.Rows.Should().BeEmpty();
        progress.Total.Completion.Should().Be(new Ratio(1, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Prefecture_ByCounty_AddsUpItsCounties(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var counties = new[]
        {
            await given.CountyAsync("浦城县", prefecture),
            await given.CountyAsync("光泽县", prefecture),
        };
        var villages = new List<Unit>();
        foreach (var county in counties)
            villages.AddRange(await given.VillagesAsync(await given.TownshipAsync(county), 4));
        await given.TownshipAsync(await given.CountyAsync("松溪县", prefecture), "空镇");
        var campaign = await given.CampaignAsync(prefecture);
        await given.InStateAsync(
            campaign,
            villages[5],
            ReformState.Approved,
            await given.AccountAsync(Role.CountyStaff, prefecture)
        );

        var progress = await given
            .Use<ProgressQuery>()
            .RunAsync(await given.AccountAsync(Role.UpperReader, prefecture), campaign.Id);

        progress!
            .Rows.Select(r => (r.Unit.Name, r.Figures.Completion))
            .Should()
            .Equal(("浦城县", new Ratio(0, 4)), ("光泽县", new Ratio(1, 4)));
        progress.Outside.Select(u => u.Name).Should().Equal("松溪县");
        progress.Total.Completion.Should().Be(new Ratio(1, 8));
    }

    /// <summary>AC-09: one sentinel in each neighbouring unit, in none of the figures.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Neighbours_AreInNoFigure_AndCannotBeOpened(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync("浦城县", prefecture);
        var (own, sibling) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        var otherCounty = await given.CountyAsync("光泽县", prefecture);
        var village = await given.VillageAsync(own);
        var sentinels = new[]
        {
            await given.VillageAsync(sibling, "哨兵村甲"),
            await given.VillageAsync(await given.TownshipAsync(otherCounty), "哨兵村乙"),
        };
        var campaign = await given.CampaignAsync(prefecture);
        var staff = await given.AccountAsync(Role.CountyStaff, prefecture);
        foreach (var sentinel in sentinels)
            await given.InStateAsync(campaign, sentinel, ReformState.Approved, staff);
        var query = given.Use<ProgressQuery>();

        foreach (
            var chair in new[]
            {
                await given.AccountAsync(Role.TownshipChair, own),
                await given.AccountAsync(Role.VillageFederation, village),
            }
        )
        {
            var progress = await query.RunAsync(chair, campaign.Id);

            progress!
                .Total.Should()
                .BeEquivalentTo(
                    new
                    {
                        Done = 0,
                        NotStarted = 1,
                        NetThisWeek = 0,
                    }
                );
            foreach (
                var foreign in (int[])
                    [prefecture.Id, county.Id, sibling.Id, otherCounty.Id, .. sentinels.Select(s => s.Id), 999_999]
            )
                (await query.RunAsync(chair, campaign.Id, foreign)).Should().BeNull();
        }
        (await query.RunAsync(await given.AccountAsync(Role.CountyStaff, county), campaign.Id))!
            .Total.Completion.Should()
            .Be(new Ratio(1, 2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NeighboursCampaign_IsAsIfAbsent(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        await given.VillageAsync(township);
        var foreign = await given.CampaignAsync(await given.CountyAsync("光泽县"));

        var staff = await given.AccountAsync(Role.CountyStaff, county);

        (await given.Use<ProgressQuery>().RunAsync(staff, foreign.Id)).Should().BeNull();
    }

    /// <summary>TZ-02: the week begins on Monday 00:00 in China, which is Sunday 16:00 UTC.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Week_BeginsOnMondayInChina(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, first, _) = await CountyAsync(given);
        given.Clock.Now = new(2026, 7, 12, 15, 59, 59, DateTimeKind.Utc);
        await given.InStateAsync(campaign, first[0], ReformState.Approved, staff);
        given.Clock.Now = new(2026, 7, 12, 16, 0, 1, DateTimeKind.Utc);
        await given.InStateAsync(campaign, first[1], ReformState.Approved, staff);
        given.Clock.Now = new(2026, 7, 19, 15, 59, 0, DateTimeKind.Utc);
        var query = given.Use<ProgressQuery>();

        var sunday = await query.RunAsync(staff, campaign.Id, county.Id);
        given.Clock.Advance(TimeSpan.FromMinutes(2));
        var monday = await query.RunAsync(staff, campaign.Id, county.Id);

        sunday!.Total.Should().BeEquivalentTo(new { Done = 2, NetThisWeek = 1 });
        monday!.Total.Should().BeEquivalentTo(new { Done = 2, NetThisWeek = 0 });
    }

    /// <summary>TZ-02: 31 December in China ends at 15:59 UTC.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Today_TurnsAtMidnightInChina(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, _, _) = await CountyAsync(
            given,
            Given.Plan with
            {
                Targets = [new(new(2025, 12, 31), 1, 1)],
                Stages = [],
            }
        );
        var query = given.Use<ProgressQuery>();

        given.Clock.Now = new(2025, 12, 31, 15, 59, 0, DateTimeKind.Utc);
        (await query.RunAsync(staff, campaign.Id, county.Id))!.Total.Late.Should().Be(0);
        given.Clock.Now = new(2026, 1, 1, 15, 59, 0, DateTimeKind.Utc);
        (await query.RunAsync(staff, campaign.Id, county.Id))!.Today.Should().Be(new DateOnly(2026, 1, 1));
        given.Clock.Now = new(2026, 1, 1, 16, 1, 0, DateTimeKind.Utc);
        var after = await query.RunAsync(staff, campaign.Id, county.Id);

        after!.Today.Should().Be(new DateOnly(2026, 1, 2));
        after.Total.Late.Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unlocking_CountsAgainstTheWeek(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, first, _) = await CountyAsync(given);
        given.Clock.Now = new(2026, 7, 6, 4, 0, 0, DateTimeKind.Utc);
        foreach (var village in first.Take(3))
            await given.InStateAsync(campaign, village, ReformState.Approved, staff);
        given.Clock.Now = new(2026, 7, 15, 4, 0, 0, DateTimeKind.Utc);
        await given.InStateAsync(campaign, first[0], ReformState.InProgress, staff);
        await given.InStateAsync(campaign, first[1], ReformState.Approved, staff);

        var progress = await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id, county.Id);

        progress!
            .Total.Should()
            .BeEquivalentTo(
                new
                {
                    Done = 2,
                    Returned = 1,
                    NetThisWeek = -1,
                },
                "one was taken back, one taken back and approved again"
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DaysWithoutProgress_CountDaysInChina_UntilAllIsDone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, first, second) = await CountyAsync(given);
        given.Clock.Now = new(2026, 7, 15, 16, 1, 0, DateTimeKind.Utc);
        await given.InStateAsync(campaign, first[0], ReformState.InProgress, staff);
        foreach (var village in second)
            await given.InStateAsync(campaign, village, ReformState.Approved, staff);
        given.Clock.Now = new(2026, 7, 25, 15, 59, 0, DateTimeKind.Utc);

        var progress = await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id);

        progress!.Rows.Select(r => r.Figures.DaysWithoutProgress).Should().Equal(9, null);
    }

    private static async Task<(
        Unit County,
        Campaign Campaign,
        UnitScope Staff,
        List<Unit> First,
        List<Unit> Second
    )> CountyAsync(Given given, CampaignPlan? plan = null)
    {
        var county = await given.CountyAsync();
        var first = await given.VillagesAsync(await given.TownshipAsync(county), 8);
        var second = await given.VillagesAsync(await given.TownshipAsync(county, "东坑镇"), 3);
        var campaign = await given.CampaignAsync(county, plan);
        return (county, campaign, await given.AccountAsync(Role.CountyStaff, county), first, second);
    }
}
