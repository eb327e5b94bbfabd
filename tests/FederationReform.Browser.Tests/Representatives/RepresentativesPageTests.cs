using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Representatives;

/// <summary>
/// Forty-one representatives from a spreadsheet, one of them too young: refused with her row, mended, all checked, and
/// the list that hangs out.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class RepresentativesPageTests(Chromium chromium)
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 41).Select(n => $"林{(char)('一' + n)}")];

    [BrowserTheory, OnSqlite]
    public async Task Roster_PastedMendedChecked_HangsOut(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Record(campaign.Id, village.Id));
            await page.GetByRole(AriaRole.Link, new() { Name = "登记妇女代表" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "从 Excel 粘贴" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "核对名单" }).ClickAsync();
            await Expect(page.GetByText("没有找到可以录入的内容")).ToBeVisibleAsync();
            await page.GetByLabel("从表格里复制的内容")
                .FillAsync(
                    "河口村妇女代表名册\n序号\t姓名\t出生年月\t民族\t文化程度\t政治面貌\t工作单位及职务\t"
                        + "代表类别\t联系电话\t产生方式\n"
                        + string.Join(
                            '\n',
                            Names.Select(
                                (name, n) =>
                                    $"{n + 1}\t{name}\t{(n == 16 ? "2009.3" : "1986.3")}\t汉族\t高中\t群众\t"
                                    + $"河口村{n % 5 + 1}组\t基层妇女\t138000000{n + 10}\t"
                                    + $"{(n % 2 == 0 ? "选举" : "协商推荐")}"
                            )
                        )
                );
            await page.GetByRole(AriaRole.Button, new() { Name = "核对名单" }).ClickAsync();

            await Expect(page.GetByText("41 行里有 1 行需要修改")).ToBeVisibleAsync();
            await Expect(page.GetByText($"第 17 行{Names[16]}（2009-03）到今天只有 17 周岁")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "录入 41 名代表" })).ToBeDisabledAsync();
            await page.GetByLabel("第 17 行出生年月").FillAsync("1999-03");
            await page.Keyboard.PressAsync("Tab");
            await page.GetByRole(AriaRole.Button, new() { Name = "录入 41 名代表" }).ClickAsync();
            await Expect(page.GetByText("已录入 41 名代表。")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "登记全部通过审查" }).ClickAsync();
            await Expect(page.GetByText("41 / 41")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = $"修改{Names[0]}" }).ClickAsync();
            await Expect(page.GetByLabel("出生年月")).ToHaveValueAsync("1986-03");
            await page.GetByLabel("出生年月").FillAsync("2010-01");
            await page.Keyboard.PressAsync("Tab");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存修改" }).ClickAsync();
            await Expect(page.GetByText($"第 1 行{Names[0]}（2010-01）到今天只有 16 周岁").First).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "不改了" }).ClickAsync();

            await page.GetByLabel("公示开始日期").FillAsync("2026-07-01");
            await page.GetByLabel("公示结束日期").FillAsync("2026-07-05");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存公示时间" }).ClickAsync();
            await Expect(page.GetByText("已保存公示时间。")).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            await visitor.OpenAsync(Urls.Result(campaign.Id, village.Id));
            await Expect(page.GetByLabel("妇女代表人数")).ToHaveValueAsync("41");
            await Expect(page.GetByLabel("妇女代表人数")).Not.ToBeEditableAsync();

            await visitor.OpenAsync(Urls.RepresentativeNotice(campaign.Id, village.Id));
            var paper = await page.Locator("article").InnerTextAsync();
            paper
                .Should()
                .Contain("妇女代表大会代表名单公示")
                .And.Contain("41 名")
                .And.Contain("2026年7月1日至2026年7月5日")
                .And.ContainAll(Names)
                .And.Contain("河口村3组")
                .And.NotContain("1380000")
                .And.NotContain("1986")
                .And.NotContain("群众");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            await visitor.SignedInAsync(server, chair);
            foreach (
                var address in (string[])
                    [Urls.Representatives(campaign.Id, village.Id), Urls.RepresentativeNotice(campaign.Id, village.Id)]
            )
            {
                await visitor.OpenAsync(address);
                await visitor.ShouldNotScrollSidewaysAsync();
                await visitor.ShouldHaveNoSeriousFindingsAsync();
            }
        });
    }

    /// <summary>
    /// A list comes in pieces: names first, births by a second paste, and how they were chosen by one choice for all.
    /// </summary>
    [BrowserFact]
    public async Task NamesAlone_AreCompletedByASecondPaste_AndByOneChoiceForAll()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Representatives(campaign.Id, village.Id));
            await PasteAsync(page, "姓名\n林一\n林二\n林三");
            await page.GetByRole(AriaRole.Button, new() { Name = "录入 3 名代表" }).ClickAsync();
            await Expect(page.GetByText("已录入 3 名代表。")).ToBeVisibleAsync();

            await PasteAsync(page, "姓名\t出生年月\n林一\t1985-03\n林二\t1986-03\n林三\t");
            await Expect(page.GetByText("补充出生年月")).ToHaveCountAsync(2);
            await PictureAsync(page, "representatives-paste");
            await page.GetByRole(AriaRole.Button, new() { Name = "补充 2 名代表" }).ClickAsync();
            await Expect(page.GetByText("已补充 2 名代表。")).ToBeVisibleAsync();

            var list = page.Locator("#list");
            await list.GetByLabel("产生方式都填").SelectOptionAsync("选举");
            await PictureAsync(page, "representatives-fill");
            await list.GetByRole(AriaRole.Button, new() { Name = "填入" }).ClickAsync();
            await Expect(page.GetByText("已填入 3 名代表的产生方式。")).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });
    }

    private static async Task PasteAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "从 Excel 粘贴" }).ClickAsync();
        await page.GetByLabel("从表格里复制的内容").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "核对名单" }).ClickAsync();
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
