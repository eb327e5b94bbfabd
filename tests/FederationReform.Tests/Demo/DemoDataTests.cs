using System.Globalization;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Demo;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace FederationReform.Tests.Demo;

public sealed class DemoDataTests(ITestOutputHelper output, FilledDemo demo) : IClassFixture<FilledDemo>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task EmptyDatabase_Filled_HasEveryState(Engine engine)
    {
        var given = await demo.OnAsync(engine);
        await using var db = given.Portal.OpenForSystem();
        var states = (
            await db
                .UnitReforms.Where(r => r.Campaign.Takes == UnitLevel.Village)
                .GroupBy(r => r.State)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync()
        ).ToDictionary(s => s.Key, s => s.Count);
        output.WriteLine(string.Join(" ", states.OrderBy(s => s.Key).Select(s => $"{s.Key.Name()} {s.Value}")));
        states.Keys.Should().BeEquivalentTo(Enum.GetValues<ReformState>());
        states.Values.Sum().Should().Be(308);
        states[ReformState.Approved].Should().BeInRange(100, 154, "the campaign is in its middle, and behind its goal");
        states[ReformState.Returned].Should().BeGreaterThan(5);
        (await db.Committees.CountAsync(c => c.CampaignId != null))
            .Should()
            .Be(await db.UnitReforms.CountAsync(r => r.State == ReformState.Approved));
        (
            await db
                .UnitReforms.Where(r => r.Campaign.Takes == UnitLevel.Township)
                .Select(r => r.State)
                .Distinct()
                .CountAsync()
        )
            .Should()
            .Be(4, "the townships stand in the middle of their own campaign");
        (await db.Drafts.CountAsync()).Should().Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryRecord_OnAnOrdinaryDay_KeepsTheRules(Engine engine) =>
        await CheckRecordsAsync(await demo.OnAsync(engine));

    /// <summary>In the first minutes of a year, and on 29 February: the days are no business of the database.</summary>
    [Theory]
    [InlineData("2026-12-31T16:05:00Z")]
    [InlineData("2028-02-29T08:00:00Z")]
    public async Task EveryRecord_OnADayOfItsOwn_KeepsTheRules(string now)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        given.Clock.Now = DateTime.Parse(now, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        await given.Use<DemoData>().CreateAsync();
        await CheckRecordsAsync(given);
    }

    private static async Task CheckRecordsAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        var today = given.Clock.Today();

        foreach (
            var submission in await db.Submissions.AsNoTracking().Include(s => s.UnitReform.Campaign).ToListAsync()
        )
            RecordRules
                .CheckForSubmission(
                    submission.Result,
                    submission.Steps,
                    submission.UnitReform.Campaign.Plan,
                    ChinaTime.DateOf(submission.SubmittedAt)
                )
                .Where(v => v.Severity == Severity.Block)
                .Should()
                .BeEmpty();
        var reforms = await db.UnitReforms.AsNoTracking().Include(r => r.Campaign).ToListAsync();
        foreach (var reform in reforms)
        {
            var plan = reform.Campaign.Plan;
            reform
                .Steps.SelectMany(s =>
                    StepRules.Check(new(0, 0, 0, Guid.Empty, s.Code, s.On, s.Note, s.Number), plan, today)
                )
                .Should()
                .BeEmpty();
            if (reform.Result != CongressResult.Empty)
                VillageResultRules
                    .Check(reform.Result, plan.Rules, plan.Quotas, today)
                    .Where(v => v.Severity == Severity.Block && !VillageResultRules.IsCompleteness(v.Code))
                    .Should()
                    .BeEmpty();
        }
        reforms
            .Should()
            .Contain(
                r =>
                    r.State == ReformState.InProgress
                    && !RecordRules.CheckForSubmission(r.Result, r.Steps, r.Campaign.Plan, today).Blocking,
                "something is ready to hand in"
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Posts_AreWhatTheApprovedResultsSay(Engine engine)
    {
        var given = await demo.OnAsync(engine);
        await using var db = given.Portal.OpenForSystem();

        var approved = (await db.UnitReforms.Where(r => r.State == ReformState.Approved).ToListAsync()).ToDictionary(
            r => r.UnitId,
            r => r.Result.Members
        );
        // Who came later, by-elected or added, stands in no result.
        var posts = await db
            .Posts.Include(p => p.Person)
            .Where(p => p.CampaignId != null && p.WayIn == WayIn.Elected)
            .ToListAsync();

        posts.Should().HaveCount(approved.Values.Sum(m => m.Count));
        foreach (var committee in posts.GroupBy(p => p.UnitId))
            committee
                .Select(p => (p.Person.Name, p.Position))
                .Should()
                .BeEquivalentTo(approved[committee.Key].Select(m => (m.Name, m.Position)));
    }

    /// <summary>Something of everything, and nothing that the commands would have refused.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Terms_ShowVacanciesAndWhatRanOut_AndKeepTheRules(Engine engine)
    {
        var given = await demo.OnAsync(engine);
        await using var db = given.Portal.OpenForSystem();
        var today = given.Clock.Today();

        var figures = (await given.Use<TermFiguresQuery>().RunAsync(await ScopeAsync(given, DemoAccounts.Staff)))!;
        (figures.RanOut, figures.DueWithinYear, figures.NoChair).Should().Be((1, 1, 3));
        figures.NoViceChair.Should().Be(3);
        figures.TalksOpen.Should().BePositive();
        var hers = (await given.Use<TermFiguresQuery>().RunAsync(await ScopeAsync(given, DemoAccounts.Chairs[2])))!;
        (hers.DueWithinYear, hers.NoChair).Should().Be((1, 1));
        foreach (var committee in await db.Committees.Include(c => c.Posts).ThenInclude(p => p.Person).ToListAsync())
        {
            foreach (var post in committee.Posts.Where(p => !CorrectPost.FromResult(committee, p)))
                PostRules
                    .CheckBeginning(committee, post.WayIn, post.StartOn, post.BegunBy, today)
                    .OfType<Violation>()
                    .Should()
                    .BeEmpty();
            foreach (var post in committee.Posts.Where(p => CorrectPost.EndOfItsOwn(committee, p)))
                PostRules
                    .CheckEnding(post, post.WayOut, post.EndOn, post.EndedBy, today)
                    .OfType<Violation>()
                    .Should()
                    .BeEmpty();
            committee.InOffice.Count(p => p.Position == Position.Chair).Should().BeLessThanOrEqualTo(1);
            committee.InOffice.Select(p => p.PersonId).Should().OnlyHaveUniqueItems();
        }
    }

    [Theory, OnSqlite]
    public async Task Histories_OnAMondayMorning_AreInTheOrderOfTimeAndEndToday(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        given.Clock.Now = new DateTime(2026, 7, 13, 2, 0, 0, DateTimeKind.Utc);
        await given.Use<DemoData>().CreateAsync();
        await using var db = given.Portal.OpenForSystem();

        var times = await db.AuditRecords.OrderBy(r => r.Id).Select(r => r.At).ToListAsync();

        times.Should().BeInAscendingOrder().And.OnlyContain(at => at <= given.Clock.UtcNow());
        times.Count(at => at > given.Clock.UtcNow().AddDays(-7)).Should().BeGreaterThan(50);
        var staff = await ScopeAsync(given, DemoAccounts.Staff);
        var week = (
            await given
                .Use<CountyDeskQuery>()
                .RunAsync(
                    staff,
                    await db.Campaigns.Where(c => c.Takes == UnitLevel.Village).Select(c => c.Id).SingleAsync()
                )
        )!.Week;
        week.Approved.Should().BePositive();
        week.Returned.Should().BePositive();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Accounts_AreOneOfEachRoleAndOneForEachTownship(Engine engine)
    {
        var given = await demo.OnAsync(engine);

        DemoAccounts.All.Select(a => a.Role).Distinct().Should().BeEquivalentTo(Enum.GetValues<Role>());
        DemoAccounts.All.Select(a => a.Login).Should().OnlyHaveUniqueItems();
        await using var db = given.Portal.OpenForSystem();
        (await db.Accounts.CountAsync()).Should().Be(DemoAccounts.All.Count);
        (
            await db.Units.CountAsync(u =>
                u.Level == UnitLevel.Township && !db.Accounts.Any(a => a.Role == Role.TownshipChair && a.UnitId == u.Id)
            )
        )
            .Should()
            .Be(0);
        foreach (var account in DemoAccounts.All)
            (await ScopeAsync(given, account)).Role.Should().Be(account.Role);
        var hash = await db.Accounts.Select(a => a.PasswordHash).FirstAsync();
        Passwords.Verify(hash, DemoAccounts.Password).Should().Be(PasswordVerificationResult.Success);
        PasswordRule.Check("", DemoAccounts.Password, "admin", "浦城县").Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondTime_DoesNothing(Engine engine)
    {
        var given = await demo.OnAsync(engine);
        await using var db = given.Portal.OpenForSystem();
        var records = await db.AuditRecords.CountAsync();

        await given.Use<DemoData>().CreateAsync();

        (await db.AuditRecords.CountAsync()).Should().Be(records);
        (await db.Accounts.CountAsync()).Should().Be(DemoAccounts.All.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DatabaseInUse_IsLeftAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await given.CountyAsync("光泽县");

        await given.Use<DemoData>().CreateAsync();

        await using var db = given.Portal.OpenForSystem();
        (await db.Units.CountAsync()).Should().Be(2);
    }

    private static async Task<UnitScope> ScopeAsync(Given given, DemoAccount account)
    {
        await using var db = given.Portal.OpenForSystem();
        var id = await db.Accounts.Where(a => a.UserName == account.Login).Select(a => a.Id).SingleAsync();
        return (await new ScopeLoader(given.Portal).LoadAsync(id))!;
    }
}
