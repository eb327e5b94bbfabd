using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Notices;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Notices;

/// <summary>The county writes and issues a notice with a file; a chair reads and signs it on a phone.</summary>
[Collection(InBrowser.Beside)]
public sealed class NoticeStoryTests(Chromium chromium)
{
    private const string Title = "关于报送“两癌”筛查情况的通知";

    [BrowserTheory, OnSqlite]
    public async Task Notice_IsWrittenIssuedSignedAndRemindedOf(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var county = await demo.ScopeAsync(Role.CountyStaff);
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        var address = "";
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, county);
            await visitor.OpenAsync(Web.Urls.NoticesOf(NoticeBox.Sent));
            await page.GetByRole(AriaRole.Button, new() { Name = "起草一份通知" }).ClickAsync();
            await page.GetByLabel("标题").FillAsync(Title);
            await page.GetByLabel("正文").FillAsync("请于月底前报送。\n联系电话见附件。");
            await page.Locator(".evidence-upload[data-live]")
                .WaitForAsync(new() { State = WaitForSelectorState.Attached });
            var chooser = await page.RunAndWaitForFileChooserAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "选择文件" }).ClickAsync()
            );
            await chooser.SetFilesAsync(
                new FilePayload
                {
                    Name = "报送表.jpg",
                    MimeType = "image/jpeg",
                    Buffer = PhotoFile.Jpeg(),
                }
            );
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "报送表.jpg" })).ToBeVisibleAsync();
            await Expect(page.GetByText(new System.Text.RegularExpressions.Regex("^已保存 "))).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "发出通知" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "发出通知" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Title, Level = 1 }).First).ToBeVisibleAsync();
            address = new Uri(page.Url).AbsolutePath;
        });
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Desk);
            await page.Locator("section[aria-labelledby=notices-title]")
                .GetByRole(AriaRole.Link, new() { Name = Title })
                .ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "签收通知" }).ClickAsync();
            await Expect(page.GetByText("已签收。")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, county);
            await visitor.OpenAsync(address);
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = chair.UnitName });
            await Expect(row).ToContainTextAsync(chair.AccountName);
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^催 \\d+ 个没有签收的") }).ClickAsync();
            await Expect(page.GetByText(new System.Text.RegularExpressions.Regex("^已催 \\d+ 个单位")))
                .ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^催 \\d+ 个没有签收的") }))
                .ToHaveCountAsync(0);
        });
        var list = (await demo.Server.Given.Use<NoticeListQuery>().RunAsync(county, NoticeBox.Sent, 1))!;
        list.Notices.Rows[0].Should().Match<NoticeItem>(n => n.Title == Title && n.SignedCount == 1);
    }
}
