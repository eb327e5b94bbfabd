using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Walls;

[Collection(InBrowser.Beside)]
public sealed class WallStoryTests(Chromium chromium)
{
    /// <summary>The screen stands while the server dies and comes back; revoked, it goes dark.</summary>
    [BrowserFact]
    public async Task Wall_KeepsItsPictureWhileTheServerIsAway_AndGoesDarkWhenItIsSwitchedOff()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        // The process has the machine's own clock, and the wall ends with its campaign.
        var plan = Given.Plan with
        {
            Stages = [],
            Targets = [new(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(30), 1, 1)],
        };
        var place = await VillageCase.OnAsync(given, villages: 4, plan);
        await place.ApprovedAsync();
        var on = await given
            .Use<FederationReform.Walls.SwitchOnWall>()
            .RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid()));
        using var first = await PortalProcess.StartAsync(PortalProcess.On(given.Database));

        await chromium.VisitAsync(first.Address, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await page.SetViewportSizeAsync(1920, 1080);
            await page.GotoAsync(first.Address + Urls.WallOf(on.Token!));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "浦城县改革进度" })).ToBeVisibleAsync();
            await Expect(page.GetByText("25%", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(page.GetByText("完成 1 个，共 4 个村（社区）")).ToBeVisibleAsync();
            await Expect(page.GetByText("资料齐全率 0%（0/")).ToBeVisibleAsync();
            await Expect(page.GetByText("材料 0%")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            (await page.Context.CookiesAsync()).Should().BeEmpty("it keeps nobody signed in");

            await first.KillAsync();
            await AskAsync(page);
            await Expect(page.GetByText("暂时连不上平台，显示的是")).ToBeVisibleAsync();
            await Expect(page.GetByText("25%", new() { Exact = true })).ToBeVisibleAsync();

            await place.ApprovedAsync(place.Villages[1]);
            using var second = await PortalProcess.StartAsync(PortalProcess.On(given.Database), address: first.Address);
            await AskAsync(page);
            await Expect(page.GetByText("50%", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(page.GetByText("暂时连不上平台")).ToHaveCountAsync(0);
            await second.KillAsync();

            await given
                .Use<FederationReform.Walls.SwitchOffWall>()
                .RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid()));
            using var third = await PortalProcess.StartAsync(PortalProcess.On(given.Database), address: first.Address);
            await AskAsync(page);
            await Expect(page.GetByText("这个大屏链接已经停用或者到期。")).ToBeVisibleAsync();
            await Expect(page.GetByText("50%", new() { Exact = true })).ToBeHiddenAsync();
            visitor.ForgiveComplaints();
        });
    }

    /// <summary>The page asks each half minute, and at once when the line is back.</summary>
    private static async Task AskAsync(IPage page) =>
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
}
