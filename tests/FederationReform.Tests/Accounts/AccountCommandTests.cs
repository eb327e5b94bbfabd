using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Accounts;

/// <summary>What administrators do to accounts, and who may (AC-05, AC-12, AC-14).</summary>
public sealed class AccountCommandTests
{
    private delegate Task<Violations> Command(Given given, UnitScope actor, Account target, Unit home);

    /// <summary>Every command, in a form that is in order when the actor's scope covers the target.</summary>
    private static readonly Dictionary<string, Command> Commands = new()
    {
        [nameof(CreateAccount)] = async (given, actor, _, home) =>
            (
                await given
                    .Use<CreateAccount>()
                    .RunAsync(
                        actor,
                        new(home.Id, Role.TownshipChair, "林新", "new." + Guid.NewGuid().ToString("N"), Guid.NewGuid())
                    )
            ).Violations,
        [nameof(CreateAccountsFromList)] = async (given, actor, _, home) =>
            (
                await given
                    .Use<CreateAccountsFromList>()
                    .RunAsync(actor, new($"{home.Name},林新,new.{Guid.NewGuid():N}", Guid.NewGuid()))
            ).Violations,
        [nameof(RenameAccount)] = (given, actor, target, _) =>
            given.Use<RenameAccount>().RunAsync(actor, new(target.Id, target.Version, "林更", Guid.NewGuid())),
        [nameof(MoveAccount)] = async (given, actor, target, home) =>
            await given
                .Use<MoveAccount>()
                .RunAsync(
                    actor,
                    new(
                        target.Id,
                        (await given.AccountAsync(target.Id)).Version,
                        Role.VillageFederation,
                        await VillageIdAsync(given, home),
                        Guid.NewGuid()
                    )
                ),
        [nameof(ResetPassword)] = async (given, actor, target, _) =>
            (await given.Use<ResetPassword>().RunAsync(actor, new(target.Id, Guid.NewGuid()))).Violations,
        [nameof(RenewSlips)] = async (given, actor, target, _) =>
            (await given.Use<RenewSlips>().RunAsync(actor, new([target.Id], 3, Guid.NewGuid()))).Violations,
        [nameof(DisableAccount)] = (given, actor, target, _) =>
            given.Use<DisableAccount>().RunAsync(actor, new(target.Id, "离任", Guid.NewGuid())),
        [nameof(EnableAccount)] = (given, actor, target, _) =>
            given.Use<EnableAccount>().RunAsync(actor, new(target.Id, Guid.NewGuid())),
    };

