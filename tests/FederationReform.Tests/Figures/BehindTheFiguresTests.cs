using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.Tests.Dashboards;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Figures;

/// <summary>Every figure opens a list with as many rows as it says.</summary>
public sealed class BehindTheFiguresTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task EveryProgressFigure_OpensAsManyRecords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, villages) = await CountyAsync(given);
        given.Clock.Now = new(2026, 9, 9, 4, 0, 0, DateTimeKind.Utc);
        var states = new[]
        {
            ReformState.Approved,
            ReformState.Submitted,
            ReformState.Returned,
            ReformState.InProgress,
            ReformState.Exempt,
            ReformState.Approved,
        };
        foreach (var (village, state) in villages.Zip(states))
            await given.InStateAsync(campaign, village, state, staff);

        var total = (await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id))!.Total;

        var figures = new Dictionary<RecordSelection, int>
        {
            [RecordSelection.Required] = total.Required,
            [RecordSelection.Done] = total.Done,
            [RecordSelection.Submitted] = total.Submitted,
            [RecordSelection.Returned] = total.Returned,
            [RecordSelection.InProgress] = total.InProgress,
            [RecordSelection.NotStarted] = total.NotStarted,
            [RecordSelection.Exempt] = total.Exempt,
            [RecordSelection.Open] = total.Required - total.Done,
            [RecordSelection.Late] = total.Late,
            [RecordSelection.ThisWeek] = total.NetThisWeek,
            [RecordSelection.Lacking] = total.Required,
        };
        figures.Keys.Should().BeEquivalentTo(Enum.GetValues<RecordSelection>());
        figures.Values.Should().OnlyContain(n => n > 0, "an empty list would prove nothing");
        foreach (var (selection, figure) in figures)
        {
            var list = await given.Use<RecordListQuery>().RunAsync(staff, campaign.Id, null, selection);
            list!.Page.Total.Should().Be(figure, "that is what {0} says", selection);
            list.Page.Rows.Should().HaveCount(figure);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryPeopleFigure_OpensAsManyPeople(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, villages) = await CountyAsync(given);
        foreach (var (village, n) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(campaign, village, CommitteeFiguresQueryTests.Mixed(n));
        var total = (await given.Use<CommitteeFiguresQuery>().RunAsync(staff, campaign.Id))!.Total;

        foreach (var group in Enum.GetValues<PostGroup>())
        {
            foreach (var figure in PeopleFigures.All)
            {
                var list = await given.Use<PostListQuery>().RunAsync(staff, campaign.Id, null, group, figure);
                list!.Page.Total.Should().Be(total.Of(group)[figure], "that is what {0} of {1} says", figure, group);
            }
        }
        PeopleFigures.All.Should().OnlyContain(f => total.Everyone[f] > 0, "an empty list would prove nothing");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Records_Ordered_AsAsked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, villages) = await CountyAsync(given);
        foreach (
            var (village, state) in villages
                .Take(4)
                .Zip([ReformState.Approved, ReformState.InProgress, ReformState.Returned, ReformState.Submitted])
        )
        {
            given.Clock.Advance(TimeSpan.FromDays(1));
            await given.InStateAsync(campaign, village, state, staff);
        }
        var query = given.Use<RecordListQuery>();

        async Task<IEnumerable<int>> Order(RecordOrder order) =>
            (await query.RunAsync(staff, campaign.Id, null, RecordSelection.Required, order))!.Page.Rows.Select(r =>
                villages.FindIndex(v => v.Id == r.Unit.Id)
            );

        (await Order(RecordOrder.Unit)).Should().BeInAscendingOrder();
        (await Order(RecordOrder.State)).Should().StartWith([2, 4]).And.EndWith([1, 3, 0]);
        (await Order(RecordOrder.Stillest)).Should().StartWith([4]).And.EndWith([0, 1, 2, 3]);
        (await Order(RecordOrder.Newest)).Should().StartWith([3, 2, 1, 0]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_HoldEveryRecordOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        await given.VillagesAsync(await given.TownshipAsync(county), RecordListQuery.PageSize + 7);
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        var query = given.Use<RecordListQuery>();

        var first = (await query.RunAsync(staff, campaign.Id, null, RecordSelection.Required, page: 1))!.Page;
        var beyond = (await query.RunAsync(staff, campaign.Id, null, RecordSelection.Required, page: 99))!.Page;

        (first.Total, first.Pages, beyond.Number).Should().Be((57, 2, 2));
        first.Rows.Concat(beyond.Rows).Select(r => r.Unit.Id).Should().OnlyHaveUniqueItems().And.HaveCount(57);
    }

    /// <summary>AC-09</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Neighbours_AreInNoList(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (own, sibling) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        var (village, sentinel) = (await given.VillageAsync(own), await given.VillageAsync(sibling, "哨兵村"));
        var campaign = await given.CampaignAsync(county);
        await given.CommitteeAsync(campaign, village, DashboardGiven.Team(2, 8));
        await given.CommitteeAsync(campaign, sentinel, DashboardGiven.Team(2, 8));
        var (records, posts) = (given.Use<RecordListQuery>(), given.Use<PostListQuery>());

        foreach (
            var scope in new[]
            {
                await given.AccountAsync(Role.TownshipChair, own),
                await given.AccountAsync(Role.VillageFederation, village),
            }
        )
        {
            (await records.RunAsync(scope, campaign.Id, null, RecordSelection.Required))!
                .Page.Rows.Should()
                .ContainSingle()
                .Which.Unit.Name.Should()
                .Be("河口村");
            (await posts.RunAsync(scope, campaign.Id, null, PostGroup.Everyone, PeopleFigure.All))!
                .Page.Rows.Should()
                .OnlyContain(r => r.Unit.Name == "河口村")
                .And.HaveCount(11);
            foreach (var foreign in (int[])[county.Id, sibling.Id, sentinel.Id, 999_999])
            {
                (await records.RunAsync(scope, campaign.Id, foreign, RecordSelection.Required)).Should().BeNull();
                (await posts.RunAsync(scope, campaign.Id, foreign, PostGroup.Everyone, PeopleFigure.All))
                    .Should()
                    .BeNull();
            }
        }
    }

    /// <summary>The administrator of accounts sees how far things are, and neither names nor reasons.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_SeesFigures_NotPeopleOrReasons(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, villages) = await CountyAsync(given);
        await given.InStateAsync(campaign, villages[0], ReformState.Returned, staff);
        await given.CommitteeAsync(campaign, villages[1], DashboardGiven.Team(2, 8));
        var administrator = await given.AccountAsync(Role.Administrator, county);

        (
            await given
                .Use<PostListQuery>()
                .RunAsync(administrator, campaign.Id, null, PostGroup.Everyone, PeopleFigure.All)
        )
            .Should()
            .BeNull();
        (await given.Use<LatestChangesQuery>().RunAsync(administrator, campaign.Id)).Should().BeEmpty();
        (await given.Use<RecordListQuery>().RunAsync(administrator, campaign.Id, null, RecordSelection.Returned))!
            .Page.Rows.Should()
            .ContainSingle()
            .Which.Reason.Should()
            .BeNull();
        (await given.Use<RecordListQuery>().RunAsync(staff, campaign.Id, null, RecordSelection.Returned))!
            .Page.Rows.Should()
            .ContainSingle()
            .Which.Reason.Should()
            .Be("缺少选举结果报告单");
    }

    private static async Task<(Unit County, Campaign Campaign, UnitScope Staff, List<Unit> Villages)> CountyAsync(
        Given given
    )
    {
        var county = await given.CountyAsync();
        var villages = await given.VillagesAsync(await given.TownshipAsync(county), 4);
        villages.AddRange(await given.VillagesAsync(await given.TownshipAsync(county, "东坑镇"), 4));
        var campaign = await given.CampaignAsync(county);
        return (county, campaign, await given.AccountAsync(Role.CountyStaff, county), villages);
    }
}
