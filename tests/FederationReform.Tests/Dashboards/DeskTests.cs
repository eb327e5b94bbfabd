using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class DeskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ChairsDesk_ShowsEachVillage_AndTheReturnedOneFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, chair, villages) = await CountyAsync(given);
        await given.InStateAsync(campaign, villages[0], ReformState.Approved, staff);
        await given.InStateAsync(campaign, villages[1], ReformState.InProgress, staff);
        await given.InStateAsync(campaign, villages[2], ReformState.Returned, staff);

        var desk = await given.Use<ChairDeskQuery>().RunAsync(chair, campaign.Id);

        desk!
            .Villages.Select(v => v.State)
            .Should()
            .Equal(ReformState.Approved, ReformState.InProgress, ReformState.Returned, ReformState.NotStarted);
        desk.Next.Should()
            .Be(new NextStep(NextAction.Mend, new UnitLink(villages[2].Id, villages[2].Name, UnitLevel.Village)));
        desk.Villages[2].Reason.Should().Be("缺少选举结果报告单");
        desk.DaysLeft.Should().Be(47, "31 August is 47 days after 15 July");
        desk.Villages[1].Steps.Where(s => s.On is not null).Select(s => s.Step.Code).Should().Equal(StepCode.V6);
        desk.Villages[1].MissingSteps.Select(s => s.Code).Should().Equal(StepCode.V7, StepCode.V9);
        desk.Villages[1]
            .AskedSteps.Select(s => s.Code)
            .Should()
            .Equal([StepCode.V7], "the report follows the first meeting");
        desk.Villages[3]
            .AskedSteps.Select(s => s.Code)
            .Should()
            .Equal([StepCode.V6], "nothing is asked for that an election must come before");
        desk.Villages[0].MissingSteps.Should().BeEmpty("an approved record is nobody's work");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChairsDesk_NextThing_GoesFromMendingToStarting(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, chair, villages) = await CountyAsync(given);
        var query = given.Use<ChairDeskQuery>();
        async Task<NextAction?> Next() => (await query.RunAsync(chair, campaign.Id))!.Next?.Action;

        (await Next()).Should().Be(NextAction.Start);
        await given.InStateAsync(campaign, villages[1], ReformState.InProgress, staff);
        (await Next()).Should().Be(NextAction.GoOn);
        await given.CompleteAsync(campaign, villages[3]);
        (await Next()).Should().Be(NextAction.Submit);
        await DraftAsync(given, chair, campaign, villages[1]);
        (await Next()).Should().Be(NextAction.TakeUpDraft);
        await given.InStateAsync(campaign, villages[2], ReformState.Returned, staff);
        (await Next()).Should().Be(NextAction.Mend);
        foreach (var village in villages)
            await given.InStateAsync(campaign, village, ReformState.Submitted, staff);
        (await Next()).Should().BeNull("it is the county's turn");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillagesDesk_IsItsOwnRecord_AndNeverAsksToSubmit(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, _, _, villages) = await CountyAsync(given);
        var village = await given.AccountAsync(Role.VillageFederation, villages[0]);
        await given.CompleteAsync(campaign, villages[0]);

        var desk = await given.Use<ChairDeskQuery>().RunAsync(village, campaign.Id);

        desk!.Villages.Should().ContainSingle().Which.Ready.Should().BeTrue();
        desk.Next.Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SomebodyElsesDraft_IsNotOnHerDesk(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, _, chair, villages) = await CountyAsync(given);
        await DraftAsync(given, await given.AccountAsync(Role.VillageFederation, villages[0]), campaign, villages[0]);

        (await given.Use<ChairDeskQuery>().RunAsync(chair, campaign.Id))!
            .Villages.Should()
            .OnlyContain(v => v.DraftSavedAt == null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AfterTheDeadline_EverythingOpenIsLate(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, chair, villages) = await CountyAsync(given);
        await given.InStateAsync(campaign, villages[0], ReformState.Approved, staff);
        given.Clock.Now = new(2026, 8, 31, 16, 0, 0, DateTimeKind.Utc);

        var desk = await given.Use<ChairDeskQuery>().RunAsync(chair, campaign.Id);

        desk!.DaysLeft.Should().Be(-1);
        desk.Villages.Select(v => v.Late).Should().Equal(false, true, true, true);
    }

    /// <summary>AC-09, and roles that fill in nothing have no such desk.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ChairsDesk_ForEverybodyElse_IsHersOrNone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, _, _) = await CountyAsync(given);
        var sibling = await given.TownshipAsync(county, "东坑镇");
        var neighbour = await given.CountyAsync("光泽县");
        var query = given.Use<ChairDeskQuery>();

        (await query.RunAsync(await given.AccountAsync(Role.TownshipChair, sibling), campaign.Id))!
            .Villages.Should()
            .BeEmpty();
        (
            await query.RunAsync(
                await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(neighbour)),
                campaign.Id
            )
        )
            .Should()
            .BeNull();
        foreach (var role in (Role[])[Role.Administrator, Role.UpperReader])
            (await query.RunAsync(await given.AccountAsync(role, county), campaign.Id)).Should().BeNull();
        (await query.RunAsync(staff, campaign.Id)).Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CountysDesk_SaysWhatWaits_WhatTheWeekBrought_AndWhichDatesCome(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, _, villages) = await CountyAsync(given);
        given.Clock.Now = new(2026, 7, 9, 4, 0, 0, DateTimeKind.Utc);
        await given.InStateAsync(campaign, villages[0], ReformState.Submitted, staff);
        await given.InStateAsync(campaign, villages[1], ReformState.Approved, staff);
        given.Clock.Now = new(2026, 7, 15, 4, 0, 0, DateTimeKind.Utc);
        await given.InStateAsync(campaign, villages[2], ReformState.Returned, staff);
        await given.InStateAsync(campaign, villages[1], ReformState.InProgress, staff);

        var desk = await given.Use<CountyDeskQuery>().RunAsync(staff, campaign.Id);

        (desk!.Waiting, desk.OldestWaitingSince, desk.Monday)
            .Should()
            .Be((1, new DateOnly(2026, 7, 9), new DateOnly(2026, 7, 13)));
        desk.Week.Should().Be(new WeekFigures(Submitted: 1, Returned: 1, Approved: 0, Unlocked: 1));
        desk.Milestones.Select(m => (m.Name, m.DaysLeft, m.Needed, m.Missing))
            .Should()
            .Equal(
                ("完成 1/3", -15, 2, 2),
                ("“实施选举”阶段结束", 36, null, 0),
                ("全部完成", 47, 4, 4),
                ("“建章立制”阶段结束", 47, null, 0)
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Laggards_AreTheTownshipsBehindThePlan_FurthestFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var townships = new List<(Unit Township, List<Unit> Villages)>();
        foreach (var (county, villages) in new[] { ("浦城县", 9), ("光泽县", 6), ("松溪县", 6) })
        {
            var township = await given.TownshipAsync(await given.CountyAsync(county, prefecture), $"{county[..2]}镇");
            townships.Add((township, await given.VillagesAsync(township, villages)));
        }
        var campaign = await given.CampaignAsync(prefecture);
        var staff = await given.AccountAsync(Role.CountyStaff, prefecture);
        foreach (var village in townships[1].Villages.Take(4).Append(townships[2].Villages[0]))
            await given.InStateAsync(campaign, village, ReformState.Approved, staff);
        await given.CommitteeAsync(
            campaign,
            townships[0].Township,
            [Results.Member(1, Position.Chair) with { Name = "祝欣芳", Phone = "13900005678" }]
        );

        var laggards = await given
            .Use<LaggardsQuery>()
            .RunAsync(await given.AccountAsync(Role.UpperReader, prefecture), campaign.Id);

        (laggards!.Total, laggards.Townships).Should().Be((2, 3));
        laggards.Furthest.Select(l => (l.Above, l.Figures.Deviation)).Should().Equal(("浦城县", -4), ("松溪县", -1));
        // What a reminder needs: the missing steps, since when, and whom to call.
        MissingStep.Words(laggards.Furthest[0].Missing, oneEach: false).Should().Be("大会 9");
        laggards.Furthest[0].Chair!.Name.Should().Be("祝欣芳");
        laggards.Furthest[0].Chair!.Phone.Should().Be("139****5678");
        laggards.Furthest[1].Chair.Should().BeNull();
        laggards.Furthest.Select(l => l.DaysBehind).Should().Equal(53, 16);
        var administrator = await given.AccountAsync(Role.Administrator, prefecture);
        (await given.Use<LaggardsQuery>().RunAsync(administrator, campaign.Id))!
            .Furthest.Should()
            .OnlyContain(l => l.Chair == null, "who may not read records is told no names");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LatestChanges_AreHersAlone_NewestFirst_WithoutTyping(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, campaign, staff, chair, villages) = await CountyAsync(given);
        var sentinel = await given.VillageAsync(await given.TownshipAsync(county, "东坑镇"), "哨兵村");
        var other = await given.CampaignAsync(county);
        await given.InStateAsync(other, sentinel, ReformState.Approved, staff);
        await given.InStateAsync(campaign, villages[0], ReformState.Returned, staff);

        var changes = await given.Use<LatestChangesQuery>().RunAsync(chair, campaign.Id);

        changes
            .Select(c => (c.Event, c.Unit.Name, c.Reason))
            .Should()
            .Equal(
                (AuditEvent.RecordReturned, villages[0].Name, "缺少选举结果报告单"),
                (AuditEvent.RecordSubmitted, villages[0].Name, null)
            );
        (await given.Use<LatestChangesQuery>().RunAsync(staff, campaign.Id))
            .Should()
            .NotContain(c => c.Unit.Name == "哨兵村", "that was another campaign");
        (await given.Use<LatestChangesQuery>().RunAsync(chair, other.Id)).Should().BeEmpty();
    }

    /// <summary>Representatives and steps are typed in over weeks; the record is their subject as well.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task LatestChanges_AreTheTurnsOfARecord_NotWhatIsTypedIntoIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, campaign, staff, _, villages) = await CountyAsync(given);
        await given.InStateAsync(campaign, villages[0], ReformState.Submitted, staff);
        var reform = await given.ReformAsync(campaign, villages[0]);
        await using (var db = given.Portal.Open(staff))
        {
            foreach (var what in Enum.GetValues<AuditEvent>())
                db.Record(what, reform.Subject, $"{what}");
            await db.SaveChangesAsync();
        }

        var changes = await given.Use<LatestChangesQuery>().RunAsync(staff, campaign.Id, count: 100);

        changes
            .Select(c => c.Event)
            .Should()
            .BeEquivalentTo([
                AuditEvent.RecordSubmitted,
                AuditEvent.RecordSubmitted,
                AuditEvent.RecordWithdrawn,
                AuditEvent.RecordReturned,
                AuditEvent.RecordApproved,
                AuditEvent.RecordUnlocked,
                AuditEvent.RecordExempted,
                AuditEvent.RecordExemptionEnded,
            ]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignsInSight_AreOwnAndThoseAbove_TheOneUnderWayFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync("浦城县", prefecture);
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        await TakesPartAsync(prefecture, Given.Plan with { Name = "市里的" });
        await TakesPartAsync(
            county,
            Given.Plan with
            {
                Name = "做完的",
                Stages = [],
                Targets = [new(new(2021, 5, 1), 1, 1)],
            }
        );
        await TakesPartAsync(
            county,
            Given.Plan with
            {
                Name = "明年的",
                Stages = [new("准备", new(2027, 1, 1), new(2027, 2, 1))],
                Targets = [],
            }
        );
        await given.CampaignAsync(await given.CountyAsync("光泽县", prefecture), Given.Plan with { Name = "邻县的" });
        var query = given.Use<CampaignsInSightQuery>();

        var chairs = await query.RunAsync(await given.AccountAsync(Role.TownshipChair, township));
        var prefectures = await query.RunAsync(await given.AccountAsync(Role.UpperReader, prefecture));

        chairs.Select(c => c.Name).Should().Equal("市里的", "做完的", "明年的");
        prefectures.Select(c => c.Name).Should().Equal("市里的", "邻县的", "做完的", "明年的");

        async Task TakesPartAsync(Unit owner, CampaignPlan plan) =>
            await given.ReformAsync(await given.CampaignAsync(owner, plan), village);
    }

    /// <summary>A village that was created later says nothing by its absence, so the desk and the campaign do.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task VillageThatTheCampaignDoesNotHave_IsNamed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!.OutsideNote.Should().BeNull();
        await given.VillageAsync(village.Township, "新塘村");

        var desk = (await given.Use<ChairDeskQuery>().RunAsync(village.Chair, village.Campaign.Id))!;
        var campaign = (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!;

        desk.Outside.Should().Equal("新塘村");
        campaign.OutsideNote.Should().StartWith("有 1 个村（社区）没有列入这个任务：新塘村。").And.Contain("补充单位");
        var neighbour = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(village.County, "东坑镇")
        );
        (await given.Use<CampaignQuery>().RunAsync(neighbour, village.Campaign.Id))!
            .Outside.Should()
            .BeEmpty("what lies beside her is not hers to know");
    }

    private static async Task DraftAsync(Given given, UnitScope scope, Campaign campaign, Unit village)
    {
        await using var db = given.Portal.OpenForSystem();
        db.Drafts.Add(
            Draft.Of(scope.AccountId, await given.ReformAsync(campaign, village), 0, "{}", given.Clock.UtcNow())
        );
        await db.SaveChangesAsync();
    }

    private static async Task<(
        Unit County,
        Campaign Campaign,
        UnitScope Staff,
        UnitScope Chair,
        List<Unit> Villages
    )> CountyAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var villages = await given.VillagesAsync(township, 4);
        var campaign = await given.CampaignAsync(county);
        return (
            county,
            campaign,
            await given.AccountAsync(Role.CountyStaff, county),
            await given.AccountAsync(Role.TownshipChair, township),
            villages
        );
    }
}
