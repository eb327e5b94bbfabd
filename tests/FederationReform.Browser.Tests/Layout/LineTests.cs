using FederationReform.Browser.Tests.Reforms;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Layout;

/// <summary>
/// What a page does whose line is gone, in each state of Blazor's overlay; the server that is killed has tests of its
/// own. Each time the user has typed while nothing could be sent, and it must be in the draft afterwards.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class LineTests(Chromium chromium)
{
    private const string TypedBefore = "村部会议室";
    private const string TypedMeanwhile = "陈指导，县妇联";

    [BrowserFact]
    public Task Line_BackAfterAMoment_GoesOnWithThePage() =>
        InTheMiddleAsync(
            _ => { },
            async (page, line) =>
            {
                await line.CutAsync();
                await Expect(Notice(page)).ToContainTextAsync("网络中断，正在重新连接");
                await TypeMeanwhileAsync(page);
                await Expect(page.Locator(".save-state")).ToContainTextAsync("网络中断，已暂存在本页");
                line.Mend();

                await Expect(Notice(page)).ToBeHiddenAsync();
                (await IsStillAsync(page)).Should().BeTrue("nothing is opened anew");
            }
        );

    [BrowserFact]
    public Task Page_ThatTheServerPutAside_IsResumedWhereItWas() =>
        InTheMiddleAsync(
            options => options.DisconnectedCircuitMaxRetained = 0,
            async (page, line) =>
            {
                await line.CutAsync();
                await Expect(Notice(page)).ToContainTextAsync("网络中断，正在重新连接");
                await TypeMeanwhileAsync(page);
                // The next attempt notices what was typed before it.
                await page.WaitForTimeoutAsync(2500);
                line.Mend();

                await Expect(Notice(page)).ToBeHiddenAsync();
                (await IsStillAsync(page)).Should().BeTrue("nothing is opened anew");
            }
        );

    [BrowserFact]
    public Task Page_ThatTheServerForgot_IsOpenedAnew() =>
        InTheMiddleAsync(
            options => (options.DisconnectedCircuitMaxRetained, options.PersistedCircuitInMemoryMaxRetained) = (0, 0),
            async (page, line) =>
            {
                await line.CutAsync();
                await Expect(Notice(page)).ToContainTextAsync("网络中断，正在重新连接");
                await TypeMeanwhileAsync(page);
                // The server answers that it has nothing, and is gone again before the page can be opened.
                await page.RouteAsync("**/alive", route => route.AbortAsync());
                line.Mend();
                await Expect(Notice(page)).ToContainTextAsync("恢复后会自动重新打开本页");
                await page.UnrouteAsync("**/alive");

                await page.WaitForFunctionAsync("() => !window.still && document.readyState === 'complete'");
            }
        );

    [BrowserFact]
    public Task Page_Paused_WaitsForTheUser_AndForTheServer() =>
        InTheMiddleAsync(
            _ => { },
            async (page, line) =>
            {
                await page.EvaluateAsync("() => Blazor.pauseCircuit()");
                await Expect(Notice(page)).ToContainTextAsync("本页已暂停");
                await TypeMeanwhileAsync(page);
                line.Block();
                await page.GetByRole(AriaRole.Button, new() { Name = "继续填写" }).ClickAsync();
                await Expect(Notice(page)).ToContainTextAsync("暂时连不上平台");
                line.Mend();
                // By keyboard: a second click at the same place is taken as a double click.
                await page.GetByRole(AriaRole.Button, new() { Name = "继续填写" }).PressAsync("Enter");

                await Expect(Notice(page)).ToBeHiddenAsync();
                (await IsStillAsync(page)).Should().BeTrue("nothing is opened anew");
            }
        );

    private async Task InTheMiddleAsync(Action<CircuitOptions> options, Func<IPage, CutLine, Task> happens)
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite, services: services =>
            services.Configure(options)
        );
        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var line = await CutLine.BeforeAsync(visitor.Page);
            var page = await world.OpenAsync(visitor);
            await page.EvaluateAsync("() => window.still = true");
            await page.Locator("#Place").FillAsync(TypedBefore);
            await page.Locator("#Place").PressAsync("Tab");

            await happens(page, line);

            await Expect(page.Locator("#Place")).ToHaveValueAsync(TypedBefore);
            await Expect(page.Locator("#Guide")).ToHaveValueAsync(TypedMeanwhile);
            await page.WaitForFunctionAsync("() => document.querySelector('form.sheet')?.dataset.ready === 'true'");
            var draft = await world.DraftAsync();
            for (var tries = 0; tries < 100 && draft?.Sheet["Guide"] != TypedMeanwhile; tries++)
            {
                await Task.Delay(100);
                draft = await world.DraftAsync();
            }
            draft!.Sheet["Place"].Should().Be(TypedBefore);
            draft.Sheet["Guide"].Should().Be(TypedMeanwhile);
            // The page answers: it is not only drawn.
            await page.Locator("#c0-0").FillAsync("演示甲");
            await page.Locator("#c0-0").PressAsync("Tab");
            await page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(k => k.startsWith('result-of'))");
            visitor.ForgiveComplaints();
        });
    }

    private static ILocator Notice(IPage page) => page.Locator("#components-reconnect-modal");

    private static Task<bool> IsStillAsync(IPage page) => page.EvaluateAsync<bool>("() => window.still === true");

    private static async Task TypeMeanwhileAsync(IPage page)
    {
        await page.Locator("#Guide").FillAsync(TypedMeanwhile);
        await page.Locator("#Guide").PressAsync("Tab");
    }
}
