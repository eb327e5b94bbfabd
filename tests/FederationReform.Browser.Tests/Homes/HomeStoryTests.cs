using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Homes;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Homes;

/// <summary>A chair enters a home for women by phone; the county decides what it should have.</summary>
[Collection(InBrowser.Beside)]
public sealed class HomeStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Home_EnteredByPhone_IsJudgedByTheCountysList(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Homes));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一个妇女之家" }).First.ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("建在哪里").SelectOptionAsync(new SelectOptionValue { Label = "企业" });
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存妇女之家" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写名称");

            await dialog.GetByLabel("名称", new() { Exact = true }).FillAsync("安华纺织妇女之家");
            await dialog.GetByLabel("已挂牌").SelectOptionAsync(new SelectOptionValue { Label = "是" });
            await dialog.GetByLabel("有设施").CheckAsync();
            await dialog.GetByLabel("有场地").CheckAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存妇女之家" }).ClickAsync();

            await Expect(page.GetByText("已登记。")).ToBeVisibleAsync();
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "安华纺织妇女之家" });
            await Expect(row).ToContainTextAsync("有场地、有设施");
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Homes));
            await page.GetByRole(AriaRole.Button, new() { Name = "设置达标标准" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            foreach (var have in (string[])["有计划", "有制度", "有活动", "有效果"])
                await dialog.GetByLabel(have).UncheckAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存达标标准" }).ClickAsync();

            await Expect(page.GetByText("达标标准：有场地、有设施。")).ToBeVisibleAsync();
        });
        var figures = (await demo.Server.Given.Use<HomeFiguresQuery>().RunAsync(chair))!;
        figures.Standard.Should().Be(HomeHaves.Place | HomeHaves.Facilities);
        figures.Sites.Single(s => s.Site == HomeSite.Enterprise).Complete.Should().Be(new Ratio(1, 1));
    }
}
