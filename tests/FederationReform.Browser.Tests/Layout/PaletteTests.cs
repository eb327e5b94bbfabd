using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Web;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Layout;

[Collection(InBrowser.Name)]
public sealed class PaletteTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Search_ByKeyboardAlone_OpensAPageAndAPerson()
    {
        var demo = await SharedDemo.WorldAsync();
        await chromium.VisitAsync(demo.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(demo.Server, await demo.ScopeAsync(Role.TownshipChair));
            await visitor.OpenAsync(Urls.Roster);
            var name = await page.Locator("#roster-table tbody td.main a").First.InnerTextAsync();

            await page.Keyboard.PressAsync("Control+k");
            var text = page.GetByRole(AriaRole.Combobox, new() { Name = "搜索人员、单位、页面" });
            await Expect(text).ToBeFocusedAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(text).ToBeHiddenAsync();

            await page.Keyboard.PressAsync("Control+k");
            await text.FillAsync("gwtd");
            await Expect(page.GetByText("没有找到。")).ToBeVisibleAsync();
            await text.FillAsync("jiemian");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "界面设置" })).ToBeVisibleAsync();

            await page.Keyboard.PressAsync("Control+k");
            await text.FillAsync(name);
            await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("人员");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(name);
            page.Url.Should().Contain("/people/");

            await page.Keyboard.PressAsync("?");
            var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "快捷键" });
            await Expect(keys).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(keys).ToBeHiddenAsync();
            await page.Keyboard.PressAsync("Control+k");
            await text.FillAsync("");
            await page.Keyboard.PressAsync("?");
            await Expect(text).ToHaveValueAsync("?");
            await Expect(keys).ToBeHiddenAsync();
        });
    }
}
