using System.Reflection;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Accounts;

/// <summary>
/// CI-04: whatever changes an account's rights ends its cookies and open pages, in the same save. Identity by itself
/// would not (SECURITY F1).
/// </summary>
public sealed class SecurityStampTests
{
    /// <summary>These change no right: a name, a look, the time of a sign-in, the cost of a hash.</summary>
    private static readonly string[] Harmless = ["Rename", "Choose", "SignedIn", "RenewHash"];

    private static readonly Dictionary<string, Action<Account, Unit>> Verbs = new()
    {
        ["Disable"] = (a, _) => a.Disable(new(2026, 7, 15, 0, 0, 0, DateTimeKind.Utc)),
        ["Enable"] = (a, _) => a.Enable(),
        ["Assign"] = (a, unit) => a.Assign(Role.CountyStaff, unit),
        ["GiveOneTimePassword"] = (a, _) => a.GiveOneTimePassword("hash", new(2026, 7, 15, 0, 0, 0, DateTimeKind.Utc)),
        ["ChoosePassword"] = (a, _) => a.ChoosePassword("hash"),
        ["EndSessions"] = (a, _) => a.EndSessions(),
    };

    [Fact]
    public void EveryVerbOfAnAccount_IsKnownHere()
    {
        var verbs = typeof(Account)
            .GetMethods(
                BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly
            )
            .Where(m => !m.IsSpecialName && !m.IsPrivate && m.Name is not ("ForCookie" or "Slip"))
            .Select(m => m.Name)
            .Distinct();

        verbs.Should().BeEquivalentTo(Verbs.Keys.Concat(Harmless));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryVerb_TurnsTheStamp_AndEndsTheSession(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var scope = await given.AccountAsync(Role.CountyStaff, county);
        foreach (var (name, verb) in Verbs)
        {
            var before = await given.AccountAsync(scope.AccountId, a => a.Enable());
            (await given.Use<SessionQuery>().RunAsync(before.Id, before.SecurityStamp)).Should().NotBeNull();

            var after = await given.AccountAsync(scope.AccountId, a => verb(a, county));

            after.SecurityStamp.Should().NotBe(before.SecurityStamp, name);
            (await given.Use<SessionQuery>().RunAsync(before.Id, before.SecurityStamp)).Should().BeNull(name);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryCommand_TurnsTheStampWithItsOwnSave(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var admin = await given.AccountAsync(Role.Administrator, county);
        var target = await given.AccountAsync(Role.CountyStaff, county);
        (string Name, Func<Account, Task<Violations>> Run)[] commands =
        [
            (nameof(MoveAccount), a =>
                given
                    .Use<MoveAccount>()
                    .RunAsync(admin, new(a.Id, a.Version, Role.TownshipChair, township.Id, Guid.NewGuid()))
            ),
            (nameof(ResetPassword), async a =>
                (await given.Use<ResetPassword>().RunAsync(admin, new(a.Id, Guid.NewGuid()))).Violations
            ),
            (nameof(DisableAccount), a => given.Use<DisableAccount>().RunAsync(admin, new(a.Id, null, Guid.NewGuid()))),
            (nameof(EnableAccount), a => given.Use<EnableAccount>().RunAsync(admin, new(a.Id, Guid.NewGuid()))),
        ];
        foreach (var (name, run) in commands)
        {
            var before = await given.AccountAsync(target.AccountId);

            (await run(before)).Should().BeEmpty(name);

            var after = await given.AccountAsync(target.AccountId);
            after.SecurityStamp.Should().NotBe(before.SecurityStamp, name);
            after.Version.Should().Be(before.Version + 1, $"{name} is one save");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DisablingKillsAnUnusedOneTimePassword(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var admin = await given.AccountAsync(Role.Administrator, county);
        var slip = (
            await given
                .Use<CreateAccount>()
                .RunAsync(admin, new(county.Id, Role.CountyStaff, "林新", "linxin", Guid.NewGuid()))
        ).Slip!;

        (await given.Use<DisableAccount>().RunAsync(admin, new(slip.AccountId, "单子丢了", Guid.NewGuid())))
            .Should()
            .BeEmpty();
        (await given.Use<EnableAccount>().RunAsync(admin, new(slip.AccountId, Guid.NewGuid()))).Should().BeEmpty();

        (await given.Use<SignIn>().RunAsync(new("linxin", slip.OneTimePassword, "192.0.2.7")))
            .Account.Should()
            .BeNull();
    }
}
