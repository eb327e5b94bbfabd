using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Elections;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Account;

/// <summary>One computer in the township's office, and two who use it one after the other: CI-05, CI-06.</summary>
[Collection(InBrowser.Name)]
public sealed class SharedComputerTests(Chromium chromium)
{
    private const string Written = "甲写了一半的会议地点";

    /// <summary>
    /// The first one's line is cut while she types; meanwhile she signs out and the other signs in; the line returns.
    /// </summary>
    [BrowserFact]
    public async Task TabOfTheFirst_AfterTheOtherSignedIn_ShowsAndSavesNothingOfHers()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var (first, second, address) = await OfficeAsync(server);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var (page, cut) = (visitor.Page, false);
            IWebSocketRoute? line = null;
            await page.RouteWebSocketAsync("**/_blazor**", socket =>
            {
                line = socket;
                socket.ConnectToServer();
            });
            await page.RouteAsync("**/_blazor/negotiate**", route => cut ? route.AbortAsync() : route.ContinueAsync());
            await visitor.SignedInAsync(server, first);
            await visitor.OpenAsync(address);
            await page.GetByLabel("会议地点").WaitForAsync();

            cut = true;
            await line!.CloseAsync();
            await page.Locator("#components-reconnect-modal.components-reconnect-show").WaitForAsync();
            await page.GetByLabel("会议地点").EvaluateAsync("(input, text) => input.value = text", Written);
            await page.EvaluateAsync(
                "([owner, path, text]) => sessionStorage[`unsaved:${owner}:${path}`] = JSON.stringify([['x', text]])",
                new object[] { $"{first.AccountId}", address, Written }
            );
            await server.Given.Use<SignOut>().RunAsync(first.AccountId, null);
            await visitor.SignedInAsync(server, second);
            cut = false;

            await page.WaitForFunctionAsync(
                "account => document.body.dataset.account === account",
                $"{second.AccountId}"
            );
            await visitor.LiveAsync();
            await Assertions.Expect(page.GetByLabel("会议地点")).ToHaveValueAsync("");
            (await page.EvaluateAsync<string>("() => JSON.stringify(sessionStorage)")).Should().NotContain(Written);
            await Task.Delay(1000);
            await using var db = server.Given.Portal.OpenForSystem();
            (await db.AuditRecords.CountAsync(r => r.AccountId == second.AccountId)).Should().Be(0);
            visitor.ForgiveComplaints();
        });
    }

    [BrowserFact]
    public async Task SignOut_ForgetsWhatTheTabRemembers_InEveryTab()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var (first, _, address) = await OfficeAsync(server);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, first);
            await visitor.OpenAsync(address);
            var other = await visitor.Page.Context.NewPageAsync();
            await other.GotoAsync(server.Url + Web.Urls.Help);
            foreach (var tab in (IPage[])[visitor.Page, other])
                await tab.EvaluateAsync(
                    "owner => ['unsaved:', 'upload:', 'result-of-'].forEach(k => sessionStorage[`${k}${owner}:x`] = '1')",
                    $"{first.AccountId}"
                );

            await visitor.SignOutAsync();
            await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == Web.Urls.SignIn);

            foreach (var tab in (IPage[])[visitor.Page, other])
            {
                // A tab behind another draws nothing, so Playwright cannot wait in it.
                for (var tries = 0; tries < 50 && (await KeysAsync(tab)).Contains(':'); tries++)
                    await Task.Delay(100);
                (await KeysAsync(tab)).Should().NotContain(":", tab.Url);
            }
            visitor.ForgiveComplaints();
        });
    }

    /// <summary>EX-01 and CI-14: what is copied is no formula, and what a paste lost is said.</summary>
    [BrowserFact]
    public async Task CopiedTable_HoldsNoFormula_AndACutPasteIsSaid()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var world = await World.CreateAsync(server.Given);
        var staff = world.Insiders.Single(s => s.Role == Role.CountyStaff);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, staff);
            await visitor.OpenAsync(Web.Urls.Roster);
            await page.EvaluateAsync(
                """
                () => {
                    navigator.clipboard.writeText = text => (window.copied = text, Promise.resolve());
                    const cells = document.querySelectorAll('#roster-table tbody tr:first-child > *');
                    ['=HYPERLINK("http://evil","x")', '+1', '@a', '-cmd', '-12.5', '"x', '＝1'].forEach(
                        (text, i) => cells[i].textContent = text);
                }
                """
            );
            await page.GetByText("更多 ▾").ClickAsync();
            await page.Locator("[data-copy-table=roster-table]").ClickAsync();
            await page.WaitForFunctionAsync("() => window.copied");
            var row = (await page.EvaluateAsync<string>("() => window.copied")).Split('\n')[1].Split('\t');
            row[..7]
                .Should()
                .Equal("'=HYPERLINK(\"http://evil\",\"x\")", "'+1", "'@a", "'-cmd", "-12.5", "\"\"\"x\"", "'＝1");

            await page.EvaluateAsync(
                """
                () => {
                    const data = new DataTransfer();
                    data.setData('text/plain', '字'.repeat(40000));
                    document.getElementById('text').dispatchEvent(
                        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
                }
                """
            );
            await Assertions
                .Expect(page.Locator("#told"))
                .ToHaveTextAsync("粘贴的内容太长：这里最多 100 个字，后面的 39900 个字没有放进来，请核对。");
        });
    }

    private static Task<string> KeysAsync(IPage tab) =>
        tab.EvaluateAsync<string>("() => Object.keys(sessionStorage).join(' ')");

    private static async Task<(UnitScope First, UnitScope Second, string Address)> OfficeAsync(PortalServer server)
    {
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        var first = await given.AccountAsync(Role.TownshipChair, township, "林甲");
        var second = await given.AccountAsync(Role.TownshipChair, township, "陈乙");
        var election = await given
            .Use<AddElection>()
            .RunAsync(first, new(campaign.Id, village.Id, ElectionPurpose.Executives, null, Guid.NewGuid()));
        return (first, second, Web.Urls.Election(campaign.Id, village.Id, election.ElectionId!.Value));
    }
}
