using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reminders;

public sealed class ReminderTests
{
    /// <summary>
    /// The county reminds; the desk of who was reminded says so until the records are handed in; the history stays.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_StandsOnTheDesk_UntilEverythingIsHandedIn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        (await StandingAsync(given, place.Chair)).Should().BeEmpty();

        (await RemindAsync(given, place.Staff, place, place.Township)).Should().BeEmpty();

        var standing = (await StandingAsync(given, place.Chair)).Single();
        standing.Mark.WordsToReminded(new(2026, 7, 15)).Should().Be("浦城县 李干事 今天 12:00 催办");
        standing.Items.Select(i => (i.Name, i.What)).Should().Equal(("河口1村", "未开始"), ("河口2村", "未开始"));
        standing.DaysLeft.Should().Be(47, "31 August is the last day");
        given.Clock.Advance(TimeSpan.FromHours(1));

        await place.SubmittedAsync(place.Villages[0]);
        (await StandingAsync(given, place.Chair)).Single().Items.Single().Name.Should().Be("河口2村");
        await place.SubmittedAsync(place.Villages[1]);
        (await StandingAsync(given, place.Chair)).Should().BeEmpty();

        var list = (await ListAsync(given, place.Staff, place))!;
        list.Rows.Should().BeEmpty("nothing is open any more");
        list.History.Rows.Single().Unit.Name.Should().Be("清溪镇");
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.Reminded).Should().Be(1);
    }

    /// <summary>What was handed in and came back is no longer what the reminder was about.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_OfARecordThatWasReturnedSince_DoesNotComeBack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await RemindAsync(given, place.Staff, place, place.Township);
        given.Clock.Advance(TimeSpan.FromHours(1));

        await place.ReturnedAsync();

        (await StandingAsync(given, place.Chair)).Should().BeEmpty();
    }

    /// <summary>A day ends at midnight in China, which is 16:00 UTC.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_TwiceInAChineseDay_SaysWhoDidItWhen_AndRecordsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var next = await given.TownshipAsync(place.County, "东坑镇");
        await given.VillageAsync(next, "上洋村");
        await using (var db = given.Portal.OpenForSystem())
        {
            var village = await db.Units.SingleAsync(u => u.Name == "上洋村");
            var campaign = await db.Campaigns.SingleAsync();
            db.UnitReforms.Add(UnitReform.Create(campaign, village, given.Clock.UtcNow()));
            await db.SaveChangesAsync();
        }
        var colleague = await given.AccountAsync(Role.CountyStaff, place.County, "王同事");
        given.Clock.Advance(TimeSpan.FromMinutes(11 * 60 + 58));
        (await RemindAsync(given, place.Staff, place, place.Township)).Should().BeEmpty("it is 23:58 in China");

        var refused = await RemindAsync(given, colleague, place, place.Township, next);

        refused
            .Single()
            .Message.Should()
            .Be("清溪镇：今天 23:58 李干事已催办。同一件事一天只催一次，请取消选择它，或者明天再催。");
        (await given.Portal.OpenForSystem().Reminders.CountAsync()).Should().Be(1);
        (await RemindAsync(given, colleague, place, next)).Should().BeEmpty("the rest is offered");

        given.Clock.Advance(TimeSpan.FromMinutes(3));
        (await RemindAsync(given, colleague, place, place.Township)).Should().BeEmpty("it is 00:01 of the next day");
        var row = (await ListAsync(given, place.Staff, place))!.Rows.Single(r => r.Unit.Name == "清溪镇");
        row.RemindedToday.Should().BeTrue();
        row.Mark!.Words(new(2026, 7, 16)).Should().Be("今天 00:01 王同事已催办，共 2 次");
        row.Mark.Words(new(2026, 7, 17)).Should().Be("昨天 00:01 王同事已催办，共 2 次");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_FromTwoAtOnce_IsRecordedOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var colleague = await given.AccountAsync(Role.CountyStaff, place.County, "王同事");

        var answers = await AtOnce.RunAsync(
            () => RemindAsync(given, place.Staff, place, place.Township),
            () => RemindAsync(given, colleague, place, place.Township)
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        answers.Single(a => a.Count > 0).Single().Code.Should().Be("RemindedToday");
        await using var db = given.Portal.OpenForSystem();
        (await db.Reminders.CountAsync()).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_SentTwiceByOneClick_IsAnsweredAsTheFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var input = new RemindUnitsInput(place.Campaign.Id, [place.Township.Id], Guid.NewGuid());

        (await given.Use<RemindUnits>().RunAsync(place.Staff, input)).Should().BeEmpty();
        (await given.Use<RemindUnits>().RunAsync(place.Staff, input)).Should().BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.Reminders.CountAsync()).Should().Be(1);
    }

    /// <summary>A chair reminds the villages of the township, and the village reads it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Chair_RemindsTheVillages_AndNoNeighbour(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var village = await given.AccountAsync(Role.VillageFederation, place.Villages[1]);
        var list = (await ListAsync(given, place.Chair, place))!;
        list.Rows.Select(r => (r.Unit.Name, r.HasAccount)).Should().Equal(("河口1村", false), ("河口2村", true));

        (await RemindAsync(given, place.Chair, place, place.Villages[1])).Should().BeEmpty();

        (await StandingAsync(given, village)).Single().Items.Single().What.Should().Be("未开始");
        (await StandingAsync(given, place.Chair)).Should().BeEmpty("the chair was not reminded");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_ByOthers_FindsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await RemindAsync(given, place.Staff, place, place.Township);
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await RemindAsync(given, stranger, place, place.Township)).Single().Should().Be(Refusal.NotFound);
            (await ListAsync(given, stranger, place))?.History.Total.Should().Be(0);
            (await StandingAsync(given, stranger)).Should().BeEmpty();
            (await given.Use<DueQuery>().RunAsync(stranger, place.Township.Id)).Should().BeNull();
        }
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        (await RemindAsync(given, village, place, place.Village)).Single().Should().Be(Refusal.NotAllowed);
        (await ListAsync(given, village, place)).Should().BeNull();
        (await RemindAsync(given, place.Chair, place, place.County)).Single().Should().Be(Refusal.NotFound);
        (await given.Use<RemindUnits>().RunAsync(place.Staff, new(999_999, [place.Township.Id], Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.NotFound);
    }

    /// <summary>Whoever was disabled since the page was opened records nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_ByADisabledAccount_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.UtcNow()));

        (await RemindAsync(given, place.Staff, place, place.Township))
            .Single()
            .Code.Should()
            .Be(Refusal.RightsChangedCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_IsOnlyEverAdded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await RemindAsync(given, place.Staff, place, place.Township);
        await using var db = given.Portal.Open(place.Staff);
        db.Remove(await db.Reminders.SingleAsync());
        db.Record(AuditEvent.Reminded, new(SubjectKind.Unit, place.County.Id, place.County.Id, place.County.Path), "x");

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_OfNobodyOrOfWhatIsDone_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        (await RemindAsync(given, place.Staff, place)).Single().Code.Should().Be("Nobody");
        await place.SubmittedAsync();

        (await RemindAsync(given, place.Staff, place, place.Township)).Single().Code.Should().Be("NothingOpen");
    }

    /// <summary>Before its day, on it, and after it; what is done or far away is not listed.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DueList_HoldsWhatComesWithinAWeekAndWhatIsLate(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await given
            .Use<AddProblem>()
            .RunAsync(
                place.Staff,
                new(
                    place.Village.Id,
                    new(
                        ProblemKind.FourLacks,
                        ProblemSource.Visit,
                        "没有阵地",
                        null,
                        null,
                        new(2026, 7, 1),
                        new(2026, 7, 10)
                    ),
                    Guid.NewGuid()
                )
            );
        var late = (await DueAsync(given, place.Chair)).Items.Single();
        (late.Kind, late.DaysLeft).Should().Be((DueKind.Problem, -5));

        given.Clock.Advance(TimeSpan.FromDays(39));
        (await DueAsync(given, place.Chair)).Items.Should().HaveCount(1, "the campaign ends in 8 days");
        given.Clock.Advance(TimeSpan.FromDays(1));
        var due = await DueAsync(given, place.Chair);
        due.Items.Select(i => (i.Kind, i.DaysLeft)).Should().Equal((DueKind.Problem, -45), (DueKind.Records, 7));

        ReminderWords
            .ForDue(due)
            .Should()
            .Be(
                "【清溪镇】截至8月24日，到期和逾期的事项：\n"
                    + "1. 逾期45天（7月10日）：问题整改：四缺（岗位、经费、阵地、人员）（河口1村）\n"
                    + "2. 还剩7天（8月31日）：2026年村妇联会改联：2 个村（社区）没有提交（河口1村、河口2村）"
            );
        await place.SubmittedAsync(place.Villages[0]);
        await place.SubmittedAsync(place.Villages[1]);
        (await DueAsync(given, place.Chair)).Items.Should().ContainSingle();
    }

    [Theory, OnSqlite]
    public async Task Text_ForTheChosen_NamesUnitsAndNobody(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var list = (await ListAsync(given, place.Staff, place))!;

        ReminderWords
            .ForChosen(list, list.Rows)
            .Should()
            .Be(
                "【2026年村妇联会改联】截至7月15日，期限8月31日，还剩47天。"
                    + "清溪镇还有2个村：河口1村未开始；河口2村未开始。请抓紧办理并在平台上提交。"
            )
            .And.NotContain("张主席");
    }

    private static Task<Violations> RemindAsync(Given given, UnitScope scope, VillageCase place, params Unit[] whom) =>
        given.Use<RemindUnits>().RunAsync(scope, new(place.Campaign.Id, [.. whom.Select(u => u.Id)], Guid.NewGuid()));

    private static Task<RemindList?> ListAsync(Given given, UnitScope scope, VillageCase place) =>
        given.Use<RemindListQuery>().RunAsync(scope, place.Campaign.Id);

    private static Task<IReadOnlyList<StandingReminder>> StandingAsync(Given given, UnitScope scope) =>
        given.Use<StandingRemindersQuery>().RunAsync(scope);

    private static async Task<DueList> DueAsync(Given given, UnitScope scope) =>
        (await given.Use<DueQuery>().RunAsync(scope))!;
}
