using FederationReform.Browser.Tests.Reforms;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Layout;

/// <summary>
/// An office may forbid the browser to store anything; merely asking for the storage throws then. The page loses what
/// only a reload would need, and nothing else.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class ForbiddenStorageTests(Chromium chromium)
{
    /// <summary>NW-03: some proxies let no web socket through; the page is slower then, and works.</summary>
    [BrowserFact]
    public async Task Result_IsTypedAndKept_WithoutAWebSocket()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite, Results.Valid);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.Page.AddInitScriptAsync("delete window.WebSocket;");
            var page = await world.OpenAsync(visitor);
            await page.Locator("#c0-0").FillAsync("演示改");
            await page.Locator("#c0-0").PressAsync("Enter");
            await page.Locator(".save-state .online", new() { HasText = "已暂存" }).WaitForAsync();

            (await world.DraftAsync())!.Sheet.Rows[0][0].Should().Be("演示改");
            visitor.ForgiveComplaints();
        });
    }

    [BrowserFact]
    public async Task Result_IsTypedKeptAndHandedIn_WhereNothingMayBeStored()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite, Results.Valid);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.Page.AddInitScriptAsync(
                """
                Object.defineProperty(window, 'sessionStorage', {
                    get() { throw new DOMException('Forbidden by the office.', 'SecurityError'); },
                });
                """
            );
            var page = await world.OpenAsync(visitor);
            await page.Locator("#c0-0").FillAsync("演示改");
            await page.Locator("#c0-0").PressAsync("Enter");
            await page.Locator(".save-state .online", new() { HasText = "已暂存" }).WaitForAsync();

            (await world.DraftAsync())!.Sheet.Rows[0][0].Should().Be("演示改");
            var submit = page.GetByRole(AriaRole.Button, new() { Name = "提交县妇联审核" });
            await submit.ScrollIntoViewIfNeededAsync();
            var box = (await submit.BoundingBoxAsync())!;
            await page.Mouse.DblClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        });
    }
}
