using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Accounts;

public sealed class SetAppearanceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Choice_IsRemembered_ForThisAccountOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var mine = await given.AccountAsync(Role.CountyStaff, county);
        var other = await given.AccountAsync(Role.CountyStaff, county);
        var chosen = new Appearance(ColorScheme.Dark, LargePrint: true);

        (await given.Use<SetAppearance>().RunAsync(mine, chosen)).Should().BeEmpty();
        (await given.Use<SetAppearance>().RunAsync(mine, chosen)).Should().BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.Accounts.SingleAsync(a => a.Id == mine.AccountId)).Appearance.Should().Be(chosen);
        (await db.Accounts.SingleAsync(a => a.Id == other.AccountId)).Appearance.Should().Be(Appearance.Standard);
        (await db.AuditRecords.CountAsync(r => r.Event == AuditEvent.AppearanceChanged))
            .Should()
            .Be(1, "what is so already is not changed again");
    }

    /// <summary>
    /// Whether the user likes it dark, and signs in meanwhile, is no reason to throw away what the administrator typed.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Choice_AndASignIn_MakeTheAdministratorsOpenPageNotStale(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var mine = await given.AccountAsync(Role.CountyStaff, county);
        var admin = await given.AccountAsync(Role.Administrator, county);
        var login = (
            await given.AccountAsync(mine.AccountId, a => a.ChoosePassword(Passwords.Hash("葡萄架下三口铁锅")))
        ).UserName!;
        var seen = (await given.Use<AccountQuery>().RunAsync(admin, mine.AccountId))!;
        var stranger = (await given.Use<SignIn>().RunAsync(new(login, "葡萄架下三口铁锅", "192.0.2.7"))).Account!;
        var scope = (await new ScopeLoader(given.Portal).LoadAsync(stranger.Id))!;

        (await given.Use<SetAppearance>().RunAsync(scope, new(ColorScheme.Dark, LargePrint: true))).Should().BeEmpty();

        (await given.Use<RenameAccount>().RunAsync(admin, new(mine.AccountId, seen.Version, "林更", Guid.NewGuid())))
            .Should()
            .BeEmpty();
        (await given.Use<RenameAccount>().RunAsync(admin, new(mine.AccountId, seen.Version, "林又", Guid.NewGuid())))
            .Should()
            .ContainSingle("a change that the page shows does make it stale")
            .Which.Code.Should()
            .Be(Refusal.StaleCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DisabledAccount_ChangesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var mine = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync());
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Accounts.SingleAsync(a => a.Id == mine.AccountId)).Disable(given.Clock.Now);
            await db.SaveChangesAsync();
        }

        var answer = await given.Use<SetAppearance>().RunAsync(mine, new(ColorScheme.Dark, LargePrint: false));

        answer.Should().ContainSingle().Which.Should().Be(Refusal.RightsChanged);
    }
}
