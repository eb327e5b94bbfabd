using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Accounts;

/// <summary>AU-05: no account and no password ships; the first one is random, for a day, and to be changed.</summary>
public sealed class FirstAdministratorTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task EmptyDatabase_GetsOneAdministrator_HoweverManyNodesStart(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);

        var answers = await AtOnce.RunAsync(4, _ => given.Use<CreateFirstAdministrator>().RunAsync());

        var password = answers.Should().ContainSingle(p => p != null).Subject;
        await using var db = given.Portal.OpenForSystem();
        var account = await db.Accounts.SingleAsync();
        account
            .Should()
            .BeEquivalentTo(
                new
                {
                    UserName = "admin",
                    Role = Role.Administrator,
                    MustChangePassword = true,
                    OneTimePasswordUntil = given.Clock.Now.AddHours(24),
                    UnitPath = UnitPath.Root,
                }
            );
        (await given.Use<SignIn>().RunAsync(new("admin", password, "192.0.2.7")))
            .Account!.MustChangePassword.Should()
            .BeTrue();
        (await given.AuditAsync())
            .Should()
            .ContainSingle(r => r.Event == AuditEvent.AccountCreated && r.AccountName == "服务器控制台");
        (await given.Use<CreateFirstAdministrator>().RunAsync()).Should().BeNull();
    }

    [Fact]
    public void Passwords_AreRandomAndReadable()
    {
        var passwords = Enumerable.Range(0, 200).Select(_ => OneTimePassword.Create()).ToList();

        passwords
            .Should()
            .OnlyHaveUniqueItems()
            .And.OnlyContain(p =>
                System.Text.RegularExpressions.Regex.IsMatch(p, "^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$")
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Recovery_LetsALockedDisabledAdministratorBackIn_AndNobodyElse(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var admin = await given.AccountAsync(Role.Administrator, county);
        await given.AccountAsync(Role.CountyStaff, county);
        await given.AccountAsync(admin.AccountId, a => a.Disable(given.Clock.Now));
        for (var n = 0; n < 5; n++)
            await given.Use<SignIn>().RunAsync(new("user1", "wrong", "192.0.2.7"));

        var answer = await given.Use<RecoverAdministrator>().RunAsync("User1");

        (await given.Use<SignIn>().RunAsync(new("user1", answer.OneTimePassword, "192.0.2.7")))
            .Account.Should()
            .NotBeNull();
        (await given.Use<RecoverAdministrator>().RunAsync("user2"))
            .Should()
            .Match<RecoverAdministratorAnswer>(a =>
                a.OneTimePassword == null && a.Violations.Single().Message.Contains("user1")
            );
        (await given.Use<RecoverAdministrator>().RunAsync("nobody")).OneTimePassword.Should().BeNull();
    }
}
