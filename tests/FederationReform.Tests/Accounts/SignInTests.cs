using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FederationReform.Tests.Accounts;

public sealed class SignInTests
{
    private const string Password = "青石板-葡萄架-旧钟";
    private const string Here = "192.0.2.7";

    [Theory, OnSqlite, OnPostgres]
    public async Task RightPassword_SignsIn_AndIsWrittenDown(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await ChairAsync(given);

        var answer = await given.Use<SignIn>().RunAsync(new(" ｕｓｅｒ１ ", Password, Here));

        answer.Violations.Should().BeEmpty();
        answer
            .Account.Should()
            .Be(new SignedInAccount(account.Id, "user1", account.SecurityStamp!, MustChangePassword: false));
        (await given.AccountAsync(account.Id)).LastSignInAt.Should().Be(given.Clock.Now);
        var record = (await given.AuditAsync()).Should().ContainSingle().Subject;
        record
            .Should()
            .BeEquivalentTo(
                new
                {
                    Event = AuditEvent.SignedIn,
                    AccountId = account.Id,
                    Address = Here,
                    account.UnitId,
                    SubjectId = account.Id,
                }
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryRefusal_SaysTheSame_AndTheAuditSaysWhy(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await ChairAsync(given);
        var disabled = await ChairAsync(given);
        await given.AccountAsync(disabled.Id, a => a.Disable(given.Clock.Now));
        var without = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(await given.CountyAsync("松溪县"))
        );
        var signIn = given.Use<SignIn>();

        SignInAnswer[] answers =
        [
            await signIn.RunAsync(new("nobody", Password, Here)),
            await signIn.RunAsync(new("user1", "wrong", Here)),
            await signIn.RunAsync(new("user2", Password, Here)),
            await signIn.RunAsync(new("user3", "", Here)),
            await signIn.RunAsync(new(null, null, Here)),
            await signIn.RunAsync(new("user1", new string('a', 100_000), Here)),
        ];

        answers.Should().OnlyContain(a => a.Account == null);
        answers.Select(a => a.Violations.Single()).Distinct().Should().ContainSingle();
        var records = await given.AuditAsync();
        records
            .Should()
            .HaveCount(6)
            .And.OnlyContain(r => r.Event == AuditEvent.SignInFailed && r.AccountId == 0 && r.Address == Here);
        records
            .Select(r => r.Summary)
            .Should()
            .SatisfyRespectively(
                unknown => unknown.Should().Contain("没有这个登录名"),
                wrong => wrong.Should().Contain("密码不正确"),
                off => off.Should().Contain("已停用"),
                none => none.Should().Contain("密码不正确"),
                empty => empty.Should().Contain("没有填写登录名"),
                huge => huge.Should().Contain("密码不正确")
            );
        records[0].UnitPath.Should().Be("0001");
        records[3].UnitPath.Should().Be(without.Path);
    }

    /// <summary>AL-05: the field of the login is where passwords are typed by mistake.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task PasswordTypedAsLogin_IsNowhereKept(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);

        await given.Use<SignIn>().RunAsync(new("MySecret2026", "x", Here));

        await using var db = given.Portal.OpenForSystem();
        var stored =
            (await db.SignInAttempts.Select(a => a.Login).SingleAsync())
            + (await db.AuditRecords.Select(r => r.Summary).SingleAsync());
        stored.Should().NotContainEquivalentOf("Secret");
    }

