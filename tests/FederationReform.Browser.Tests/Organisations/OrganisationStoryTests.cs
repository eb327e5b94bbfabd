using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Organisations;

/// <summary>A chair enters an organisation by phone; the coverage says when it is more than its base.</summary>
[Collection(InBrowser.Beside)]
public sealed class OrganisationStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Organisation_EnteredByPhone_CountsOverItsBase(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Organisations));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一个妇联组织" }).First.ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("类别").SelectOptionAsync(new SelectOptionValue { Label = "专业市场" });
            await dialog.GetByLabel("妇联组织名称").FillAsync("南浦茶叶市场妇联");
            await dialog.GetByLabel("组建方式").SelectOptionAsync(new SelectOptionValue { Label = "区域联建" });
            await dialog.GetByLabel("覆盖单位数").FillAsync("18");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存妇委会与三新妇联组织" }).ClickAsync();

            await Expect(page.GetByText("已登记。")).ToBeVisibleAsync();
            var type = page.GetByRole(AriaRole.Region, new() { Name = "各类组织与覆盖" })
                .GetByRole(AriaRole.Row)
                .Filter(new() { HasText = "专业市场" });
            await Expect(type).ToContainTextAsync("基数未填");

            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.OrganisationBases));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一项基数" }).First.ClickAsync();
            dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("类别").SelectOptionAsync(new SelectOptionValue { Label = "专业市场" });
            await dialog.GetByLabel("单位总数").FillAsync("12");
            await dialog.GetByLabel("数据来源").FillAsync("镇商贸办");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存单位基数" }).ClickAsync();
            await Expect(page.GetByText("已登记。")).ToBeVisibleAsync();

            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Organisations));
            await Expect(page.GetByText("专业市场：覆盖 18 家，多于基数 12 家。")).ToBeVisibleAsync();
        });
        var coverage = (await demo.Server.Given.Use<CoverageQuery>().RunAsync(chair))!;
        coverage.Types.Single(t => t.Type == OrganisationType.Market).Share.Should().Be(new Ratio(18, 12));
    }
}
