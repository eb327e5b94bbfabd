using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

public sealed class ApproveRecordTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SubmittedRecord_Approved_FormsTheCommitteeAndItsPosts(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var record = await village.ApprovedAsync();

        (record.State, record.ApprovedAt, record.Submissions.Single().Decision)
            .Should()
            .Be((ReformState.Approved, given.Clock.UtcNow(), Decision.Approved));
        await using var db = given.Portal.OpenForSystem();
        var committee = await db.Committees.Include(c => c.Posts).ThenInclude(p => p.Person).SingleAsync();
        (committee.UnitId, committee.ElectedOn, committee.EndsOn, committee.EndedOn, committee.Representatives)
            .Should()
            .Be((village.Village.Id, new(2026, 7, 8), new(2031, 7, 8), null, 36));
        committee
            .Posts.OrderBy(p => p.Id)
            .Select(p => p.Person.Name)
            .Should()
            .Equal(Results.Valid.Members.Select(m => m.Name));
        committee
            .Posts.Should()
            .OnlyContain(p =>
                p.WayIn == WayIn.Elected
                && p.EndOn == null
                && p.StartOn == committee.ElectedOn
                && p.CampaignId == village.Campaign.Id
            );
        var chair = committee.Posts.Single(p => p.Position == Position.Chair);
        (chair.InTwoCommittees, chair.FormerDirector, chair.Person.Phone, chair.Person.UnitPath)
            .Should()
            .Be((true, true, "13800000001", village.Village.Path));
    }

    /// <summary>
    /// 16 villages, 16 chairs, 32 vice-chairs, 146 executives, with the leaders among them or
    /// beside them.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task TownshipOfSixteenVillages_ShowsTheDocumentsFigures(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        // The document's bodies of nine or ten are smaller than the default quota; its campaign allowed them.
        var village = await VillageCase.OnAsync(
            given,
            villages: 16,
            Given.Plan with
            {
                Quotas = Quotas.Village with { Executives = new(9, 15) },
            }
        );

        for (var n = 0; n < 16; n++)
            await village.ApprovedAsync(village.Villages[n], Results.Of(n < 2 ? 10 : 9));

        await using var db = given.Portal.OpenForSystem();
        var posts = await db
            .Posts.Within(village.Township.Path)
            .Where(p => p.EndOn == null)
            .Select(p => p.Position)
            .ToListAsync();
        posts.Count(p => p == Position.Chair).Should().Be(16);
        posts.Count(p => p is Position.FullTimeViceChair or Position.PartTimeViceChair).Should().Be(32);
        posts.Should().HaveCount(146, "leaders are elected from the executives");
        posts.Count(p => p == Position.Executive).Should().Be(98, "146 less 16 less 32");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NextTerm_Approved_EndsTheFormerPosts_AndStoresNobodyTwice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        var next = await NextTermAsync(given, village);

        await ApproveAsync(
            given,
            village,
            next,
            Results.Valid with
            {
                HeldOn = new(2031, 7, 1),
                Members = [.. Results.Valid.Members.Take(9), Results.Member(21), Results.Member(22)],
            }
        );

        await using var db = given.Portal.OpenForSystem();
        var committees = await db.Committees.Include(c => c.Posts).OrderBy(c => c.ElectedOn).ToListAsync();
        committees.Select(c => c.EndedOn).Should().Equal(new DateOnly(2031, 7, 1), null);
        committees[0]
            .Posts.Should()
            .OnlyContain(p => p.WayOut == WayOut.TermEnded && p.EndOn == new DateOnly(2031, 7, 1));
        (await db.People.CountAsync()).Should().Be(13, "nine of the eleven stayed, two are new");
        (await db.Posts.CountAsync(p => p.EndOn == null)).Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PeopleOfOneName_StayTwo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var members = Results.Valid.Members.ToList();
        members[5] = members[5] with { Name = members[4].Name, Birth = new(new(1990, 5, 1)) };
        members[6] = members[6] with { Name = members[4].Name, Birth = new(new(1991, 5, 1), DayKnown: false) };
        await village.ApprovedAsync(result: Results.Valid with { Members = members });

        var next = await NextTermAsync(given, village);
        members[6] = members[6] with { Birth = new(new(1991, 5, 17)) };
        await ApproveAsync(given, village, next, Results.Valid with { HeldOn = new(2031, 7, 1), Members = members });

        await using var db = given.Portal.OpenForSystem();
        var namesakes = await db.People.Where(p => p.Name == members[4].Name).Select(p => p.BornOn).ToListAsync();
        namesakes
            .Should()
            .BeEquivalentTo(
                [members[4].Birth!.Value.Date, new DateOnly(1990, 5, 1), new(1991, 5, 17)],
                "a day learned later belongs to the same person"
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OlderCongress_ApprovedAfterANewerOne_IsOverAlready(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var next = await NextTermAsync(given, village);
        await ApproveAsync(given, village, next, Results.Valid with { HeldOn = new(2031, 7, 1) });

        await village.ApprovedAsync();

        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.SingleAsync(c => c.CampaignId == village.Campaign.Id))
            .EndedOn.Should()
            .Be(new DateOnly(2031, 7, 1));
        (await db.Posts.Where(p => p.EndOn == null).Select(p => p.CampaignId).Distinct().ToListAsync())
            .Should()
            .Equal(next.Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RecordThatBreaksTheRulesOfToday_IsNotApproved(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var waiting = await village.SubmittedAsync();
        await using (var db = given.Portal.OpenForSystem())
        {
            var campaign = await db.Campaigns.SingleAsync();
            campaign.Change(campaign.Plan with { RequiredSteps = [.. campaign.Plan.RequiredSteps, StepCode.V10] });
            await db.SaveChangesAsync();
        }

        var violations = await given
            .Use<ApproveRecord>()
            .RunAsync(village.Staff, new(village.Campaign.Id, village.Village.Id, waiting.Version, Guid.NewGuid()));

        violations.Should().ContainSingle(v => v.Code == RecordRules.StepMissingCode && v.Field == "V10");
        (await village.RecordAsync()).State.Should().Be(ReformState.Submitted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_ApprovesOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var waiting = await village.SubmittedAsync();
        var input = new ApproveRecordInput(village.Campaign.Id, village.Village.Id, waiting.Version, Guid.NewGuid());

        var answers = await AtOnce.RunAsync(6, _ => given.Use<ApproveRecord>().RunAsync(village.Staff, input));

        answers.Should().OnlyContain(a => a.Count == 0);
        await using var db = given.Portal.OpenForSystem();
        (await db.Posts.CountAsync()).Should().Be(11);
        (await db.People.CountAsync()).Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var waiting = await village.SubmittedAsync();
        var input = new ApproveRecordInput(village.Campaign.Id, village.Village.Id, waiting.Version, Guid.NewGuid());

        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
            (await given.Use<ApproveRecord>().RunAsync(stranger, input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await given.Use<ApproveRecord>().RunAsync(await given.AccountAsync(role, village.County), input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.AnyAsync()).Should().BeFalse();
    }

    internal static async Task<Campaign> NextTermAsync(Given given, VillageCase village)
    {
        given.Clock.Now = new(2031, 7, 15, 4, 0, 0, DateTimeKind.Utc);
        return await given.CampaignAsync(
            village.County,
            Given.Plan with
            {
                Name = "2031年村妇联换届",
                Kind = CampaignKind.TermElection,
                Stages = [new("实施选举", new(2031, 5, 5), new(2031, 8, 31))],
                Targets = [new(new(2031, 8, 31), 1, 1)],
                Rules = new() { LeaderAges = [], ExecutiveAges = [] },
            }
        );
    }

    internal static async Task ApproveAsync(Given given, VillageCase village, Campaign campaign, CongressResult result)
    {
        var unit = village.Village;
        var held = result.HeldOn!.Value;
        var record = await given.ReformAsync(campaign, unit, reform =>
        {
            reform.SaveResult(result, given.Clock.UtcNow());
            foreach (var step in (StepCode[])[StepCode.V7, StepCode.V9])
                reform.SetStep(
                    step,
                    new StepDone(step, held, null, "test", given.Clock.UtcNow()),
                    given.Clock.UtcNow()
                );
        });
        (
            await given
                .Use<SubmitRecord>()
                .RunAsync(village.Chair, new(campaign.Id, unit.Id, record.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        var waiting = await given.ReformAsync(campaign, unit);
        (
            await given
                .Use<ApproveRecord>()
                .RunAsync(village.Staff, new(campaign.Id, unit.Id, waiting.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
    }
}