    /// <summary>
    /// AU-04: a sign-in takes as long for a login that does not exist as for one that does: one comparison, with a hash
    /// of the same cost.
    /// </summary>
    [Fact]
    public void UnknownLogin_IsComparedAllTheSame()
    {
        var hasher = new CountingHasher();
        var hash = Passwords.Hash(Password);

        var known = Passwords.Verify(hash, "wrong", hasher);
        var unknown = Passwords.Verify(null, "wrong", hasher);

        (known, unknown).Should().Be((PasswordVerificationResult.Failed, PasswordVerificationResult.Failed));
        hasher.Compared.Should().HaveCount(2);
        hasher.Compared.Select(CostOf).Distinct().Should().ContainSingle();
        Passwords.Verify(null, "").Should().Be(PasswordVerificationResult.Failed);

        // The marker of the format, the hash function, the rounds and the length of the salt.
        static string CostOf(string hash) => Convert.ToHexString(Convert.FromBase64String(hash).AsSpan(0, 13));
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public List<string> Compared { get; } = [];

        public override PasswordVerificationResult VerifyHashedPassword(
            Account user,
            string hashedPassword,
            string providedPassword
        )
        {
            Compared.Add(hashedPassword);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    /// <summary>AU-02: Identity's format 3 says its cost: marker, hash function (2 = SHA-512), rounds.</summary>
    [Fact]
    public void Hash_HeaderSaysAtLeast220000RoundsOfSha512()
    {
        var hash = Convert.FromBase64String(Passwords.Hash(Password));

        hash[0].Should().Be(1);
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)).Should().Be(2);
        System
            .Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5))
            .Should()
            .BeGreaterThanOrEqualTo(220_000);
    }

    /// <summary>AU-02</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task CheapHash_IsRenewedAtSignIn_WithoutEndingSessions(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await ChairAsync(given);
        var cheap = new PasswordHasher<Account>(
            Options.Create(new PasswordHasherOptions { IterationCount = 1000 })
        ).HashPassword(null!, Password);
        await given.AccountAsync(account.Id, a => a.RenewHash(cheap));

        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here))).Violations.Should().BeEmpty();

        var after = await given.AccountAsync(account.Id);
        after.PasswordHash.Should().NotBe(cheap);
        after.SecurityStamp.Should().Be(account.SecurityStamp);
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here))).Violations.Should().BeEmpty();
    }

    /// <summary>AU-03</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task FifthFailure_LocksLoginAndAddressForAQuarterOfAnHour(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await ChairAsync(given);
        await ChairAsync(given);
        await FailAsync(given, times: 5);

        (await given.Use<SignIn>().RunAsync(new("USER1", Password, Here)))
            .Account.Should()
            .BeNull("locked, also with the right password");
        (await given.Use<SignIn>().RunAsync(new("user1", Password, "198.51.100.9")))
            .Account.Should()
            .NotBeNull("she sits elsewhere than whoever guessed");
        (await given.Use<SignIn>().RunAsync(new("user2", Password, Here)))
            .Account.Should()
            .NotBeNull("another login at the same address");
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.SignInLocked);

        given.Clock.Advance(TimeSpan.FromMinutes(14.9));
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here))).Account.Should().BeNull();
        given.Clock.Advance(TimeSpan.FromMinutes(0.2));
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here))).Account.Should().NotBeNull();
    }

    /// <summary>
    /// AU-03: a colleague behind the county's one address cannot lock her out of the browser she works with.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task KnownBrowser_IsNotLockedByOthersAtItsAddress(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await ChairAsync(given);
        var hers = new KnownBrowser("b1", [account.Id]);
        var attackers = new KnownBrowser("b2", [account.Id + 100]);
        await FailAsync(given, times: 5, attackers);

        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here, attackers))).Account.Should().BeNull();
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here, hers))).Account.Should().NotBeNull();

        await FailAsync(given, times: 5, hers);
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here, hers)))
            .Account.Should()
            .BeNull("a known browser is counted too");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FourFailures_ThenRight_StartsAnew(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await ChairAsync(given);

        await FailAsync(given, times: 4);
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here))).Account.Should().NotBeNull();
        await FailAsync(given, times: 4);
        (await given.Use<SignIn>().RunAsync(new("user1", Password, Here))).Account.Should().NotBeNull();
    }

    /// <summary>
    /// AU-03: nodes share the count; what they ask at the same moment is not more than one after another.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ManyGuessesAtOnce_AreNotMoreThanFive(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await ChairAsync(given);

        await AtOnce.RunAsync(16, _ => given.Use<SignIn>().RunAsync(new("user1", "wrong", Here)));

        (await given.AuditAsync())
            .Count(r => r.Summary.Contains("密码不正确", StringComparison.Ordinal))
            .Should()
            .BeInRange(1, 5);
    }

    /// <summary>AU-05</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneTimePassword_LetsInToChangeItOnly_AndForADay(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await ChairAsync(given);
        await given.AccountAsync(account.Id, a =>
            a.GiveOneTimePassword(Passwords.Hash("k7mp3xqa9wtd"), given.Clock.Now)
        );

        var answer = await given.Use<SignIn>().RunAsync(new("user1", " K7MP-3xqa 9wtd ", Here));

        answer.Account!.MustChangePassword.Should().BeTrue();
        (await new ScopeLoader(given.Portal).LoadAsync(account.Id)).Should().BeNull();
        given.Clock.Advance(TimeSpan.FromHours(24));
        (await given.Use<SignIn>().RunAsync(new("user1", "k7mp-3xqa-9wtd", Here)))
            .Violations.Should()
            .ContainSingle(v => v.Code == SignIn.OneTimeExpiredCode);
        (await given.Use<SignIn>().RunAsync(new("user1", "k7mp-3xqa-9wte", Here)))
            .Violations.Should()
            .ContainSingle(v => v.Code == SignIn.RejectedCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoTabs_SignInAtOnce_BothAreIn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await ChairAsync(given);

        var answers = await AtOnce.RunAsync(2, _ => given.Use<SignIn>().RunAsync(new("user1", Password, Here)));

        answers.Should().OnlyContain(a => a.Account != null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignOut_EndsEverySession(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var account = await ChairAsync(given);
        var sessions = given.Use<SessionQuery>();
        (await sessions.RunAsync(account.Id, account.SecurityStamp))
            .Should()
            .Be(new Session(account.Id, "user1", "user1", MustChangePassword: false));

        await given.Use<SignOut>().RunAsync(account.Id, Here);

        (await sessions.RunAsync(account.Id, account.SecurityStamp)).Should().BeNull();
        (await sessions.RunAsync(account.Id, null)).Should().BeNull();
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.SignedOut && r.Address == Here);
    }

    private static async Task FailAsync(Given given, int times, KnownBrowser? browser = null)
    {
        for (var i = 0; i < times; i++)
            (await given.Use<SignIn>().RunAsync(new("user1", "wrong", Here, browser))).Account.Should().BeNull();
    }

    private static async Task<Account> ChairAsync(Given given)
    {
        var scope = await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(await given.CountyAsync()));
        return await given.AccountAsync(scope.AccountId, a => a.ChoosePassword(Passwords.Hash(Password)));
    }
}
