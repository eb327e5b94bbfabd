using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Accounts;

public sealed class AccountsFromListTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ListCopiedFromASheet_CreatesAll_AndShowsEachPasswordOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, _) = await CountyAsync(given);
        const string Text =
            "单位\t姓名\t登录名\t角色\r\n清溪镇\t林　新\tqingxi\t\r\n\r\n"
            + "清溪镇河口村委会\t陈芳\thekou\t村（社区）妇联\r\n浦城县\t吴员\tpucheng\t县妇联\r\n";
        (await given.Use<AccountListPreviewQuery>().RunAsync(admin, Text)).Violations.Should().BeEmpty();
        var input = new CreateAccountsFromListInput(Text, Guid.NewGuid());

        var answer = await given.Use<CreateAccountsFromList>().RunAsync(admin, input);
        var again = await given.Use<CreateAccountsFromList>().RunAsync(admin, input);

        answer.Violations.Should().BeEmpty();
        answer
            .Slips.Select(s => (s.UnitTrail, s.DisplayName, s.Login, s.Role))
            .Should()
            .Equal(
                ("清溪镇", "林新", "qingxi", Role.TownshipChair),
                ("清溪镇 › 河口村", "陈芳", "hekou", Role.VillageFederation),
                ("浦城县", "吴员", "pucheng", Role.CountyStaff)
            );
        answer.Slips.Select(s => s.OneTimePassword).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        answer.Slips.Should().OnlyContain(s => s.ValidUntil == given.Clock.Now.AddHours(24));
        foreach (var slip in answer.Slips)
            (await given.Use<SignIn>().RunAsync(new(slip.Login, slip.OneTimePassword, "192.0.2.7")))
                .Account!.MustChangePassword.Should()
                .BeTrue();
        again.Violations.Should().BeEmpty();
        again
            .Slips.Select(s => (s.Login, s.OneTimePassword))
            .Should()
            .Equal(("qingxi", null), ("hekou", null), ("pucheng", null));
        (await given.AuditAsync())
            .Where(r => r.OperationId == input.OperationId)
            .Select(r => (r.Event, r.Sequence))
            .Should()
            .Equal((AuditEvent.AccountCreated, 0), (AuditEvent.AccountCreated, 1), (AuditEvent.AccountCreated, 2));
    }

    /// <summary>Nobody becomes a reviewer of a prefecture because a column was left empty.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task PrefectureAccountWithoutARole_MayOnlyRead(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var admin = await given.AccountAsync(Role.Administrator, prefecture);

        var made = await given
            .Use<CreateAccountsFromList>()
            .RunAsync(admin, new("南平市,林新,nanping-linxin", Guid.NewGuid()));

        made.Violations.Should().BeEmpty();
        made.Slips.Should().ContainSingle().Which.Role.Should().Be(Role.UpperReader);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SentTwiceAtOnce_OnePasswordForEachAccountIsShown(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, _) = await CountyAsync(given);
        var input = new CreateAccountsFromListInput("清溪镇,林新,linxin\n东坑镇,陈芳,chenfang", Guid.NewGuid());

        var answers = await AtOnce.RunAsync(4, _ => given.Use<CreateAccountsFromList>().RunAsync(admin, input));

        answers.Should().OnlyContain(a => a.Violations.Count == 0 && a.Slips.Count == 2);
        answers.Should().ContainSingle(a => a.Slips.All(s => s.OneTimePassword != null));
        answers.Count(a => a.Slips.All(s => s.OneTimePassword == null)).Should().Be(3);
    }

    /// <summary>C13: all or nothing; everything wrong is said at once, by line and field.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneWrongLine_CreatesNothing_AndEveryLineSaysWhatIsWrong(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, _) = await CountyAsync(given);
        await using (var db = given.Portal.OpenForSystem())
            (await db.Accounts.CountAsync()).Should().Be(1);
        string[] lines =
        [
            "清溪镇，林新，linxin",
            "没有镇，林二，lin.er",
            "河口村，林三，linsan",
            "清溪镇，，LINXIN",
            "东坑镇，陈芳，陈芳",
            "东坑镇，陈芳，USER1",
            "东坑镇，陈芳，chen3，村（社区）妇联",
            "东坑镇，陈芳，chen4，书记",
            "，陈芳",
        ];

        var answer = await given
            .Use<CreateAccountsFromList>()
            .RunAsync(admin, new(string.Join('\n', lines), Guid.NewGuid()));

        answer.Slips.Should().BeEmpty();
        answer
            .Violations.Select(v => (v.Field, v.Code))
            .Should()
            .Equal(
                ("Rows[1].Unit", "UnitNotFound"),
                ("Rows[2].Unit", "UnitAmbiguous"),
                ("Rows[3].DisplayName", "Required"),
                ("Rows[3].Login", AccountRules.LoginTakenCode),
                ("Rows[4].Login", AccountRules.LoginCode),
                ("Rows[5].Login", AccountRules.LoginTakenCode),
                ("Rows[6].Role", RoleLevelRule.Code),
                ("Rows[7].Role", "RoleUnknown"),
                ("Rows[8].Unit", "Required"),
                ("Rows[8].Login", "Required")
            );
        answer.Violations[3].Message.Should().Be("第 4 行：登录名“LINXIN”和第 1 行重复，请换一个。");
        await using var after = given.Portal.OpenForSystem();
        (await after.Accounts.CountAsync()).Should().Be(1);
        (await after.AuditRecords.CountAsync()).Should().Be(0);
    }

    /// <summary>AC-09: what a name could mean is told within the scope only.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AmbiguousUnit_ListsCandidatesInScopeOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, prefecture) = await CountyAsync(given);
        var other = await given.CountyAsync("松溪县", prefecture);
        await given.VillageAsync(await given.TownshipAsync(other, "花桥乡"));
        await given.VillageAsync(await given.TownshipAsync(other, "渭田镇"), "外屯村");

        var preview = await given.Use<AccountListPreviewQuery>().RunAsync(admin, "河口村,林新,lin1\n外屯村,林二,lin2");

        preview
            .Rows[0]
            .Violations.Single()
            .Message.Should()
            .Be("有 2 个“河口村”，请连上级一起写：清溪镇 › 河口村；东坑镇 › 河口村");
        preview.Rows[1].Violations.Single().Code.Should().Be("UnitNotFound");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unit_IsFoundAsPeopleWriteIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, _) = await CountyAsync(given);
        string[] ways =
        [
            "东坑镇河口村",
            "东坑镇 河口村",
            "东坑镇/河口村",
            "东坑镇 › 河口村",
            "浦城县东坑镇河口村",
            "南平市浦城县东坑镇河口村委会",
            "浦城县\\东坑镇\\河口村民委员会",
        ];

        var preview = await given
            .Use<AccountListPreviewQuery>()
            .RunAsync(admin, string.Join('\n', ways.Select((way, n) => $"{way},林新,lin{n}")));

        preview.Violations.Should().BeEmpty();
        preview.Rows.Should().OnlyContain(r => r.UnitTrail == "东坑镇 › 河口村" && r.Role == Role.VillageFederation);
        (await given.Use<AccountListPreviewQuery>().RunAsync(admin, "清溪河口村,林新,linxin"))
            .Violations.Should()
            .ContainSingle(v => v.Code == "UnitNotFound");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task HeaderInAnotherOrder_IsFollowed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, _) = await CountyAsync(given);

        var preview = await given
            .Use<AccountListPreviewQuery>()
            .RunAsync(admin, "序号\t账号\t姓名\t电话\t所在单位\n1\tlinxin\t林新\t13800000000\t清溪镇");

        preview.Violations.Should().BeEmpty();
        preview
            .Rows.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Line = 2,
                    UnitText = "清溪镇",
                    DisplayName = "林新",
                    Login = "linxin",
                    Role = Role.TownshipChair,
                }
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EmptyOrEndlessList_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (admin, _) = await CountyAsync(given);

        (await given.Use<CreateAccountsFromList>().RunAsync(admin, new(" \n\t\n", Guid.NewGuid())))
            .Violations.Should()
            .ContainSingle(v => v.Code == AccountList.EmptyCode);
        (await given.Use<CreateAccountsFromList>().RunAsync(admin, new(null, Guid.NewGuid())))
            .Violations.Should()
            .ContainSingle(v => v.Code == AccountList.EmptyCode);
        var endless = string.Join('\n', Enumerable.Range(0, 501).Select(n => $"清溪镇,林新,lin{n}"));
        (await given.Use<AccountListPreviewQuery>().RunAsync(admin, endless))
            .Violations.Should()
            .ContainSingle(v => v.Code == AccountList.TooLongCode);
    }

    private static async Task<(UnitScope Admin, Unit Prefecture)> CountyAsync(Given given)
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync(prefecture: prefecture);
        await given.VillageAsync(await given.TownshipAsync(county));
        await given.VillageAsync(await given.TownshipAsync(county, "东坑镇"));
        return (await given.AccountAsync(Role.Administrator, county), prefecture);
    }
}