    [Fact]
    public void Commands_AreAllTried()
    {
        var changing = PortalServices.UseCases.Where(t =>
            t.Namespace == typeof(Account).Namespace
            && !t.Name.EndsWith("Query", StringComparison.Ordinal)
            && t.GetCustomAttributes(typeof(ActsWithoutScopeAttribute), false).Length == 0
        );

        // Everybody's own appearance is nobody else's: it has tests of its own.
        changing.Select(t => t.Name).Should().BeEquivalentTo([.. Commands.Keys, nameof(SetAppearance)]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_OfTheUnitOrAbove_MayDoAll_AndItIsRecorded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        foreach (var above in (UnitScope[])[tree.Own, tree.Prefecture, tree.Nation])
        {
            var target = await given.AccountAsync(
                (await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId
            );
            foreach (var (name, command) in Commands)
                (await command(given, above, target, tree.Township)).Should().BeEmpty(name);
        }

        var records = await given.AuditAsync();
        records
            .Should()
            .HaveCount(3 * Commands.Count)
            .And.OnlyContain(r => r.SubjectKind == SubjectKind.Account && r.Address == "192.0.2.1");
        records
            .Select(r => r.Event)
            .Distinct()
            .Should()
            .BeEquivalentTo([
                AuditEvent.AccountCreated,
                AuditEvent.AccountRenamed,
                AuditEvent.AccountMoved,
                AuditEvent.AccountReset,
                AuditEvent.AccountDisabled,
                AuditEvent.AccountEnabled,
            ]);
    }

    /// <summary>AC-05: another county's administrator cannot tell an account from none.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_OfAnotherUnit_FindsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var target = await given.AccountAsync((await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId);
        var upstairs = await given.AccountAsync(tree.Prefecture.AccountId);
        var nobody = await given.AccountAsync((await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId);
        await using (var db = given.Portal.OpenForSystem())
        {
            db.Accounts.Remove(await db.Accounts.SingleAsync(a => a.Id == nobody.Id));
            await db.SaveChangesAsync();
        }
        foreach (
            var (name, command) in Commands.Where(c =>
                c.Key is not (nameof(CreateAccount) or nameof(CreateAccountsFromList) or nameof(MoveAccount))
            )
        )
        {
            var absent = await command(given, tree.Sibling, nobody, tree.Township);
            absent.Should().ContainSingle(name).Which.Code.Should().Be(Refusal.NotFoundCode);
            (await command(given, tree.Sibling, target, tree.Township)).Should().Equal(absent, name);
            (await command(given, tree.Own, upstairs, tree.Township)).Should().Equal(absent, $"{name} upwards");
        }
        (await Commands[nameof(MoveAccount)](given, tree.Sibling, target, tree.Township))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await Commands[nameof(CreateAccount)](given, tree.Sibling, target, tree.Township))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await Commands[nameof(CreateAccountsFromList)](given, tree.Sibling, target, tree.Township))
            .Should()
            .ContainSingle(v => v.Code == "UnitNotFound");

        (await given.AuditAsync()).Should().BeEmpty();
        var after = await given.AccountAsync(target.Id);
        (after.Version, after.SecurityStamp).Should().Be((target.Version, target.SecurityStamp));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task MoveIntoAnotherUnitsTree_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var target = await given.AccountAsync((await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId);
        var elsewhere = await given.TownshipAsync(await given.CountyAsync("政和县"), "东平镇");

        var violations = await given
            .Use<MoveAccount>()
            .RunAsync(tree.Own, new(target.Id, target.Version, Role.TownshipChair, elsewhere.Id, Guid.NewGuid()));

        violations.Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.AccountAsync(target.Id)).UnitId.Should().Be(tree.Township.Id);
    }

    /// <summary>
    /// AC-14, AL-01: every other role is refused by the use case itself, and the denial is written down.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task EveryOtherRole_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var target = await given.AccountAsync((await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId);
        var village = await given.VillageAsync(tree.Township, "上坪村");
        UnitScope[] others =
        [
            await given.AccountAsync(Role.CountyStaff, tree.County),
            await given.AccountAsync(Role.TownshipChair, tree.Township),
            await given.AccountAsync(Role.VillageFederation, village),
            await given.AccountAsync(Role.UpperReader, tree.PrefectureUnit),
        ];
        others
            .Select(o => o.Role)
            .Should()
            .BeEquivalentTo(Enum.GetValues<Role>().Except(Permissions.ManageAccounts.Roles));

        foreach (var other in others)
        {
            foreach (var (name, command) in Commands)
                (await command(given, other, target, tree.Township))
                    .Should()
                    .ContainSingle(name)
                    .Which.Code.Should()
                    .Be(Refusal.NotAllowedCode);
        }

