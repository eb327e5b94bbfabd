using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests;

[Collection(InBrowser.Name)]
public sealed class MenuTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Phone_ShowsTheRestUnderMore_AndClosesItAgain()
    {
        var demo = await SharedDemo.WorldAsync();
        await chromium.VisitAsync(demo.Server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(demo.Server, await demo.ScopeAsync(Role.CountyStaff));
            await visitor.OpenAsync(Urls.Desk);
            var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" });
            var roster = menu.GetByRole(AriaRole.Link, new() { Name = "花名册与结构" });
            await Expect(roster).ToBeHiddenAsync();

            await menu.GetByText("更多").ClickAsync();
            await Expect(roster).ToBeInViewportAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "工作台" }).ClickAsync();
            await Expect(roster).ToBeHiddenAsync();

            await menu.GetByText("更多").ClickAsync();
            await roster.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "浦城县花名册" })).ToBeVisibleAsync();
            await Expect(roster).ToBeHiddenAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "结构分析" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "浦城县村（社区）妇联班子结构" }))
                .ToBeVisibleAsync();
        });
    }

    /// <summary>Also to the same page of another unit; back returns to where she was.</summary>
    [BrowserTheory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task Link_OpensThePageAtItsTop(Screen screen)
    {
        var demo = await SharedDemo.WorldAsync();
        await chromium.VisitAsync(demo.Server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(demo.Server, await demo.ScopeAsync(Role.CountyStaff));
            await visitor.OpenAsync(Urls.Structure);
            await page.GetByRole(AriaRole.Region, new() { Name = "各单位" })
                .GetByRole(AriaRole.Link, new() { Name = "富岭镇" })
                .ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "富岭镇村（社区）妇联班子结构" }))
                .ToBeInViewportAsync();
            await page.WaitForFunctionAsync("() => scrollY === 0");
            await page.GoBackAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "浦城县村（社区）妇联班子结构" }))
                .ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => scrollY > 500");

            await visitor.OpenAsync(Urls.Roster);
            // By keyboard: a click where the last page was clicked a moment ago is taken as a double click.
            await page.GetByRole(AriaRole.Cell).GetByRole(AriaRole.Link).Nth(40).PressAsync("Enter");
            await page.GetByRole(AriaRole.Heading, new() { Name = "历任职务" }).WaitForAsync();
            await page.WaitForFunctionAsync("() => scrollY === 0");
        });
    }
}
