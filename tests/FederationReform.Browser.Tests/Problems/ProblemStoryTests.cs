using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Problems;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Problems;

/// <summary>The county enters a problem on a visit, by phone; the chair mends it.</summary>
[Collection(InBrowser.Beside)]
public sealed class ProblemStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Problem_EnteredOnAVisit_IsMendedByTheChair(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        await chromium.VisitAsync(server.Url, Screen.Phone, async county =>
        {
            var page = county.Page;
            await county.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await county.OpenAsync(Web.Urls.Problems);
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一个问题" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存问题" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请选择是哪个单位的问题");

            await dialog.GetByLabel("哪个单位").FillAsync(chair.UnitName);
            await page.GetByRole(AriaRole.Option, new() { NameRegex = new(chair.UnitName) }).First.ClickAsync();
            await dialog
                .GetByLabel("类型")
                .SelectOptionAsync(new SelectOptionValue { Label = "班子形同虚设、分工不明" });
            await dialog.GetByLabel("问题", new() { Exact = true }).FillAsync("选举后没有开过执委会议。");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存问题" }).ClickAsync();

            await Expect(page.GetByText("已保存。")).ToBeVisibleAsync();
            await Expect(page.GetByText("选举后没有开过执委会议。")).ToBeVisibleAsync();
            await page.GetByText("按乡镇（街道）看").ClickAsync();
            await county.ShouldNotScrollSidewaysAsync();
            await county.ShouldHaveNoSeriousFindingsAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = chair.UnitName, Exact = true }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{chair.UnitName} 问题台账" }))
                .ToBeVisibleAsync();
            await Expect(page.GetByText("选举后没有开过执委会议。")).ToBeVisibleAsync();
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Problems);
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "选举后没有开过执委会议。" });
            await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^销号") }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("整改情况").FillAsync("已开会分工，公示在村务栏。");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "整改销号" }).ClickAsync();

            await Expect(page.GetByText("已销号。")).ToBeVisibleAsync();
            await Expect(row).ToHaveCountAsync(0);
        });
        var list = (await demo.Server.Given.Use<ProblemListQuery>().RunAsync(chair, new(ProblemState.Mended)))!;
        list.Page.Rows.Should().Contain(r => r.Mended == "已开会分工，公示在村务栏。");
    }
}
