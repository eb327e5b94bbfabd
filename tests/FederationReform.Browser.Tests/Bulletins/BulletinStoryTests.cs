using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Bulletins;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Bulletins;

/// <summary>
/// The county's week: a bulletin is begun, written, found again after a reload, issued, copied and saved.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class BulletinStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Bulletin_IsBegunWrittenAndIssued(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        await chromium.VisitAsync(server.Url, Screen.Desktop, async staff =>
        {
            var page = staff.Page;
            await staff.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await staff.OpenAsync(Web.Urls.Bulletins);
            await Expect(page.GetByText("人名：只写姓和“某”")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "起草一期周报" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);

            // The last two weeks are issued already: the week is refused, and the dialog stays with what was chosen.
            await dialog.GetByRole(AriaRole.Button, new() { Name = "起草周报" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("已经起草或者签发");
            await dialog.GetByLabel("一周").SelectOptionAsync("3");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "起草周报" }).ClickAsync();

            await Expect(page.GetByLabel("进展情况"))
                .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^截至"));
            await page.GetByLabel("存在的问题").FillAsync("个别乡镇进度偏慢。");
            await page.GetByLabel("下一步措施").FocusAsync();
            await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
            await page.ReloadAsync();
            await Expect(page.GetByLabel("存在的问题")).ToHaveValueAsync("个别乡镇进度偏慢。");
            await Expect(page.Locator("[data-circuit=awaited]")).ToHaveCountAsync(0);
            // The writer named the chair in full: the bulletin does not go out before that is shortened.
            var chair = (await demo.ScopeAsync(Role.TownshipChair)).AccountName;
            await page.GetByLabel("存在的问题").FillAsync($"个别乡镇进度偏慢，已约谈{chair}。");
            await staff.ActAsync("签发这一期");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"“{chair}”是平台里登记的人名");
            await staff.ShouldHaveNoSeriousFindingsAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = $"改成“{chair[..1]}某”" }).ClickAsync();
            await Expect(page.GetByLabel("存在的问题")).ToHaveValueAsync($"个别乡镇进度偏慢，已约谈{chair[..1]}某。");
            await staff.ActAsync("签发这一期");

            await Expect(page.GetByText("2026 年第 3 期）")).ToBeVisibleAsync();
            // A bar for each unit; the total of the table has none.
            var units = await page.Locator("#bulletin-table tbody tr").CountAsync() - 1;
            await Expect(page.Locator("figure li")).ToHaveCountAsync(units);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "二、存在的问题" })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "下一步措施" })).ToHaveCountAsync(0);
            var download = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "保存图片" }).ClickAsync()
            );
            await using var picture = await download.CreateReadStreamAsync();
            var head = new byte[8];
            await picture.ReadExactlyAsync(head);
            head.Should().Equal(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
        });
        var list = await demo
            .Server.Given.Use<BulletinListQuery>()
            .RunAsync(await demo.ScopeAsync(Role.CountyStaff), 1);
        list!.Bulletins.Total.Should().Be(3);
        list.Drafts.Should().BeEmpty();
    }
}
