using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Accounts;

/// <summary>
/// AU-05: slips for the villages of a county are on their way for days. They last as long as the administrator says,
/// and those that expired or were lost are made anew together.
/// </summary>
public sealed class RenewSlipsTests
{
    private const string List = "清溪镇,林新,linxin\n清溪镇河口村,陈芳,chenfang\n清溪镇,吴员,wuyuan";

    [Theory, OnSqlite, OnPostgres]
    public async Task Slips_LastAsLongAsTheAdministratorSays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var admin = await AdministratorAsync(given);

        var made = await given.Use<CreateAccountsFromList>().RunAsync(admin, new(List, Guid.NewGuid(), Days: 7));

        made.Violations.Should().BeEmpty();
        made.Slips.Should().OnlyContain(s => s.ValidUntil == given.Clock.Now.AddDays(7));
        given.Clock.Advance(TimeSpan.FromDays(6.9));
        (await SignInAsync(given, made.Slips[0])).Account!.MustChangePassword.Should().BeTrue();
        (await SignInAsync(given, made.Slips[0])).Account.Should().BeNull("it opens once, also in its sixth day");
        given.Clock.Advance(TimeSpan.FromDays(0.2));
        (await SignInAsync(given, made.Slips[1]))
            .Violations.Should()
            .ContainSingle(v => v.Code == SignIn.OneTimeExpiredCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Days_StayWithinTheirBounds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var admin = await AdministratorAsync(given);
        await given.Use<CreateAccountsFromList>().RunAsync(admin, new(List, Guid.NewGuid()));
        var waiting = (await given.Use<WaitingAccountsQuery>().RunAsync(admin))!;

        foreach (var (asked, given_) in ((int, int)[])[(-5, 1), (0, 1), (3, 3), (14, 14), (3650, 14)])
        {
            var renewed = await given
                .Use<RenewSlips>()
                .RunAsync(admin, new([.. waiting.Rows.Select(a => a.Id)], asked, Guid.NewGuid()));
            renewed.Slips.Should().HaveCount(3).And.OnlyContain(s => s.ValidUntil == given.Clock.Now.AddDays(given_));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChosenSlips_AreMadeAnew_AndNobodyElsesPassword(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var admin = await AdministratorAsync(given);
        var made = await given.Use<CreateAccountsFromList>().RunAsync(admin, new(List, Guid.NewGuid()));
        var all = made.Slips.Select(s => s.AccountId).Append(admin.AccountId).ToList();
        await given.AccountAsync(made.Slips[0].AccountId, a => a.ChoosePassword("her own"));
        var own = (await given.AccountAsync(made.Slips[0].AccountId)).SecurityStamp;
        given.Clock.Advance(TimeSpan.FromDays(2));
        (await given.Use<WaitingAccountsQuery>().RunAsync(admin))!
            .Rows.Select(a => (a.Login, a.State))
            .Should()
            .BeEquivalentTo([("wuyuan", AccountState.Expired), ("chenfang", AccountState.Expired)]);
        var input = new RenewSlipsInput(all, 3, Guid.NewGuid());

        var answers = await AtOnce.RunAsync(4, _ => given.Use<RenewSlips>().RunAsync(admin, input));

        answers
            .Should()
            .OnlyContain(a => a.Violations.Count == 0)
            .And.OnlyContain(
                a => a.Slips.Count == 2,
                "who has chosen a password keeps it, and so does the administrator"
            );
        var shown = answers.Should().ContainSingle(a => a.Slips.All(s => s.OneTimePassword != null)).Subject;
        foreach (var slip in shown.Slips)
            (await SignInAsync(given, slip)).Account.Should().NotBeNull(slip.Login);
        (await given.AccountAsync(made.Slips[0].AccountId)).SecurityStamp.Should().Be(own);
        (await SignInAsync(given, made.Slips[1])).Account.Should().BeNull("the former slip opens nothing any more");
        (await given.AuditAsync())
            .Where(r => r.Event == AuditEvent.AccountReset)
            .Should()
            .HaveCount(2)
            .And.OnlyContain(r => r.OperationId == input.OperationId && r.Summary.Contains("账号单"));
        (await given.Use<RenewSlips>().RunAsync(admin, new([made.Slips[0].AccountId], 3, Guid.NewGuid())))
            .Violations.Should()
            .ContainSingle(v => v.Code == RenewSlips.NobodyWaitsCode);
    }

    private static Task<SignInAnswer> SignInAsync(Given given, AccountSlip slip) =>
        given.Use<SignIn>().RunAsync(new(slip.Login, slip.OneTimePassword, "192.0.2.7"));

    private static async Task<UnitScope> AdministratorAsync(Given given)
    {
        var county = await given.CountyAsync();
        await given.VillageAsync(await given.TownshipAsync(county));
        return await given.AccountAsync(Role.Administrator, county);
    }
}
