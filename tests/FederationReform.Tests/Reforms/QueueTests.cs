using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

/// <summary>Nothing is forgotten: every record that is not final is in exactly one queue.</summary>
public sealed class QueueTests
{
    [Fact]
    public void EveryState_IsFinalOrInOneQueue()
    {
        var states = Enum.GetValues<ReformState>();

        states.Should().HaveCountGreaterThan(5);
        states
            .Where(s => ReformQueues.Of(s) == ReformQueue.None)
            .Should()
            .Equal(ReformState.Approved, ReformState.Exempt);
        states.Where(s => ReformQueues.Of(s) == ReformQueue.Reviewer).Should().Equal(ReformState.Submitted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task QueuesOfAllAccounts_HoldEveryOpenRecordOnceOnItsSide(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var first = await VillageCase.OnAsync(given, villages: 6);
        var township = await given.TownshipAsync(first.County, "东坑镇");
        var others = new[]
        {
            await given.VillageAsync(township, "高田村"),
            await given.VillageAsync(township, "岭头村"),
        };
        var second = await given.CampaignAsync(first.County, Given.Plan with { Name = "2026年补课" });
        var secondChair = await given.AccountAsync(Role.TownshipChair, township);
        await BringIntoEveryStateAsync(given, first);
        await given.ReformAsync(second, others[0], r => r.SaveResult(Results.Valid, given.Clock.UtcNow()));

        var sent = (await given.Use<SenderQueueQuery>().RunAsync(first.Chair))
            .Concat(await given.Use<SenderQueueQuery>().RunAsync(secondChair))
            .Select(t => (t.CampaignId, t.UnitId))
            .ToList();
        var waiting = (await given.Use<ReviewQueueQuery>().RunAsync(first.Staff))
            .Rows.Select(w => (w.CampaignId, w.UnitId))
            .ToList();

        await using var db = given.Portal.OpenForSystem();
        var open = await db
            .UnitReforms.Where(r => r.State != ReformState.Approved && r.State != ReformState.Exempt)
            .Select(r => new
            {
                r.CampaignId,
                r.UnitId,
                r.State,
            })
            .ToListAsync();
        open.Select(r => r.State)
            .Distinct()
            .Should()
            .HaveCount(4, "every open state must occur, or this proves nothing");
        sent.Concat(waiting)
            .Should()
            .BeEquivalentTo(open.Select(r => (r.CampaignId, r.UnitId)))
            .And.OnlyHaveUniqueItems();
        waiting
            .Should()
            .BeEquivalentTo(open.Where(r => r.State == ReformState.Submitted).Select(r => (r.CampaignId, r.UnitId)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SendersQueue_ShowsWhatCameBackFirst_ThenWhatIsLate(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await given.ReformAsync(village.Campaign, village.Villages[1], r =>
            r.SaveResult(Results.Valid, given.Clock.UtcNow())
        );
        await village.ReturnedAsync(village.Villages[2], "请核对应到人数");

        var tasks = await given.Use<SenderQueueQuery>().RunAsync(village.Chair);

        tasks.Select(t => t.UnitName).Should().Equal("河口3村", "河口2村", "河口1村");
        (tasks[0].Reason, tasks[0].Ready, tasks[0].DaysLeft).Should().Be(("请核对应到人数", true, 47));
        tasks[1].MissingSteps.Should().Equal("执委会", "报结果");
        tasks[2].MissingSteps.Should().Equal("大会", "执委会", "报结果");

        given.Clock.Now = new(2026, 9, 1, 4, 0, 0, DateTimeKind.Utc);
        (await given.Use<SenderQueueQuery>().RunAsync(village.Chair))
            .Should()
            .OnlyContain(t => t.Late && t.DaysLeft == -1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ReviewQueue_ShowsTheLongestWaitingFirst_WithWhatIsNotable(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await village.ReturnedAsync(village.Villages[1], "请核对应到人数");
        var short_ = Results.Valid with
        {
            Candidates = 11,
            Reasons = new Dictionary<string, string> { ["DifferentialElection"] = "只推荐出十一人" },
        };
        await village.SubmittedAsync(village.Villages[1], short_);
        given.Clock.Advance(TimeSpan.FromDays(2));
        await village.SubmittedAsync(village.Villages[0]);

        var queue = await given.Use<ReviewQueueQuery>().RunAsync(village.Staff);

        queue
            .Rows.Select(w => (w.UnitName, w.TownshipName, w.Number, w.DaysWaiting, w.LastReason, w.SubmittedBy))
            .Should()
            .Equal(
                ("河口2村", "清溪镇", 2, 2, "请核对应到人数", "张主席"),
                ("河口1村", "清溪镇", 1, 0, null, "张主席")
            );
        queue.Rows[0].Reminders.Should().ContainSingle(r => r.Reason == "只推荐出十一人");
        queue.Rows[1].Reminders.Should().BeEmpty();
        (await given.Use<ReviewQueueQuery>().RunAsync(village.Staff, campaignId: 999)).Rows.Should().BeEmpty();
        (await given.Use<ReviewQueueQuery>().RunAsync(village.Staff, text: "没有这样的村")).Total.Should().Be(0);
        (await given.Use<ReviewQueueQuery>().RunAsync(village.Staff, text: village.Township.Name))
            .Total.Should()
            .Be(queue.Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ReviewQueue_FromAboveTheCounty_NamesTheCounty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var village = await VillageCase.OnAsync(given, prefecture: prefecture);
        await village.SubmittedAsync();

        (await given.Use<ReviewQueueQuery>().RunAsync(await given.AccountAsync(Role.CountyStaff, prefecture)))
            .Rows.Single()
            .TownshipName.Should()
            .Be("浦城县 清溪镇");
        (await given.Use<ReviewQueueQuery>().RunAsync(village.Staff)).Rows.Single().TownshipName.Should().Be("清溪镇");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Queues_OfThoseWhoDoNotAct_AreEmpty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await village.SubmittedAsync();

        foreach (var role in (Role[])[Role.CountyStaff, Role.UpperReader, Role.Administrator])
            (await given.Use<SenderQueueQuery>().RunAsync(await given.AccountAsync(role, village.County)))
                .Should()
                .BeEmpty();
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await given.Use<ReviewQueueQuery>().RunAsync(await given.AccountAsync(role, village.County)))
                .Rows.Should()
                .BeEmpty();
        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
            (await given.Use<ReviewQueueQuery>().RunAsync(stranger)).Total.Should().Be(0);
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.TownshipChair))
            (await given.Use<SenderQueueQuery>().RunAsync(stranger)).Should().BeEmpty();
    }

    private static async Task BringIntoEveryStateAsync(Given given, VillageCase village)
    {
        await given.CompleteAsync(village.Campaign, village.Villages[1]);
        await village.SubmittedAsync(village.Villages[2]);
        await village.ReturnedAsync(village.Villages[3]);
        await village.ApprovedAsync(village.Villages[4]);
        var open = await village.RecordAsync(village.Villages[5]);
        (
            await given
                .Use<ExemptUnit>()
                .RunAsync(
                    village.Staff,
                    new(village.Campaign.Id, village.Villages[5].Id, open.Version, Guid.NewGuid(), "并入邻村")
                )
        )
            .Should()
            .BeEmpty();
    }
}
