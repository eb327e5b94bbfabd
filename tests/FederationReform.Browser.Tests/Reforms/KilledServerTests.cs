using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Reforms;
using FederationReform.Web.Tests.Support;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Reforms;

/// <summary>
/// DA-05: what she typed more than five seconds before the server died is there when it is back, for her browser and
/// for any other.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class KilledServerTests(Chromium chromium)
{
    private const string Password = "清溪-sentinel-2026";
    private const string PlaceTyped = "富岭镇双同村村部二楼会议室";
    private const string NameTyped = "演示甲";
    private const string Unfinished = "陈指导，县妇联";

    [BrowserTheory, OnSqlite, OnPostgres]
    public async Task Server_KilledWhileSheTypes_GivesBackWhatIsOlderThanFiveSeconds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        var chair = await given.AccountAsync(
            (await given.AccountAsync(Role.TownshipChair, township)).AccountId,
            account => account.ChoosePassword(Passwords.Hash(Password))
        );
        var address = Urls.Result(campaign.Id, village.Id);
        using var first = await PortalProcess.StartAsync(PortalProcess.On(given.Database));

        await chromium.VisitAsync(first.Address, Screen.Desktop, async visitor =>
        {
            await visitor.SignInAsync(chair.UserName!, Password, address);
            await TypeAsync(visitor.Page, "#Place", PlaceTyped);
            await TypeAsync(visitor.Page, NameCell, NameTyped);
            await visitor.Page.Keyboard.PressAsync("Tab");
            // This field she does not leave.
            await TypeAsync(visitor.Page, "#Guide", Unfinished);
            await Task.Delay(TimeSpan.FromSeconds(5));
            await visitor.Page.Keyboard.TypeAsync("及镇", new() { Delay = 100 });

            await first.KillAsync();

            await visitor
                .Page.Locator("#components-reconnect-modal")
                .WaitForAsync(new() { State = WaitForSelectorState.Visible, Timeout = 5_000 });
            using var second = await PortalProcess.StartAsync(PortalProcess.On(given.Database), address: first.Address);
            await visitor.Page.GetByText("已找回您").WaitForAsync(new() { Timeout = 30_000 });
            await visitor.LiveAsync();
            await ShouldShowAsync(visitor.Page);
            await visitor.Page.GotoAsync("about:blank");
            visitor.ForgiveComplaints();

            await chromium.VisitAsync(first.Address, Screen.Phone, async elsewhere =>
            {
                await elsewhere.SignInAsync(chair.UserName!, Password, address);
                await ShouldShowAsync(elsewhere.Page);
            });
        });
    }

    private static string NameCell => $"#{SheetMarks.CellId(0, ResultColumns.IndexOf("Name"))}";

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.Locator(field).FocusAsync();
        await page.Keyboard.TypeAsync(text, new() { Delay = 40 });
    }

    private static async Task ShouldShowAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#Place")).ToHaveValueAsync(PlaceTyped);
        await Assertions.Expect(page.Locator(NameCell)).ToHaveValueAsync(NameTyped);
        await Assertions
            .Expect(page.Locator("#Guide"))
            .ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"^{Unfinished}"));
    }
}
