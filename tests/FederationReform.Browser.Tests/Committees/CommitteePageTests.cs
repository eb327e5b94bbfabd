using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Committees;

/// <summary>
/// A chair resigns: the desk says so, a successor is by-elected, the desk falls silent, and the history keeps both.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class CommitteePageTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task ChairWhoResigns_LeavesAVacancyOnTheDesk_UntilHerSuccessorIsByElected(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        var village = await FullVillageAsync(demo, chair);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async her =>
        {
            var page = her.Page;
            await her.SignedInAsync(server, chair);
            await her.OpenAsync(Urls.Committee(village));
            var unit = (await page.Locator("h1").InnerTextAsync()).Replace("班子", "", StringComparison.Ordinal);
            var former = await page.Locator("#members tbody tr").First.Locator("strong").InnerTextAsync();

            await page.Locator("#members tbody tr").First.GetByText("变动…").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "登记离任" }).First.ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记离任" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请选择离任方式");
            await dialog.GetByLabel("离任方式").SelectOptionAsync(new SelectOptionValue { Label = "辞职" });
            await dialog.GetByLabel("离任日期").FillAsync("2026-07-14");
            await dialog.GetByLabel("决定会议").FillAsync("第一届二次执委会议");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记离任" }).ClickAsync();
            await Expect(page.GetByText($"已登记{former}离任。")).ToBeVisibleAsync();
            await Expect(page.GetByText("缺主席 1 人").First).ToBeVisibleAsync();

            await her.OpenAsync(Urls.Desk);
            await Expect(page.Locator("[aria-labelledby=terms-title]")).ToContainTextAsync(unit);
            await page.Locator("[aria-labelledby=terms-title]")
                .GetByRole(AriaRole.Link, new() { Name = "缺主席" })
                .ClickAsync();
            await page.Locator("#terms-table")
                .GetByRole(AriaRole.Link, new() { Name = unit, Exact = true })
                .ClickAsync();
            await page.WaitForURLAsync($"**{Urls.Committee(village)}");
            await her.LiveAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "登记新主席任职" }).ClickAsync();
            await dialog.GetByLabel("任职日期").FillAsync("2026-07-15");
            await dialog.GetByLabel("决定会议").FillAsync("第一届三次执委会议");
            await dialog.GetByLabel("姓名").FillAsync("余晓梅");
            await dialog.GetByLabel("出生年月").FillAsync("1988年5月");
            await dialog.GetByLabel("文化程度").SelectOptionAsync(new SelectOptionValue { Label = "本科" });
            await dialog.GetByLabel("联系电话").FillAsync("13900008888");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记任职" }).ClickAsync();
            await Expect(page.GetByText("已登记余晓梅任职。")).ToBeVisibleAsync();

            await Expect(page.Locator("#members tbody tr").First).ToContainTextAsync("余晓梅");
            await Expect(page.Locator("#members tbody tr").First).ToContainTextAsync("补选");
            await Expect(page.Locator("#left")).ToContainTextAsync(former);
            (await page.GetByText("缺主席").CountAsync()).Should().Be(0);

            await her.OpenAsync(Urls.Desk);
            (await page.Locator("[aria-labelledby=terms-title]").GetByText(unit, new() { Exact = true }).CountAsync())
                .Should()
                .Be(0);
            await her.OpenAsync(Urls.Outgoing);
            var row = page.Locator("#outgoing-table tbody tr", new() { HasText = former });
            await row.GetByRole(AriaRole.Link, new() { Name = former, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = former, Level = 1 })).ToBeVisibleAsync();

            await her.OpenAsync(Urls.Outgoing);
            await row.GetByRole(AriaRole.Link, new() { Name = $"{former}的离任谈话" }).ClickAsync();
            await her.LiveAsync();
            await Expect(page.Locator("#left")).ToBeInViewportAsync();
            await page.Locator("#left tr", new() { HasText = former })
                .GetByRole(AriaRole.Button, new() { Name = "登记谈话" })
                .ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"登记{former}的离任谈话");
        });
    }

    /// <summary>One that nobody has left yet.</summary>
    private static async Task<int> FullVillageAsync(DemoWorld demo, UnitScope chair)
    {
        await using var db = demo.Server.Given.Portal.OpenForSystem();
        return await db
            .Committees.VisibleTo(chair)
            .Where(c => c.CampaignId != null && c.Posts.All(p => p.EndOn == null))
            .OrderBy(c => c.UnitPath)
            .Select(c => c.UnitId)
            .FirstAsync();
    }
}
