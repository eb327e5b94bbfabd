using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Importing;

/// <summary>County staff bring in who is in office: what the file does not say is asked once.</summary>
[Collection(InBrowser.Beside)]
public sealed class ImportRosterStoryTests(Chromium chromium)
{
    [BrowserTheory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task Roster_IsImported_AfterItsQuestionsAreAnswered(Screen screen)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var world = await VillageCase.OnAsync(server.Given, villages: 2);
        var file = XlsxFile.Of([
            ["清溪镇现任妇联班子花名册"],
            ["单位", "姓名", "职务", "出生年月", "文化程度", "联系电话"],
            ["清溪镇", "林一", "主席", "1985-03", "大专", "13800000001"],
            ["河口1村妇联", "林二", "主席", "1960.5", "小学", "13800000002"],
            ["河口2村", "林三", "主席", "1990年2月", "大专", "13800000003"],
            ["河口2村", "林四", "执委", "1991-07", "大专", null],
        ]);

        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, world.Staff);
            await visitor.OpenAsync(Web.Urls.NewImport);
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "现任班子花名册" })).ToBeCheckedAsync();
            await visitor.ChooseFileAsync(
                new FilePayload
                {
                    Name = "花名册.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = file,
                }
            );
            await Expect(page.GetByText("文件里没有写、导入前请补充")).ToBeVisibleAsync();
            await Expect(page.GetByText("主席、副主席原则上 45 周岁以下").First).ToBeVisibleAsync();
            if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is { Length: > 0 } folder)
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"import-roster-{screen}.png"), FullPage = true }
                );
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            await page.GetByLabel("换届日期").FillAsync("2021-06-01");
            await page.GetByLabel("换届日期").PressAsync("Tab");
            await page.GetByLabel("保留提醒的理由").FillAsync("按现任班子登记");
            await page.GetByLabel("保留提醒的理由").BlurAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "导入 4 行" }).First).ToBeEnabledAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "导入 4 行" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "导入 4 行" }).ClickAsync();
            await Expect(page.GetByText("3 个单位的班子已登记或更新。")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "清溪镇 › 河口2村" }).ClickAsync();
            await Expect(page.GetByText("林四").First).ToBeVisibleAsync();
        });
    }
}
