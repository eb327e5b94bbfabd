using System.Net;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Account;

/// <summary>The way in, as a browser goes it: CI-03, CI-10, AU-03 to AU-06, AU-10.</summary>
public sealed class SignInPageTests
{
    private const string Password = "青石板-葡萄架-旧钟";
    private const string SessionCookie = "portal";

    [Theory, OnSqlite, OnPostgres]
    public async Task RightPassword_ComesToThePageSheAskedFor(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        await StaffAsync(server);
        using var client = server.CreateClient();
        using var asked = await client.GetAsync("/review?page=2");

        var (answer, _) = await SignInAsync(client, To(asked));

        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        To(answer).Should().Be("/review?page=2");
        using var page = await client.GetAsync("/review");
        page.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>AU-04: an outsider cannot tell which logins exist, which are disabled and which are locked.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task EveryRefusal_LooksTheSame_AndGivesNoCookie(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        await StaffAsync(server);
        var disabled = await StaffAsync(server);
        await server.Given.AccountAsync(disabled.AccountId, a => a.Disable(server.Given.Clock.Now));
        using var client = server.CreateClient();

        var (unknown, page) = await SignInAsync(client, Urls.SignIn, "ghost");
        var (_, off) = await SignInAsync(client, Urls.SignIn, "user2");
        for (var n = 0; n < 5; n++)
            (await SignInAsync(client, Urls.SignIn, "user1", "wrong")).Page.Should().Contain("没有登录成功");
        var (locked, lockedPage) = await SignInAsync(client, Urls.SignIn, "user1");

        unknown.StatusCode.Should().Be(HttpStatusCode.OK);
        Cookies(unknown)
            .Concat(Cookies(locked))
            .Should()
            .NotContain(c => c.StartsWith($"{SessionCookie}=", StringComparison.Ordinal));
        var messages = new[] { page, off, lockedPage }.Select(p =>
            p[
                p.IndexOf("没有登录成功", StringComparison.Ordinal)..p.IndexOf(
                    "</div>",
                    p.IndexOf("没有登录成功", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
            ]
        );
        messages.Distinct().Should().ContainSingle();
    }

    /// <summary>AU-03: she who signed in from here before is not locked out by others at the same address.</summary>
    [Fact]
    public async Task KnownBrowser_PassesALockOfItsAddress()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        await StaffAsync(server);
        using var hers = server.CreateClient();
        (await SignInAsync(hers, Urls.SignIn)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);
        await SignOutAsync(hers);
        using var others = server.CreateClient();
        for (var n = 0; n < 5; n++)
            await SignInAsync(others, Urls.SignIn, "user1", "wrong");

        (await SignInAsync(others, Urls.SignIn)).Answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await SignInAsync(hers, Urls.SignIn)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    /// <summary>
    /// AU-05: whatever she asks for, she is asked for a password of her own first; then she comes where she wanted.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneTimePassword_MustBeChangedBeforeAnythingElse(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var staff = await StaffAsync(server);
        var oneTime = "";
        await server.Given.AccountAsync(staff.AccountId, a => oneTime = a.GiveOneTimePassword(server.Given.Clock.Now));
        using var client = server.CreateClient();

        var (entered, _) = await SignInAsync(client, "/login?returnUrl=%2Freview", "user1", oneTime);
        To(entered).Should().Be("/account/password?returnUrl=%2Freview");
        foreach (var elsewhere in (string[])["/review", "/help", "/accounts", "/"])
        {
            using var refused = await client.GetAsync(elsewhere);
            To(refused).Should().StartWith(Urls.Password, elsewhere);
        }
        using var circuit = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        circuit.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        var form = WebForm.In(await client.GetStringAsync("/account/password?returnUrl=%2Freview"), "change-password");
        (form["Input.OldPassword"], form["Input.NewPassword"], form["Input.Repeated"]) = (
            oneTime,
            "fulian2026",
            "other"
        );
        var (wrong, page) = await form.PostAsync(client, "/account/password?returnUrl=%2Freview");
        wrong.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Should().Contain("这个密码太常见").And.Contain("两次填写的新密码不一样").And.NotContain(oneTime);

        (form["Input.NewPassword"], form["Input.Repeated"]) = (Password, Password);
        var (done, _) = await form.PostAsync(client, "/account/password?returnUrl=%2Freview");
        done.Headers.Location!.OriginalString.Should().Contain("done=true");
        using var review = await client.GetAsync("/review");
        review.StatusCode.Should().Be(HttpStatusCode.OK, "her cookie goes on with the new stamp");
    }

    /// <summary>CI-03: a cookie that was copied ends with the rights it was given for, at its first request.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Cookie_AfterARightChanged_LeadsToSignIn(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var county = await server.Given.CountyAsync("松溪县");
        var admin = await server.Given.AccountAsync(Role.Administrator, county);
        (string Name, Func<UnitScope, Task<Violations>> Run)[] changes =
        [
            (nameof(DisableAccount), s =>
                server.Given.Use<DisableAccount>().RunAsync(admin, new(s.AccountId, null, Guid.NewGuid()))
            ),
            (nameof(ResetPassword), async s =>
                (await server.Given.Use<ResetPassword>().RunAsync(admin, new(s.AccountId, Guid.NewGuid()))).Violations
            ),
            (nameof(MoveAccount), s =>
                server
                    .Given.Use<MoveAccount>()
                    .RunAsync(admin, new(s.AccountId, 0, Role.Administrator, county.Id, Guid.NewGuid()))
            ),
            (nameof(SignOut), async s =>
            {
                await server.Given.Use<SignOut>().RunAsync(s.AccountId, null);
                return Violations.None;
            }),
        ];
        foreach (var (name, run) in changes)
        {
            var staff = await server.Given.AccountAsync(Role.CountyStaff, county);
            using var client = await server.SignedInAsync(staff);
            using var before = await client.GetAsync(Urls.Help);
            before.StatusCode.Should().Be(HttpStatusCode.OK);

            (await run(staff)).Should().BeEmpty(name);

            using var after = await client.GetAsync(Urls.Help);
            after.Headers.Location!.OriginalString.Should().Contain(Urls.SignIn, name);
        }
    }

    /// <summary>CI-07</summary>
    [Fact]
    public async Task Session_EndsAfterTwelveHours()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = await server.SignedInAsync(await StaffAsync(server));

        // Busy all day: something is done every twenty minutes.
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            using var still = await client.GetAsync(Urls.Help);
            still.StatusCode.Should().Be(HttpStatusCode.OK, $"after {minutes} minutes");
            server.Given.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        using var over = await client.GetAsync(Urls.Help);

        over.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    /// <summary>CI-07: nobody is there any more, whatever the open page asks for by itself.</summary>
    [Fact]
    public async Task Session_EndsAfterHalfAnHourInWhichNothingIsDone()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = await server.SignedInAsync(await StaffAsync(server));

        server.Given.Clock.Advance(TimeSpan.FromMinutes(29));
        using var still = await client.GetAsync(Urls.Session);
        server.Given.Clock.Advance(TimeSpan.FromMinutes(29));
        using var typing = await client.GetAsync(Urls.Help);
        for (var i = 0; i < 31; i++)
        {
            server.Given.Clock.Advance(TimeSpan.FromMinutes(1));
            using var alive = await client.GetAsync("/alive");
        }
        using var over = await client.GetAsync(Urls.Help);

        still.StatusCode.Should().Be(HttpStatusCode.NoContent);
        typing.StatusCode.Should().Be(HttpStatusCode.OK);
        over.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    /// <summary>
    /// CI-10: a form of another site, or one older than her sign-in, does nothing and is answered in Chinese.
    /// </summary>
    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var staff = await StaffAsync(server);
        var stamp = (await server.Given.AccountAsync(staff.AccountId)).SecurityStamp;
        using var client = await server.SignedInAsync(staff);
        using var foreign = server.CreateClient();
        var theirs = WebForm.In(await foreign.GetStringAsync(Urls.SignIn), "sign-in");

        foreach (var address in (string[])[Urls.SignIn, Urls.Password, Urls.SignOut, Urls.PasteAccounts])
        {
            using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Login", "user1")]);
            using var without = await client.PostAsync(address, content);
            without.StatusCode.Should().Be(HttpStatusCode.BadRequest, address);
            WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync()).Should().Contain("这一页已经过期");
            (await theirs.PostAsync(client, address)).Answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, address);
        }
        (await server.Given.AccountAsync(staff.AccountId)).SecurityStamp.Should().Be(stamp);
        using var signedIn = await client.GetAsync(Urls.Help);
        signedIn.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignOut_IsAPostOnly_AndEndsTheSession()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        await StaffAsync(server);
        using var client = server.CreateClient();
        await SignInAsync(client, Urls.SignIn);

        using var followed = await client.GetAsync(Urls.SignOut);
        followed.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        using var still = await client.GetAsync(Urls.Help);
        still.StatusCode.Should().Be(HttpStatusCode.OK);

        (await SignOutAsync(client)).Headers.Location!.OriginalString.Should().Be(Urls.SignIn);
        using var after = await client.GetAsync(Urls.Help);
        after.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("~/x")]
    [InlineData("/login?returnUrl=%2Flogin")]
    [InlineData("/logout")]
    [InlineData("")]
    public async Task ReturnUrl_LeadsNowhereElse(string evil)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        await StaffAsync(server);
        using var client = server.CreateClient();

        var (answer, _) = await SignInAsync(client, $"{Urls.SignIn}?returnUrl={Uri.EscapeDataString(evil)}");

        To(answer).Should().Be(Urls.Desk);
    }

    /// <summary>AU-10</summary>
    [Fact]
    public async Task Cookies_InProduction_AreForThisHostOverTlsOnly()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite, "Production");
        await StaffAsync(server);
        using var client = server.CreateClient();
        using var page = await client.GetAsync(Urls.SignIn);
        var (answer, _) = await SignInAsync(client, Urls.SignIn);

        var cookies = Cookies(page).Concat(Cookies(answer)).ToList();
        cookies
            .Select(c => c.Split('=')[0])
            .Distinct()
            .Should()
            .BeEquivalentTo(["__Host-portal", "__Host-portal-form", "__Host-portal-browser"]);
        cookies
            .Should()
            .OnlyContain(c =>
                Has(c, "secure")
                && Has(c, "httponly")
                && Has(c, "path=/")
                && !Has(c, "domain")
                && (Has(c, "samesite=lax") || Has(c, "samesite=strict"))
            );
        cookies
            .Should()
            .OnlyContain(
                c =>
                    c.StartsWith("__Host-portal-browser", StringComparison.Ordinal)
                    || !Has(c, "expires") && !Has(c, "max-age"),
                "the session ends with the browser"
            );
    }

    /// <summary>
    /// AU-06: slowed down before a password is compared; an invented X-Forwarded-For makes nobody somebody else.
    /// </summary>
    [Fact]
    public async Task TooManySignInsAMinute_AreAskedToWait()
    {
        await using var server = await PortalServer.OnAsync(
            Engine.Sqlite,
            settings: new() { ["Portal:SignIn:PerLogin"] = "3" }
        );
        await StaffAsync(server);
        using var client = server.CreateClient();
        for (var n = 0; n < 3; n++)
            (await SignInAsync(client, Urls.SignIn, "ghost", "x")).Answer.StatusCode.Should().Be(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var (answer, page) = await SignInAsync(client, Urls.SignIn, " GHOST ", "x");

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        page.Should().Contain("请等一分钟再试");
        (await SignInAsync(client, Urls.SignIn))
            .Answer.StatusCode.Should()
            .Be(HttpStatusCode.Found, "another login is not slowed");
    }

    [Fact]
    public async Task ManySignInsFromOneAddress_AreAskedToWait()
    {
        await using var server = await PortalServer.OnAsync(
            Engine.Sqlite,
            settings: new() { ["Portal:SignIn:PerAddress"] = "3" }
        );
        using var client = server.CreateClient();
        for (var n = 0; n < 3; n++)
            await SignInAsync(client, Urls.SignIn, $"ghost{n}", "x");

        (await SignInAsync(client, Urls.SignIn, "ghost9", "x"))
            .Answer.StatusCode.Should()
            .Be(HttpStatusCode.TooManyRequests);
        using var looking = await client.GetAsync(Urls.SignIn);
        looking.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>
    /// AU-06: guesses from many addresses count together, and yet lock nobody out of the browser she works with.
    /// </summary>
    [Fact]
    public async Task ManySignInsForOneLogin_FromManyAddresses_AreAskedToWait()
    {
        await using var server = (
            await PortalServer.OnAsync(
                Engine.Sqlite,
                settings: new()
                {
                    ["Portal:SignIn:PerLoginEverywhere"] = "4",
                    ["Portal:TrustedProxies:0"] = "127.0.0.1",
                    ["Portal:TrustedProxies:1"] = "::ffff:127.0.0.1",
                }
            )
        ).Listen();
        await StaffAsync(server);
        using var hers = Browser(server, "198.51.100.7");
        (await SignInAsync(hers, Urls.SignIn)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);
        await SignOutAsync(hers);
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 6; n++)
        {
            using var guesser = Browser(server, $"203.0.113.{n}");
            answers.Add((await SignInAsync(guesser, Urls.SignIn, "user1", "wrong")).Answer.StatusCode);
        }

        answers.Should().Contain(HttpStatusCode.TooManyRequests);
        (await SignInAsync(hers, Urls.SignIn)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    /// <summary>AU-06: a desk left open is no place to guess the old password, nor uploads one to fill the disk.</summary>
    [Fact]
    public async Task PasswordChangesAndUploads_ArePacedForEachAccount()
    {
        await using var server = await PortalServer.OnAsync(
            Engine.Sqlite,
            settings: new() { ["Portal:SignIn:PasswordChanges"] = "2", ["Portal:Uploads:PiecesPerMinute"] = "3" }
        );
        using var client = await server.SignedInAsync(await StaffAsync(server));
        using var other = await server.SignedInAsync(await StaffAsync(server));

        (await ChangeAsync(client)).Should().Be(HttpStatusCode.OK);
        (await ChangeAsync(client)).Should().Be(HttpStatusCode.OK);
        (await ChangeAsync(client)).Should().Be(HttpStatusCode.TooManyRequests);
        (await ChangeAsync(other)).Should().Be(HttpStatusCode.OK);
        var pieces = new List<HttpStatusCode>();
        for (var n = 0; n < 5; n++)
            pieces.Add((await client.PutAsync($"{Urls.Uploads}/{Guid.NewGuid()}?name=a.xlsx&size=9", null)).StatusCode);
        pieces.Count(s => s == HttpStatusCode.TooManyRequests).Should().Be(2);

        static async Task<HttpStatusCode> ChangeAsync(HttpClient client)
        {
            var form = WebForm.In(await client.GetStringAsync(Urls.Password), "change-password");
            (form["Input.OldPassword"], form["Input.NewPassword"], form["Input.Repeated"]) = ("wrong", "x", "x");
            return (await form.PostAsync(client, Urls.Password)).Answer.StatusCode;
        }
    }

    /// <summary>What no browser sends is answered as wrong, not as a fault of the portal.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "many", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "longKey", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "Input.Login=a", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data", "x", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=", "x", HttpStatusCode.BadRequest)]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data\r\n\r\na",
        HttpStatusCode.BadRequest
    )]
    [InlineData("multipart/form-data; boundary=x", "no end", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.BadRequest)]
    public async Task Post_ThatIsNoForm_IsRefusedWithoutAFault(string type, string body, HttpStatusCode expected)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = server.CreateClient();
        body = body switch
        {
            "many" => string.Join('&', Enumerable.Range(0, 5000).Select(n => $"k{n}=v")),
            "longKey" => new string('k', 10_000) + "=v",
            _ => body.Replace("\\r\\n", "\r\n", StringComparison.Ordinal),
        };
        using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.PostAsync(Urls.SignIn, content);

        answer.StatusCode.Should().Be(expected);
        server.Log().Should().NotContain("Fault ");
    }

    [Theory]
    [InlineData("/张", "/%E5%BC%A0")]
    [InlineData("/roster?text=张 三", "/roster?text=%E5%BC%A0%20%E4%B8%89")]
    [InlineData("/roster?text=%E5%BC%A0", "/roster?text=%E5%BC%A0")]
    public async Task ReturnUrl_InChinese_IsFollowed(string typed, string expected)
    {
        // A real server, which refuses to send a header that is not ASCII.
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        await StaffAsync(server);
        using var client = Browser(server, "198.51.100.7");

        var (answer, _) = await SignInAsync(client, $"{Urls.SignIn}?returnUrl={Uri.EscapeDataString(typed)}");

        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        To(answer).Should().Be(expected);
    }

    /// <summary>AU-05: a slip that lies about opens nothing once it was used.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneTimePassword_OpensOnce(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var staff = await StaffAsync(server);
        var oneTime = "";
        await server.Given.AccountAsync(staff.AccountId, a => oneTime = a.GiveOneTimePassword(server.Given.Clock.Now));
        server.Given.Clock.Advance(TimeSpan.FromMinutes(1));
        using var hers = server.CreateClient();
        using var finder = server.CreateClient();
        (await SignInAsync(hers, Urls.SignIn, "user1", oneTime)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);

        var (again, page) = await SignInAsync(finder, Urls.SignIn, "user1", oneTime);

        again.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Should().Contain("一次性密码已经用过");
        var form = WebForm.In(await hers.GetStringAsync(Urls.Password), "change-password");
        (form["Input.OldPassword"], form["Input.NewPassword"], form["Input.Repeated"]) = (
            oneTime,
            "白鹭-铁锅-晾衣绳",
            "白鹭-铁锅-晾衣绳"
        );
        (await form.PostAsync(hers, Urls.Password)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    [Fact]
    public async Task DemoAccounts_AreListedInDevelopmentOnly()
    {
        await using (
            var demo = await PortalServer.OnAsync(Engine.Sqlite, settings: new() { ["Portal:DemoData"] = "true" })
        )
        {
            using var client = demo.CreateClient();
            var page = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.SignIn));
            page.Should().Contain("演示账号").And.Contain(FederationReform.Demo.DemoAccounts.Password);
            var form = WebForm.In(page, FederationReform.Demo.DemoAccounts.Password);
            form["Input.Login"] = FederationReform.Demo.DemoAccounts.Staff.Login;
            var (entered, text) = await form.PostAsync(client, Urls.SignIn);
            entered.StatusCode.Should().Be(HttpStatusCode.Found, text);
        }
        await using var production = await PortalServer.OnAsync(Engine.Sqlite, "Production");
        using var visitor = production.CreateClient();
        WebUtility
            .HtmlDecode(await visitor.GetStringAsync(Urls.SignIn))
            .Should()
            .NotContain("演示")
            .And.NotContain(FederationReform.Demo.DemoAccounts.Password);
    }

    /// <summary>AC-13: a form writes what it asks for and nothing else, whatever is posted with it.</summary>
    [Fact]
    public async Task PasswordForm_WithFieldsOfAnAccount_ChangesThePasswordOnly()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var staff = await StaffAsync(server);
        var other = await StaffAsync(server);
        using var client = await server.SignedInAsync(staff);
        var before = await server.Given.AccountAsync(staff.AccountId);
        var others = await server.Given.AccountAsync(other.AccountId);
        var form = WebForm.In(await client.GetStringAsync(Urls.Password), "change-password");
        foreach (var property in typeof(FederationReform.Accounts.Account).GetProperties())
            (form[property.Name], form[$"Input.{property.Name}"], form[$"session.{property.Name}"]) = ("1", "1", "1");
        form["accountId"] = form["Input.AccountId"] = $"{other.AccountId}";
        (form["Input.OldPassword"], form["Input.NewPassword"], form["Input.Repeated"]) = (
            Password,
            "白鹭-铁锅-晾衣绳",
            "白鹭-铁锅-晾衣绳"
        );

        (await form.PostAsync(client, Urls.Password)).Answer.StatusCode.Should().Be(HttpStatusCode.Found);

        var after = await server.Given.AccountAsync(staff.AccountId);
        after
            .Should()
            .BeEquivalentTo(before, o =>
                o.Excluding(a => a.PasswordHash).Excluding(a => a.SecurityStamp).Excluding(a => a.Version)
            );
        (await server.Given.AccountAsync(other.AccountId)).Should().BeEquivalentTo(others);
    }

    private static async Task<(HttpResponseMessage Answer, string Page)> SignInAsync(
        HttpClient client,
        string address,
        string login = "user1",
        string password = Password
    )
    {
        var form = WebForm.In(await client.GetStringAsync(address), "sign-in");
        (form["Input.Login"], form["Input.Password"]) = (login, password);
        return await form.PostAsync(client, address);
    }

    /// <summary>One that the trusted proxy says is at this address.</summary>
    private static HttpClient Browser(PortalServer server, string address)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(server.Url),
        };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task<HttpResponseMessage> SignOutAsync(HttpClient client) =>
        (await WebForm.In(await client.GetStringAsync(Urls.Help), Urls.SignOut).PostAsync(client, Urls.SignOut)).Answer;

    /// <summary>Where an answer sends her, which must be this portal.</summary>
    private static string To(HttpResponseMessage answer)
    {
        var to = new Uri(PortalServer.Address, answer.Headers.Location!);
        to.Authority.Should().Be(PortalServer.Address.Authority);
        return to.PathAndQuery;
    }

    private static bool Has(string cookie, string attribute) =>
        cookie.Contains($"; {attribute}", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static async Task<UnitScope> StaffAsync(PortalServer server)
    {
        var scope = await server.Given.AccountAsync(Role.CountyStaff, await server.Given.CountyAsync());
        await server.Given.AccountAsync(scope.AccountId, a => a.ChoosePassword(Passwords.Hash(Password)));
        return scope;
    }
}
