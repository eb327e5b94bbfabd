using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Data;
using FederationReform.Tests.Support;
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
}
