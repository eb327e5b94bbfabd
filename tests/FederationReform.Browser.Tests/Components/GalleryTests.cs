using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FluentAssertions.Execution;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Components;

/// <summary>The page on which every shared component stands in every state.</summary>
[Collection(InBrowser.Name)]
public sealed class GalleryTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("light", null)]
    [InlineData("dark", null)]
    [InlineData("light", "large")]
    [InlineData("dark", "large")]
    public async Task Component_InEveryState_SpeaksToEverybodyAndFits(string scheme, string? print)
    {
        var demo = await SharedDemo.WorldAsync();
        foreach (var screen in Enum.GetValues<Screen>())
            await chromium.VisitAsync(demo.Server.Url, screen, async visitor =>
            {
                await visitor.SignedInAsync(demo.Server, await demo.ScopeAsync(Role.CountyStaff));
                await visitor.OpenAsync(Web.Urls.Gallery);
                await visitor.Page.EvaluateAsync(
                    "([scheme, print]) => Object.assign(document.documentElement.dataset, "
                        + "print ? { scheme, print } : { scheme })",
                    new[] { scheme, print }
                );
                using var all = new AssertionScope();
                await visitor.ShouldHaveNoSeriousFindingsAsync();
                await visitor.ShouldNotScrollSidewaysAsync();
                await visitor.Page.GetByLabel("查找").PressSequentiallyAsync("河");
                await Assertions.Expect(visitor.Page.Locator(".search-panel [role=option]")).ToHaveCountAsync(2);
                await visitor.ShouldHaveNoSeriousFindingsAsync();
                await visitor.Page.Keyboard.PressAsync("Escape");
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "打开询问" }).ClickAsync();
                await visitor.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
                await visitor.ShouldHaveNoSeriousFindingsAsync();
                await visitor.ShouldNotScrollSidewaysAsync();
                await visitor
                    .Page.GetByRole(AriaRole.Dialog)
                    .GetByRole(AriaRole.Button, new() { Name = "删除" })
                    .ClickAsync();
                await Assertions.Expect(visitor.Page.GetByText("选了删除")).ToBeVisibleAsync();
            });
    }
}
