using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Accounts;

public sealed class ChangePasswordTests
{
    private const string Old = "青石板-葡萄架-旧钟";
    private const string New = "白鹭-铁锅-晾衣绳";
    private const string Here = "192.0.2.7";

    [Theory, OnSqlite, OnPostgres]
    public async Task NewPassword_ReplacesTheOld_AndEndsOtherSessions(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await AccountAsync(given);

        var answer = await given.Use<ChangePassword>().RunAsync(account.Id, new(Old, New, New, Here));

        answer.Violations.Should().BeEmpty();
        answer.Account!.SecurityStamp.Should().NotBe(account.SecurityStamp);
        (await given.Use<SessionQuery>().RunAsync(account.Id, account.SecurityStamp)).Should().BeNull();
        (await given.Use<SessionQuery>().RunAsync(account.Id, answer.Account.SecurityStamp)).Should().NotBeNull();
        (await given.Use<SignIn>().RunAsync(new("user1", Old, Here))).Account.Should().BeNull();
        (await given.Use<SignIn>().RunAsync(new("user1", New, Here))).Account.Should().NotBeNull();
        (await given.AuditAsync())
            .Should()
            .ContainSingle(r => r.Event == AuditEvent.PasswordChanged && r.AccountId == account.Id);
    }

    /// <summary>AU-05: the one-time password opens this door only, and only once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneTimePassword_IsChangedOnce_ThenScopeIsGiven(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await AccountAsync(given);
        var oneTime = "";
        await given.AccountAsync(account.Id, a => oneTime = a.GiveOneTimePassword(given.Clock.Now));
        var change = given.Use<ChangePassword>();

        (await change.RunAsync(account.Id, new(oneTime, oneTime, oneTime, Here)))
            .Violations.Should()
            .ContainSingle(v => v.Code == ChangePassword.SameCode);
        (await change.RunAsync(account.Id, new(oneTime.ToUpperInvariant(), New, New, Here)))
            .Violations.Should()
            .BeEmpty();

        (await new ScopeLoader(given.Portal).LoadAsync(account.Id)).Should().NotBeNull();
        (await given.Use<SignIn>().RunAsync(new("user1", oneTime, Here))).Account.Should().BeNull();
        (await change.RunAsync(account.Id, new(oneTime, Old, Old, Here)))
            .Violations.Should()
            .ContainSingle(v => v.Code == ChangePassword.WrongOldCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OneTimePassword_AfterADay_ChangesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await AccountAsync(given);
        var oneTime = "";
        await given.AccountAsync(account.Id, a => oneTime = a.GiveOneTimePassword(given.Clock.Now));
        given.Clock.Advance(TimeSpan.FromHours(24));

        var answer = await given.Use<ChangePassword>().RunAsync(account.Id, new(oneTime, New, New, Here));

        answer.Violations.Should().ContainSingle(v => v.Code == SignIn.OneTimeExpiredCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EverythingWrong_IsSaidAtOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await AccountAsync(given);

        (await given.Use<ChangePassword>().RunAsync(account.Id, new("wrong", "short", "other", Here)))
            .Violations.Select(v => v.Code)
            .Should()
            .Equal(ChangePassword.WrongOldCode, PasswordRule.Code, ChangePassword.RepeatedCode);
        (await given.Use<ChangePassword>().RunAsync(account.Id, new(null, null, null, Here)))
            .Violations.Select(v => v.Code)
            .Should()
            .Equal("Required", "Required");
        (await given.Use<ChangePassword>().RunAsync(999_999, new(Old, New, New, Here)))
            .Violations.Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.AccountAsync(account.Id)).SecurityStamp.Should().Be(account.SecurityStamp);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task GuessingAtAnUnattendedDesk_IsLockedToo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await AccountAsync(given);
        for (var n = 0; n < 5; n++)
            await given.Use<ChangePassword>().RunAsync(account.Id, new("wrong", New, New, Here));

        (await given.Use<ChangePassword>().RunAsync(account.Id, new(Old, New, New, Here)))
            .Violations.Should()
            .ContainSingle(v => v.Code == ChangePassword.WrongOldCode);
        given.Clock.Advance(TimeSpan.FromMinutes(16));
        (await given.Use<ChangePassword>().RunAsync(account.Id, new(Old, New, New, Here)))
            .Violations.Should()
            .BeEmpty();
    }

    /// <summary>AU-01: the commonest passwords, and the words that an attacker of this portal tries first.</summary>
    [Theory]
    [InlineData("1234567")]
    [InlineData("12345678")]
    [InlineData("19850312")]
    [InlineData("13812345678")]
    [InlineData("aaaaaaaa")]
    [InlineData("abababab")]
    [InlineData("password")]
    [InlineData("P@ssword1")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx")]
    [InlineData("abc12345")]
    [InlineData("admin@2026")]
    [InlineData("fulian2026!")]
    [InlineData("FuLianFuLian")]
    [InlineData("妇联妇联12345")]
    [InlineData("huigailian2026")]
    [InlineData("pucheng8888")]
    [InlineData("woaini1314520")]
    [InlineData("chenfang2026")]
    [InlineData("2026.chenfang")]
    [InlineData("陈芳19850312")]
    [InlineData("清溪镇2026年")]
    [InlineData("Iloveyou520")]
    [InlineData("P@ssw0rd")]
    [InlineData("Passw0rd2026")]
    [InlineData("Huawei@123")]
    [InlineData("zaq12wsx")]
    [InlineData("ZAQ!2wsx")]
    [InlineData("wang1234")]
    [InlineData("zhangwei123")]
    [InlineData("liuyang1985")]
    [InlineData("Xiaomi-2026")]
    [InlineData("Adm1nistrat0r")]
    [InlineData("qwe123asd")]
    [InlineData("trustno1!")]
    [InlineData("浦城妇联2026")]
    [InlineData("浦城县妇联123")]
    [InlineData("pucheng-fulian-2026")]
    [InlineData("妇联主席@浦城")]
    public void GuessablePassword_IsRefused(string password) =>
        PasswordRule
            .Check("NewPassword", password, "chenfang", "陈芳", "清溪镇", "浦城县")!
            .Code.Should()
            .Be(PasswordRule.Code);

    [Theory]
    [InlineData("青石板-葡萄架下")]
    [InlineData("grape bridge clock")]
    [InlineData("k7mp3xqa")]
    [InlineData("河口村的老樟树下")]
    [InlineData("correct horse battery staple")]
    [InlineData("Zx9!kk2Lq")]
    [InlineData("浦城的桂花糕真甜")]
    [InlineData("waipo jia de laowu")]
    public void GoodPassword_IsAccepted(string password) =>
        PasswordRule.Check("NewPassword", password, "chenfang", "陈芳", "清溪镇", "浦城县").Should().BeNull();

    [Fact]
    public void Length_Bounds()
    {
        PasswordRule.Check("NewPassword", "葡萄架旧钟白鹭铁"[..7]).Should().NotBeNull();
        PasswordRule.Check("NewPassword", "葡萄架旧钟白鹭铁"[..8]).Should().BeNull();
        PasswordRule.Check("NewPassword", string.Concat(Enumerable.Repeat("葡萄旧钟", 32))).Should().BeNull();
        PasswordRule.Check("NewPassword", string.Concat(Enumerable.Repeat("葡萄旧钟", 32)) + "x").Should().NotBeNull();
    }

    private static async Task<Account> AccountAsync(Given given)
    {
        var scope = await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(await given.CountyAsync()));
        return await given.AccountAsync(scope.AccountId, a => a.ChoosePassword(Passwords.Hash(Old)));
    }
}
