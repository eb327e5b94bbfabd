using FederationReform.Browser.Tests.Support;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Importing;

/// <summary>A chair pastes the table of activities that she keeps in Excel, and takes it back.</summary>
[Collection(InBrowser.Beside)]
public sealed class ImportRegisterStoryTests(Chromium chromium)
{
    [BrowserTheory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task PastedActivities_AreRegistered_AndTakenBack(Screen screen)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var world = await VillageCase.OnAsync(server.Given, villages: 2);

        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, world.Chair);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Activities));
            await page.GetByRole(AriaRole.Link, new() { Name = "导入、粘贴" }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "活动台账" })).ToBeCheckedAsync();
            await visitor.LiveAsync();

            var pasted = page.GetByLabel("把 Excel、WPS 里复制的表格粘贴在这里");
            await pasted.FillAsync("清洁家园\n反家暴宣传");
            await page.GetByRole(AriaRole.Button, new() { Name = "核对粘贴的表格" }).ClickAsync();
            await Expect(page.GetByText("粘贴的内容只有一列，不像表格。")).ToBeVisibleAsync();
            await PictureAsync(page, $"import-new-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            await pasted.FillAsync(
                "单位\t日期\t类型\t活动名称\t人次\n"
                    + "清溪镇\t2026-05-08\t志愿服务\t清洁家园\t30\n"
                    + "河口1村\t2026-05-18\t普法宣传\t反家暴宣传\t120\n"
            );
            await page.GetByRole(AriaRole.Button, new() { Name = "核对粘贴的表格" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对“粘贴的表格”" })).ToBeVisibleAsync();
            await page.GetByLabel("所有类型“普法宣传”当作").SelectOptionAsync("普法维权宣传");
            await Expect(page.GetByText("可以导入", new() { Exact = true })).ToBeVisibleAsync();
            await PictureAsync(page, $"import-register-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            var import = new PageGetByRoleOptions { Name = "导入 2 行" };
            await page.GetByRole(AriaRole.Button, import).First.ClickAsync();
            await Expect(page.GetByText("新增 2 条，更新 0 条，相同的 0 条不动。")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "导入 2 行" }).ClickAsync();
            await Expect(page.GetByText("2 个单位的活动台账已登记或更新。")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "撤销这次导入" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "撤销这次导入" })
                .ClickAsync();
            await Expect(page.GetByText("已经撤销，写入的内容都恢复了原样。")).ToBeVisibleAsync();
        });
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
