using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Dashboards;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Dashboards;

/// <summary>The county reminds the townships that are behind; a chair reads on the desk who reminded.</summary>
[Collection(InBrowser.Beside)]
public sealed class ReminderStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Townships_AreReminded_AndTheirDesksSayByWhom(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var county = await demo.ScopeAsync(Role.CountyStaff);
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        var campaign = (await demo.Server.Given.Use<CampaignsInSightQuery>().RunAsync(county))[0].Id;
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, county);
            await visitor.OpenAsync(Web.Urls.RemindOne(campaign, chair.UnitId));
            await Expect(page.Locator("#reminder-text")).ToContainTextAsync(chair.UnitName);
            await page.GetByRole(AriaRole.Button, new() { Name = "催办 1 个单位" }).ClickAsync();
            await Expect(page.GetByText("已记下：催办 1 个单位")).ToBeVisibleAsync();
            await Expect(page.Locator($"#unit-{chair.UnitId}")).ToBeDisabledAsync();
            await Expect(page.Locator("section[aria-labelledby=history-title] tbody tr").First)
                .ToContainTextAsync(county.AccountName);
        });
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Desk);
            await Expect(visitor.Page.Locator("[data-reminded]"))
                .ToContainTextAsync($"{county.UnitName} {county.AccountName} 今天");
        });
        (await demo.Server.Given.Use<StandingRemindersQuery>().RunAsync(chair)).Should().NotBeEmpty();
    }
}
