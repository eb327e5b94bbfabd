using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web.Account;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Browser.Tests.Account;

/// <summary>An open page lives longer than the request that opened it; rights must not (CI-01, CI-02).</summary>
[Collection(InBrowser.Name)]
public sealed class RevokedPageTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenForm_OfADisabledAccount_SavesNothing_AndTurnsToSignIn(bool disabled)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        await server.Given.TownshipAsync(county);
        var boss = await server.Given.AccountAsync(Role.Administrator, county);
        var admin = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync(Web.Urls.NewAccount);
            await visitor.Page.Locator("#unit").PressSequentiallyAsync("清溪");
            await visitor.Page.Locator(".search-panel [role=option]").ClickAsync();
            await visitor.Page.GetByLabel("姓名").FillAsync("林新");
            await visitor.Page.GetByLabel("登录名").FillAsync("linxin");
            await visitor.Page.GetByLabel("姓名").FocusAsync();

            Violations done = disabled
                ? await server.Given.Use<DisableAccount>().RunAsync(boss, new(admin.AccountId, null, Guid.NewGuid()))
                : await server
                    .Given.Use<MoveAccount>()
                    .RunAsync(boss, new(admin.AccountId, 0, Role.CountyStaff, county.Id, Guid.NewGuid()));
            done.Should().BeEmpty();
            await visitor.ActAsync("建立账号");

            await using var db = server.Given.Portal.OpenForSystem();
            await Task.Delay(500);
            (await db.Accounts.CountAsync(a => a.UserName == "linxin")).Should().Be(0);
            if (!disabled)
                (await db.AuditRecords.CountAsync(r => r.Event == AuditEvent.Denied && r.AccountId == admin.AccountId))
                    .Should()
                    .Be(1, "the denial is written down");
            await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == Web.Urls.SignIn);
            visitor.ForgiveComplaints();
        });
    }

    /// <summary>CI-07: the line of an open page stays up all night; its session does not.</summary>
    [BrowserFact]
    public async Task OpenPage_InWhichNothingIsDoneForHalfAnHour_IsGone()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        var admin = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync($"{Web.Urls.NewAccount}?unit={county.Id}");
            for (var i = 0; i < 2; i++)
            {
                server.Given.Clock.Advance(TimeSpan.FromMinutes(25));
                await visitor.Page.GetByLabel("姓名").FillAsync($"林欣{i}");
                await visitor.Page.Keyboard.PressAsync("Tab");
                await Task.Delay(OpenPageRevalidation.Interval + TimeSpan.FromSeconds(2));
                new Uri(visitor.Page.Url).AbsolutePath.Should().Be(Web.Urls.NewAccount, "somebody is at work");
            }

            server.Given.Clock.Advance(TimeSpan.FromMinutes(31));

            await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == Web.Urls.SignIn);
            visitor.ForgiveComplaints();
        });
    }

    [BrowserFact]
    public async Task IdlePage_OfADisabledAccount_IsGoneWithin15Seconds()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        var boss = await server.Given.AccountAsync(Role.Administrator, county);
        var admin = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync(Web.Urls.NewAccount);
            await server.Given.Use<DisableAccount>().RunAsync(boss, new(admin.AccountId, null, Guid.NewGuid()));

            // Nobody presses anything. The interval says how soon; the timeout only ends a test in which it never
            // happens.
            OpenPageRevalidation.Interval.Should().BeLessThan(TimeSpan.FromSeconds(15));
            await visitor.Page.WaitForURLAsync(
                url => new Uri(url).AbsolutePath == Web.Urls.SignIn,
                new() { Timeout = 60_000 }
            );
            visitor.ForgiveComplaints();
        });
    }

    /// <summary>
    /// Each page that has a circuit, each once, by one of the roles that open it: none may be forgotten by the layout or
    /// by a page of its own kind.
    /// </summary>
    [BrowserFact]
    public async Task EveryOpenPage_OfADisabledAccount_TurnsToSignIn()
    {
        await using var demo = new DemoWorld(
            await PortalServer.OnDemoAsync(Engine.Sqlite, settings: new() { ["Portal:OpenPages:PerAccount"] = "100" })
        );
        demo.Server.Listen();
        var place = await demo.PlaceAsync(ReformState.InProgress);
        await using var db = demo.Server.Given.Portal.OpenForSystem();
        var boss = await demo.Server.Given.AccountAsync(
            Role.Administrator,
            await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation)
        );
        var tried = new HashSet<string>();
        foreach (var role in (Role[])[Role.Administrator, Role.CountyStaff, Role.TownshipChair])
        {
            var who = await demo.ScopeAsync(role);
            using var client = await demo.Server.SignedInAsync(who);
            var addresses = new List<string>();
            foreach (var page in PortalRoutes.Pages.Where(p => p.Open.Contains(role) && !tried.Contains(p.Route)))
            {
                var address = page.Address(place);
                if (!(await client.GetStringAsync(address)).Contains("data-circuit", StringComparison.Ordinal))
                    continue;
                tried.Add(page.Route);
                addresses.Add(address);
            }
            await chromium.VisitAsync(
                demo.Server.Url,
                Screen.Desktop,
                async visitor =>
                {
                    await visitor.SignedInAsync(demo.Server, who);
                    var open = new List<Visitor>();
                    foreach (var address in addresses)
                    {
                        open.Add(new Visitor(await visitor.Page.Context.NewPageAsync()));
                        await open[^1].OpenAsync(address);
                    }

                    (
                        await demo
                            .Server.Given.Use<DisableAccount>()
                            .RunAsync(boss, new(who.AccountId, null, Guid.NewGuid()))
                    )
                        .Should()
                        .BeEmpty();

                    foreach (var tab in open)
                        await tab.Page.WaitForURLAsync(
                            url => new Uri(url).AbsolutePath == Web.Urls.SignIn,
                            new() { Timeout = 60_000 }
                        );
                },
                $"revoked-{role}"
            );
        }
        tried.Should().HaveCountGreaterThan(20, "otherwise few were tried");
    }
}
