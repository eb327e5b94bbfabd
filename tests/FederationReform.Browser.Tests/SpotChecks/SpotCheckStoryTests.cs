using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.SpotChecks;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.SpotChecks;

/// <summary>The county draws, looks at the papers side by side, and enters results.</summary>
[Collection(InBrowser.Beside)]
public sealed class SpotCheckStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Drawing_IsLookedAtSideBySide_AndHasResults(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var staff = await demo.ScopeAsync(Role.CountyStaff);
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, staff);
            await visitor.OpenAsync(Web.Urls.SpotChecks);
            await page.GetByRole(AriaRole.Button, new() { Name = "抽取一次" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "现在抽取" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写抽查内容");
            await dialog.GetByLabel("抽查内容").FillAsync("签到表和选票");
            await dialog.GetByLabel("抽几个").Last.FillAsync("3");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "现在抽取" }).ClickAsync();

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第 2 次抽查：签到表和选票" }))
                .ToBeVisibleAsync();
            await Expect(page.GetByText("按种子重算，结果一致")).ToBeVisibleAsync();
            await Expect(page.Locator("th.unit")).ToHaveCountAsync(3);
            await page.Locator("th.unit")
                .First.GetByRole(AriaRole.Button, new() { NameRegex = new("合格$") })
                .ClickAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记合格" }).ClickAsync();
            await Expect(page.GetByText("已登记合格。")).ToBeVisibleAsync();
            await page.Locator("th.unit")
                .Nth(1)
                .GetByRole(AriaRole.Button, new() { NameRegex = new("有问题$") })
                .ClickAsync();
            await dialog.GetByLabel("问题", new() { Exact = true }).FillAsync("签到表不是原件。");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记问题" }).ClickAsync();
            await Expect(page.GetByText("已登记到问题台账。")).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.OpenAsync(Web.Urls.Problems);
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "签到表不是原件。" });
            await row.GetByRole(AriaRole.Link, new() { Name = "抽查" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第 2 次抽查" })).ToBeVisibleAsync();
        });
        var list = (await demo.Server.Given.Use<SpotCheckListQuery>().RunAsync(staff, 1))!;
        list.Page.Rows[0].Should().Match<SpotCheckRow>(r => r.Passed == 1 && r.WithProblems == 1 && r.Left == 1);
    }
}