        (await given.AuditAsync())
            .Should()
            .HaveCount(others.Length * Commands.Count)
            .And.OnlyContain(r => r.Event == AuditEvent.Denied);
    }

    /// <summary>CI-01: a disabled actor, or one who must first choose a password, has no scope to act with.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DisabledOrUnfinishedAdministrator_HasNoScope(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var second = await given.AccountAsync(Role.Administrator, tree.County);
        var scopes = new ScopeLoader(given.Portal);

        (await given.Use<ResetPassword>().RunAsync(tree.Own, new(second.AccountId, Guid.NewGuid())))
            .Violations.Should()
            .BeEmpty();
        (await scopes.LoadAsync(second.AccountId)).Should().BeNull();
        await given.AccountAsync(second.AccountId, a => a.ChoosePassword("x"));
        (await scopes.LoadAsync(second.AccountId)).Should().NotBeNull();
        (await given.Use<DisableAccount>().RunAsync(tree.Own, new(second.AccountId, null, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        (await scopes.LoadAsync(second.AccountId)).Should().BeNull();
    }

    /// <summary>AC-12: all pairs of who acts and what is granted where.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Granting_IsOnlyForAdministrators_WithinTheirUnit_AtTheRolesLevel(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var village = await given.VillageAsync(tree.Township, "上坪村");
        Unit[] units = [tree.PrefectureUnit, tree.County, tree.Township, village];
        UnitScope[] actors =
        [
            tree.Nation,
            tree.Prefecture,
            tree.Own,
            await given.AccountAsync(Role.CountyStaff, tree.County),
            await given.AccountAsync(Role.TownshipChair, tree.Township),
            await given.AccountAsync(Role.VillageFederation, village),
            await given.AccountAsync(Role.UpperReader, tree.PrefectureUnit),
        ];
        var granted = 0;
        foreach (var actor in actors)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                foreach (var unit in units)
                {
                    var answer = await given
                        .Use<CreateAccount>()
                        .RunAsync(actor, new(unit.Id, role, "林新", $"grant{++granted}", Guid.NewGuid()));
                    var expected =
                        actor.Role != Role.Administrator ? Refusal.NotAllowedCode
                        : !actor.Covers(unit) ? Refusal.NotFoundCode
                        : RoleLevelRule.Fits(role, unit.Level) ? null
                        : RoleLevelRule.Code;
                    answer
                        .Violations.SingleOrDefault()
                        ?.Code.Should()
                        .Be(expected, $"{actor.Role} at {actor.UnitName} grants {role} at {unit.Name}");
                    (answer.Slip is null).Should().Be(expected is not null);
                }
            }
        }
        granted.Should().Be(7 * 5 * 4);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OwnAccount_CannotBeDisabledMovedOrReset(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        await given.AccountAsync(Role.Administrator, tree.County);
        var own = await given.AccountAsync(tree.Own.AccountId);

        (await given.Use<DisableAccount>().RunAsync(tree.Own, new(own.Id, null, Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Code == AccountRules.OwnCode);
        (await given.Use<ResetPassword>().RunAsync(tree.Own, new(own.Id, Guid.NewGuid())))
            .Violations.Should()
            .ContainSingle(v => v.Code == AccountRules.OwnCode);
        (
            await given
                .Use<MoveAccount>()
                .RunAsync(tree.Own, new(own.Id, own.Version, Role.CountyStaff, tree.County.Id, Guid.NewGuid()))
        )
            .Should()
            .ContainSingle(v => v.Code == AccountRules.OwnCode);
        (await given.AccountAsync(own.Id)).Version.Should().Be(own.Version);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_MakesOneAccount_AndShowsItsPasswordOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var input = new CreateAccountInput(tree.Township.Id, Role.TownshipChair, "林　新", "linxin", Guid.NewGuid());

        var answers = await AtOnce.RunAsync(8, _ => given.Use<CreateAccount>().RunAsync(tree.Own, input));

        answers
            .Should()
            .OnlyContain(a => a.Violations.Count == 0 && a.Slip!.DisplayName == "林新" && a.Slip.UnitTrail == "清溪镇");
        answers.Select(a => a.Slip!.AccountId).Distinct().Should().ContainSingle();
        var password = answers.Select(a => a.Slip!.OneTimePassword).Should().ContainSingle(p => p != null).Subject;
        (await given.Use<SignIn>().RunAsync(new("linxin", password, "192.0.2.7")))
            .Account!.MustChangePassword.Should()
            .BeTrue();
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.AccountCreated);

        var reset = new ResetPasswordInput(answers[0].Slip!.AccountId, Guid.NewGuid());
        var resets = await AtOnce.RunAsync(4, _ => given.Use<ResetPassword>().RunAsync(tree.Own, reset));
        resets.Should().OnlyContain(a => a.Violations.Count == 0);
        var second = resets.Select(a => a.Slip!.OneTimePassword).Should().ContainSingle(p => p != null).Subject;
        (await given.Use<SignIn>().RunAsync(new("linxin", second, "192.0.2.7"))).Account.Should().NotBeNull();
        (await given.Use<SignIn>().RunAsync(new("linxin", password, "192.0.2.7")))
            .Account.Should()
            .BeNull("a reset ends the former password");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NewAccount_WithEverythingWrong_SaysEverything(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        await given.AccountAsync(Role.TownshipChair, tree.Township);

        var answer = await given
            .Use<CreateAccount>()
            .RunAsync(tree.Own, new(tree.Township.Id, Role.CountyStaff, " ", "王芳", Guid.NewGuid()));
        answer
            .Violations.Select(v => (v.Field, v.Code))
            .Should()
            .BeEquivalentTo([
                ("Role", RoleLevelRule.Code),
                ("DisplayName", "Required"),
                ("Login", AccountRules.LoginCode),
            ]);

        (
            await given
                .Use<CreateAccount>()
                .RunAsync(tree.Own, new(tree.Township.Id, Role.TownshipChair, "林‮新", "USER1", Guid.NewGuid()))
        )
            .Violations.Select(v => v.Code)
            .Should()
            .BeEquivalentTo(["InvisibleCharacter", AccountRules.LoginTakenCode]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LoginTakenInTheSameMoment_IsRefusedInWords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);

        var answers = await AtOnce.RunAsync(4, n =>
            given
                .Use<CreateAccount>()
                .RunAsync(tree.Own, new(tree.Township.Id, Role.TownshipChair, $"林新{n}", "linxin", Guid.NewGuid()))
        );

        answers.Should().ContainSingle(a => a.Slip != null);
        answers
            .Where(a => a.Slip is null)
            .Should()
            .OnlyContain(a => a.Violations.Single().Code == AccountRules.LoginTakenCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ClosedUnit_GetsNoAccount(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var target = await given.AccountAsync(
            (await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId,
            a => a.Disable(given.Clock.Now)
        );
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Units.SingleAsync(u => u.Id == tree.Township.Id)).Close(given.Clock.Today());
            await db.SaveChangesAsync();
        }

        (
            await given
                .Use<CreateAccount>()
                .RunAsync(tree.Own, new(tree.Township.Id, Role.TownshipChair, "林新", "linxin", Guid.NewGuid()))
        )
            .Violations.Should()
            .ContainSingle(v => v.Code == UnitRefusal.ClosedCode);
        (await given.Use<EnableAccount>().RunAsync(tree.Own, new(target.Id, Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Code == UnitRefusal.ClosedCode);
        (await given.Use<CreateAccountsFromList>().RunAsync(tree.Own, new("清溪镇,林新,linxin", Guid.NewGuid())))
            .Violations.Should()
            .ContainSingle(v => v.Code == UnitRefusal.ClosedCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StaleVersion_IsRefused_ButNotTheRepeatedOperation(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var tree = await TreeAsync(given);
        var target = await given.AccountAsync((await given.AccountAsync(Role.TownshipChair, tree.Township)).AccountId);
        var rename = new RenameAccountInput(target.Id, target.Version, "林更", Guid.NewGuid());

        (await given.Use<RenameAccount>().RunAsync(tree.Own, rename)).Should().BeEmpty();
        (await given.Use<RenameAccount>().RunAsync(tree.Own, rename)).Should().BeEmpty();
        (await given.Use<RenameAccount>().RunAsync(tree.Own, rename with { OperationId = Guid.NewGuid() }))
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
        (
            await given
                .Use<MoveAccount>()
                .RunAsync(
                    tree.Own,
                    new(target.Id, target.Version, Role.TownshipChair, tree.Township.Id, Guid.NewGuid())
                )
        )
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    private static async Task<int> VillageIdAsync(Given given, Unit township)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.Units.Where(u => u.ParentId == township.Id).OrderBy(u => u.Path).Select(u => u.Id).FirstAsync();
    }

    private sealed record Tree(
        UnitScope Nation,
        UnitScope Prefecture,
        UnitScope Own,
        UnitScope Sibling,
        Unit PrefectureUnit,
        Unit County,
        Unit Township
    );

    private static async Task<Tree> TreeAsync(Given given)
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync("浦城县", prefecture);
        var township = await given.TownshipAsync(county);
        await given.VillageAsync(township);
        await using var db = given.Portal.OpenForSystem();
        var nation = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
        return new(
            await given.AccountAsync(Role.Administrator, nation),
            await given.AccountAsync(Role.Administrator, prefecture),
            await given.AccountAsync(Role.Administrator, county),
            await given.AccountAsync(Role.Administrator, await given.CountyAsync("松溪县", prefecture)),
            prefecture,
            county,
            township
        );
    }
}
