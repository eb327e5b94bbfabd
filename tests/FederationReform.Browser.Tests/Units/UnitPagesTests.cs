using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Units;

[Collection(InBrowser.Beside)]
public sealed class UnitPagesTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Administrator_BuildsACountyFromTheListAndMendsIt(Screen screen)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var administrator = await AdministratorAsync(server.Given);

        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, administrator);

            await visitor.OpenAsync(Web.Urls.Units);
            await LooksWellAsync(visitor);
            await page.GetByRole(AriaRole.Link, new() { Name = "从全国行政区划创建" }).First.ClickAsync();
            var search = page.GetByLabel("县（市、区）或地级市");
            await search.FillAsync("浦城");
            await page.GetByRole(AriaRole.Option, new() { Name = "福建省 › 南平市 › 浦城县" }).WaitForAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await search.PressAsync("ArrowDown");
            await search.PressAsync("Enter");
            await page.GetByRole(AriaRole.Heading, new() { Name = "福建省 › 南平市 › 浦城县" }).WaitForAsync();
            page.Url.Should().EndWith("?code=350722");
            await LooksWellAsync(visitor);

            await page.GetByRole(AriaRole.Button, new() { Name = "创建这 330 个单位" }).ClickAsync();
            await page.GetByText("已建好 330 个单位").WaitForAsync();
            await page.GetByText("这里的单位都已经有了").WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "查看这些单位" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "浦城县", Exact = true }).WaitForAsync();
            (await page.Locator("tbody tr").CountAsync()).Should().Be(19);
            await LooksWellAsync(visitor);

            await page.GetByRole(AriaRole.Link, new() { Name = "富岭镇" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "富岭镇", Exact = true }).WaitForAsync();
            await page.GetByText("添加下级单位").ClickAsync();
            await page.GetByLabel("名称", new() { Exact = true }).FillAsync("双同村");
            await page.GetByRole(AriaRole.Button, new() { Name = "添加到富岭镇" }).ClickAsync();
            await page.GetByText("富岭镇下已经有“双同村”").WaitForAsync();
            await page.GetByLabel("名称", new() { Exact = true }).FillAsync("河口村");
            await page.GetByRole(AriaRole.Button, new() { Name = "添加到富岭镇" }).ClickAsync();
            await page.GetByText("已添加河口村。").WaitForAsync();
            await LooksWellAsync(visitor);

            await page.GetByLabel("查找单位").FillAsync("河口村委会");
            await page.GetByRole(AriaRole.Option, new() { Name = "富岭镇 › 河口村" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "河口村", Exact = true }).WaitForAsync();
            await page.Locator("summary", new() { HasText = "停用" }).ClickAsync();
            await page.GetByLabel("停用原因").FillAsync("并入双同村");
            await page.GetByRole(AriaRole.Button, new() { Name = "停用河口村" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "停用河口村" })
                .ClickAsync();
            await page.GetByText("这个单位已停用").WaitForAsync();
            await LooksWellAsync(visitor);
        });

        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Units.SingleAsync(u => u.Name == "河口村")).Closed.Should().BeTrue();
    }

    [BrowserFact]
    public async Task OtherRolesAndNeighbours_AreShownNothing()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        var foreign = await server.Given.CountyAsync("光泽县");
        var reader = await server.Given.AccountAsync(Role.UpperReader, county);
        var administrator = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, reader);
            foreach (var address in (string[])[Web.Urls.Units, Web.Urls.UnitsFromDivisions, Web.Urls.Unit(county.Id)])
            {
                await visitor.OpenAsync(address);
                (await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "无权访问" }).CountAsync())
                    .Should()
                    .Be(1, address);
            }
            await visitor.SignedInAsync(server, administrator);
            (await visitor.OpenAsync(Web.Urls.Unit(foreign.Id)))!.Status.Should().Be(404);
            (await visitor.Page.ContentAsync()).Should().NotContain("光泽县");
            visitor.ForgiveComplaints();
            await visitor.OpenAsync(Web.Urls.Units);
            await visitor.Page.GetByLabel("查找单位").FillAsync("光泽");
            await visitor.Page.GetByText("没有找到").WaitForAsync();
        });
    }

    private static async Task LooksWellAsync(Visitor visitor)
    {
        await visitor.LiveAsync();
        await visitor.ShouldHaveNoSeriousFindingsAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
    }

    private static async Task<UnitScope> AdministratorAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await given.AccountAsync(
            Role.Administrator,
            await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation),
            "周管理员"
        );
    }
}
