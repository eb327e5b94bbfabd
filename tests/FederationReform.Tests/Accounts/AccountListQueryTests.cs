using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Accounts;

public sealed class AccountListQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task List_ShowsHerUnitAndBelow_AndNothingElse(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);

        (await LoginsAsync(given, world.Admin, new())).Should().Equal("user2", "user3", "user4", "user5");
        (await LoginsAsync(given, world.Nation, new())).Should().HaveCount(7);
        (await LoginsAsync(given, world.Admin, new(UnitId: world.Township.Id))).Should().Equal("user4", "user5");
        (await LoginsAsync(given, world.Admin, new(Role: Role.TownshipChair))).Should().Equal("user4");
        (await given.Use<AccountListQuery>().RunAsync(world.Admin, new(UnitId: world.Elsewhere.Id))).Should().BeNull();
        (await given.Use<AccountListQuery>().RunAsync(world.Admin, new(UnitId: 999_999))).Should().BeNull();
        (await given.Use<AccountListQuery>().RunAsync(world.Staff, new())).Should().BeNull();
        var rows = (
            await given.Use<AccountListQuery>().RunAsync(world.Admin, new(Sort: AccountSort.Login, Descending: true))
        )!.Rows;
        rows.Select(r => (r.Login, r.UnitTrail))
            .Should()
            .Equal(("user5", "清溪镇 › 河口村"), ("user4", "清溪镇"), ("user3", "浦城县"), ("user2", "浦城县"));
    }

    /// <summary>IN-03</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SearchText_IsLiteral(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        await given.AccountAsync(Role.CountyStaff, world.County, "100%_'\\");

        foreach (var text in (string[])["%", "_", "'", "\\", "100%"])
            (await LoginsAsync(given, world.Admin, new(Text: text))).Should().Equal(["user8"], text);
        (await LoginsAsync(given, world.Admin, new(Text: "USER"))).Should().HaveCount(5);
        (await LoginsAsync(given, world.Admin, new(Text: "陈"))).Should().Equal("user4");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task State_FilteredAndShown_IsTheSame(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        var now = given.Clock.Now;
        Action<Account>[] lives =
        [
            a => { },
            a => a.Disable(now),
            a => a.GiveOneTimePassword("x", now),
            a => a.GiveOneTimePassword("x", now.AddHours(-24)),
            a =>
            {
                a.GiveOneTimePassword("x", now);
                a.Disable(now);
            },
            a =>
            {
                a.GiveOneTimePassword("x", now);
                a.Disable(now);
                a.Enable();
            },
        ];
        foreach (var live in lives)
            await given.AccountAsync((await given.AccountAsync(Role.TownshipChair, world.Township)).AccountId, live);
        var all = (await given.Use<AccountListQuery>().RunAsync(world.Admin, new()))!;

        foreach (var state in Enum.GetValues<AccountState>())
        {
            var rows = (await given.Use<AccountListQuery>().RunAsync(world.Admin, new(State: state)))!.Rows;
            rows.Should().NotBeEmpty().And.OnlyContain(r => r.State == state);
            rows.Count.Should().Be(all.Rows.Count(r => r.State == state));
        }
        var overview = (await given.Use<AccountOverviewQuery>().RunAsync(world.Admin))!;
        (overview.Active, overview.Waiting, overview.Expired, overview.Disabled).Should().Be((5, 1, 2, 2));
        overview.NoVillages.Should().BeFalse();
        (
            await given
                .Use<AccountOverviewQuery>()
                .RunAsync(await given.AccountAsync(Role.Administrator, world.Elsewhere))
        )!
            .NoVillages.Should()
            .BeTrue("松溪县 has nothing below it");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_HoldEveryAccountOnce_InEveryOrder(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        for (var n = 0; n < 60; n++)
            await given.AccountAsync(Role.TownshipChair, world.Township, "同名");

        foreach (var sort in Enum.GetValues<AccountSort>())
        {
            foreach (var descending in (bool[])[false, true])
            {
                var first = (
                    await given.Use<AccountListQuery>().RunAsync(world.Admin, new(Sort: sort, Descending: descending))
                )!;
                var second = (
                    await given
                        .Use<AccountListQuery>()
                        .RunAsync(world.Admin, new(Sort: sort, Descending: descending, Page: 99))
                )!;
                (first.Pages, second.Number).Should().Be((2, 2));
                first
                    .Rows.Concat(second.Rows)
                    .Select(r => r.Id)
                    .Should()
                    .OnlyHaveUniqueItems()
                    .And.HaveCount(first.Total);
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Account_OutsideTheScope_LooksLikeNone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);

        (await given.Use<AccountQuery>().RunAsync(world.Admin, world.Foreign.AccountId)).Should().BeNull();
        (await given.Use<AccountQuery>().RunAsync(world.Admin, world.Nation.AccountId)).Should().BeNull();
        (await given.Use<AccountQuery>().RunAsync(world.Staff, world.Staff.AccountId)).Should().BeNull();
        (await given.Use<AccountQuery>().RunAsync(world.Admin, world.Admin.AccountId))!.Own.Should().BeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Audit_IsReadWithinTheScope_AndCannotBeWidened(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        await given.Use<SignIn>().RunAsync(new("user4", "wrong", "192.0.2.7"));
        await given.Use<SignIn>().RunAsync(new("user7", "wrong", "192.0.2.7"));
        await given.Use<SignIn>().RunAsync(new("ghost", "wrong", "192.0.2.7"));
        await given.Use<RenameAccount>().RunAsync(world.Admin, new(world.Staff.AccountId, 0, "吴更", Guid.NewGuid()));
        var audit = given.Use<AuditListQuery>();

        (await audit.RunAsync(world.Admin, new()))!
            .Rows.Select(r => r.Event)
            .Should()
            .Equal(AuditEvent.AccountRenamed, AuditEvent.SignInFailed);
        (await audit.RunAsync(world.Nation, new()))!.Total.Should().Be(4);
        (await audit.RunAsync(world.Admin, new() { UnitId = world.Elsewhere.Id }))
            .Should()
            .BeNull("gitlab#374926: no widening by a parameter");
        (await audit.RunAsync(world.Admin, new() { AccountId = world.Foreign.AccountId }))!.Total.Should().Be(0);
        (await audit.RunAsync(world.Admin, new() { AccountId = world.Staff.AccountId }))!
            .Rows.Single()
            .Changes.Should()
            .Equal(new FieldChange("姓名", "user3", "吴更"));
        (await audit.RunAsync(world.Admin, new() { Failures = true }))!.Rows.Single().Unit.Should().Be("清溪镇");
        (await audit.RunAsync(world.Admin, new() { Topic = AuditTopic.Accounts }))!.Total.Should().Be(1);
        (await audit.RunAsync(world.Admin, new() { Person = "%" }))!.Total.Should().Be(0);
        (await audit.RunAsync(world.Admin, new() { Person = "吴更" }))!.Total.Should().Be(1);
        (await audit.RunAsync(world.Admin, new() { From = new(2026, 7, 15), To = new(2026, 7, 15) }))!
            .Total.Should()
            .Be(2);
        (await audit.RunAsync(world.Admin, new() { From = new(2026, 7, 16) }))!.Total.Should().Be(0);
        (await audit.RunAsync(world.Admin, new() { To = new(2026, 7, 14) }))!.Total.Should().Be(0);
        (await audit.RunAsync(world.Admin, new() { From = DateOnly.MinValue, To = DateOnly.MaxValue }))!
            .Total.Should()
            .Be(2);
        (await audit.RunAsync(world.Staff, new())).Should().BeNull();
    }

    /// <summary>Who keeps the accounts does not read the records: she sees that one was returned, not why.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Audit_OfARecord_KeepsItsContentsFromTheAdministrator(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await WorldAsync(given);
        await using (var db = given.Portal.Open(world.Staff))
        {
            db.Record(
                AuditEvent.RecordReturned,
                new AuditSubject(SubjectKind.UnitReform, 1, world.Township.Id, world.Township.Path),
                "退回清溪镇的结果",
                "王某的出生日期不对",
                [new("出生日期", "1980-01-01", "1981-01-01")]
            );
            await db.SaveChangesAsync();
        }

        var row = (await given.Use<AuditListQuery>().RunAsync(world.Admin, new()))!.Rows.Single();

        (row.Summary, row.Reason, row.Changes.Count).Should().Be(("退回清溪镇的结果", null, 0));
    }

    [Fact]
    public void EveryEvent_HasAName()
    {
        Enum.GetValues<AuditEvent>().Select(e => e.Name()).Should().OnlyHaveUniqueItems();
        Enum.GetValues<AuditEvent>().Select(e => e.Topic().Name()).Should().NotBeEmpty();
    }

    private static async Task<IEnumerable<string>> LoginsAsync(Given given, UnitScope scope, AccountFilter filter) =>
        (await given.Use<AccountListQuery>().RunAsync(scope, filter))!.Rows.Select(r => r.Login);

    private sealed record World(
        UnitScope Nation,
        UnitScope Admin,
        UnitScope Staff,
        UnitScope Foreign,
        Unit County,
        Unit Township,
        Unit Elsewhere
    );

    /// <summary>
    /// user1 nation, user2 and user3 the county, user4 a township, user5 a village, user6 and user7 the next county.
    /// </summary>
    private static async Task<World> WorldAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var other = await given.CountyAsync("松溪县");
        await using var db = given.Portal.OpenForSystem();
        var nation = await given.AccountAsync(
            Role.Administrator,
            await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation)
        );
        var admin = await given.AccountAsync(Role.Administrator, county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        await given.AccountAsync(Role.TownshipChair, township, "陈芳");
        await given.AccountAsync(Role.VillageFederation, village);
        await given.AccountAsync(Role.Administrator, other);
        return new(nation, admin, staff, await given.AccountAsync(Role.CountyStaff, other), county, township, other);
    }
}
