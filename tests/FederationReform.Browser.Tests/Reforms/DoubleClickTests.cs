using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Data;
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

    /// <summary>
    /// The chair and the county through the whole of it, who click twice, reload, and press back wherever they can:
    /// each thing is done once, and none is undone.
    /// </summary>
    [BrowserTheory, OnSqlite, OnPostgres]
    public async Task ChairWhoClicksTwiceReloadsAndGoesBack_LosesNothing(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var village = await VillageCase.OnAsync(server.Given);
        await server.Given.CompleteAsync(village.Campaign, village.Village);
        var (record, review) = (
            Urls.Record(village.Campaign.Id, village.Village.Id),
            Urls.ReviewRecord(village.Campaign.Id, village.Village.Id)
        );

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(Urls.Desk);
            await DecideAsync(visitor, record, "提交县妇联审核");
            await StateAsync(village, ReformState.Submitted);
            await DecideAsync(visitor, record, "撤回提交");
            await StateAsync(village, ReformState.InProgress);
            await DecideAsync(visitor, record, "提交县妇联审核");
            await StateAsync(village, ReformState.Submitted);
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, village.Staff);
            await visitor.OpenAsync(Urls.Desk);
            await DecideAsync(visitor, review, "审核通过");
            await StateAsync(village, ReformState.Approved);
        });

        (await server.Given.AuditAsync())
            .Where(r => r.AccountId != 0)
            .Select(r => r.Event)
            .Should()
            .Equal(
                AuditEvent.RecordSubmitted,
                AuditEvent.RecordWithdrawn,
                AuditEvent.RecordSubmitted,
                AuditEvent.RecordApproved
            );
    }

    /// <summary>The browser throws away the first answer, and with it what it alone shows.</summary>
    [BrowserTheory]
    [InlineData(80)]
    [InlineData(300)]
    [InlineData(700)]
    public async Task ListOfAccounts_ClickedTwice_ShowsItsOneTimePasswords(int milliseconds)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        await server.Given.TownshipAsync(county);
        var admin = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync(Urls.PasteAccounts);
            await page.GetByLabel("名单").FillAsync("清溪镇，林欣，linxin\n清溪镇，陈芳，chenfang");
            await page.GetByRole(AriaRole.Button, new() { Name = "检查名单" }).ClickAsync();
            await TwiceAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "建立 2 个账号" }), milliseconds);
            await PasswordsAsync(page);

            await visitor.OpenAsync(Urls.RenewSlips);
            await page.GetByLabel("一次性密码有效期").SelectOptionAsync("7");
            await TwiceAsync(
                page,
                page.GetByRole(AriaRole.Button, new() { Name = "重新发放勾选的账号单" }),
                milliseconds
            );
            await PasswordsAsync(page);
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        static async Task PasswordsAsync(IPage page)
        {
            await Expect(page.Locator(".slip")).ToHaveCountAsync(2);
            await Task.Delay(1000);
            foreach (var secret in await page.Locator(".secret").AllInnerTextsAsync())
                secret.Should().MatchRegex("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$");
        }
    }

    /// <summary>
    /// Opens the dialog by two clicks, reloads instead of answering, opens it again and answers by two clicks; then
    /// goes back and forward.
    /// </summary>
    private static async Task DecideAsync(Visitor visitor, string address, string act)
    {
        var page = visitor.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        var button = page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).First;
        await visitor.OpenAsync(address);
        await TwiceAsync(page, button, 300);
        await Expect(dialog).ToBeVisibleAsync();
        await page.ReloadAsync();
        await visitor.LiveAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        // A click in the same place, just after a page came anew, is half of the double click before it.
        await Task.Delay(1000);
        await TwiceAsync(page, button, 300);
        await Expect(dialog).ToBeVisibleAsync();
        await TwiceAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = act }), 300);
        await Expect(dialog).ToHaveCountAsync(0);
        await Task.Delay(1000);
        await page.GoBackAsync();
        await visitor.LiveAsync();
        await page.GoForwardAsync();
        await visitor.LiveAsync();
        await page.ReloadAsync();
        await visitor.LiveAsync();
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();
    }

    private static async Task StateAsync(VillageCase village, ReformState state) =>
        (await village.RecordAsync()).State.Should().Be(state);

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
