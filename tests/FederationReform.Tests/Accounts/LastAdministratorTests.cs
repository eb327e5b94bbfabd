using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Accounts;

/// <summary>
/// AC-12: however they do it, and however quickly, administrators cannot put all of themselves out of office.
/// </summary>
public sealed class LastAdministratorTests
{
    private const int Rounds = 15;

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoWhoDisableEachOtherAtOnce_OneIsLeft(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (a, b) = (
            await given.AccountAsync(Role.Administrator, county),
            await given.AccountAsync(Role.Administrator, county)
        );
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await AtOnce.RunAsync(() => DisableAsync(given, a, b), () => DisableAsync(given, b, a));

            answers.Count(v => v.Count == 0).Should().Be(1, "one of them is served, the other is refused");
            (await EnabledAsync(given)).Should().Be(1);
            await EnableAllAsync(given, a, b);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ThreeInARing_OneIsLeft(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (a, b, c) = (
            await given.AccountAsync(Role.Administrator, county),
            await given.AccountAsync(Role.Administrator, county),
            await given.AccountAsync(Role.Administrator, county)
        );
        for (var round = 0; round < Rounds; round++)
        {
            await AtOnce.RunAsync(
                () => DisableAsync(given, a, b),
                () => MoveAsync(given, b, c, county),
                () => DisableAsync(given, c, a)
            );

            (await EnabledAsync(given)).Should().BeGreaterThanOrEqualTo(1);
            await EnableAllAsync(given, a, b, c);
        }
    }

    /// <summary>The scope was read while she still was one; the save sees that she no longer is.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AdministratorDisabledMeanwhile_CannotTakeTheLastOneWithHer(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (a, b) = (
            await given.AccountAsync(Role.Administrator, county),
            await given.AccountAsync(Role.Administrator, county)
        );
        (await DisableAsync(given, a, b)).Should().BeEmpty();

        (await DisableAsync(given, b, a)).Should().ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        (await MoveAsync(given, b, a, county)).Should().ContainSingle(v => v.Code == Refusal.NotAllowedCode);

        (await EnabledAsync(given)).Should().Be(1);
    }

    private static Task<Violations> DisableAsync(Given given, UnitScope actor, UnitScope target) =>
        given.Use<DisableAccount>().RunAsync(actor, new(target.AccountId, null, Guid.NewGuid()));

    private static async Task<Violations> MoveAsync(Given given, UnitScope actor, UnitScope target, Unit county) =>
        await given
            .Use<MoveAccount>()
            .RunAsync(
                actor,
                new(
                    target.AccountId,
                    (await given.AccountAsync(target.AccountId)).Version,
                    Role.CountyStaff,
                    county.Id,
                    Guid.NewGuid()
                )
            );

    private static async Task<int> EnabledAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.Accounts.CountAsync(a => a.Role == Role.Administrator && !a.Disabled);
    }

    private static async Task EnableAllAsync(Given given, params UnitScope[] scopes)
    {
        await using var db = given.Portal.OpenForSystem();
        foreach (var scope in scopes)
        {
            var account = await db.Accounts.SingleAsync(a => a.Id == scope.AccountId);
            account.Enable();
            account.Assign(Role.Administrator, await db.Units.SingleAsync(u => u.Id == scope.UnitId));
        }
        await db.SaveChangesAsync();
    }
}
