using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Reforms;

/// <summary>
/// A user of Excel and WeChat clicks twice. Whatever lies under the second click is not done unless it was there, and
/// was read, at the first.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class DoubleClickTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(80)]
    [InlineData(300)]
    [InlineData(700)]
    public async Task ReadyRecord_ClickedTwiceAtEachStep_IsHandedInOnce(int milliseconds)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var village = await VillageCase.OnAsync(server.Given);
        await server.Given.CompleteAsync(village.Campaign, village.Village);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(Urls.Desk);
            await TwiceAsync(page, page.Locator("main a.mud-button-filled-primary").First, milliseconds);
            await page.WaitForURLAsync(url => url.Contains("/units/", StringComparison.Ordinal));
            await visitor.LiveAsync();
            await Task.Delay(1000);
            (await village.RecordAsync()).State.Should().NotBe(ReformState.Submitted, "nobody has read the record");

            await visitor.OpenAsync(Urls.Record(village.Campaign.Id, village.Village.Id));
            await TwiceAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "提交县妇联审核" }), milliseconds);
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToBeVisibleAsync();
            await Task.Delay(1000);
            (await village.RecordAsync()).State.Should().NotBe(ReformState.Submitted, "the dialog was not read");

            await TwiceAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "提交县妇联审核" }), milliseconds);
            await Expect(page.GetByText("妇联审核。审核之前发现错误，可以撤回。")).ToBeVisibleAsync();
            await Task.Delay(1000);
            (await village.RecordAsync()).State.Should().Be(ReformState.Submitted);

            await TwiceAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "撤回提交" }), milliseconds);
            await Expect(dialog).ToBeVisibleAsync();
            await Task.Delay(1000);
            (await village.RecordAsync()).State.Should().Be(ReformState.Submitted, "the dialog was not read");
        });
    }

    [BrowserTheory]
    [InlineData(80)]
    [InlineData(300)]
    [InlineData(700)]
    public async Task NewAccount_ClickedTwice_ShowsItsOneTimePassword(int milliseconds)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        var admin = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync($"{Urls.NewAccount}?unit={county.Id}");
            await page.GetByLabel("姓名").FillAsync("林欣");
            await page.GetByLabel("登录名").FillAsync("linxin");
            await TwiceAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "建立账号" }), milliseconds);
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync("linxin");
            await TwiceAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "建立账号" }), milliseconds);

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "林欣的账号已建立" })).ToBeVisibleAsync();
            await Task.Delay(1000);
            await Expect(page.GetByText("一次性密码").First).ToBeVisibleAsync();
            await Expect(page.GetByText("已经做过")).ToHaveCountAsync(0);
        });
        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Accounts.CountAsync(a => a.NormalizedUserName == "LINXIN")).Should().Be(1);
    }

    private static async Task TwiceAsync(IPage page, ILocator control, int milliseconds)
    {
        await control.ScrollIntoViewIfNeededAsync();
        await Expect(control).ToBeEnabledAsync();
        var box = (await control.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.ClickAsync(x, y);
        await Task.Delay(milliseconds);
        await page.Mouse.ClickAsync(x, y);
    }
}
