using FederationReform.Browser.Tests.Support;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Layout;

/// <summary>A short form keeps no draft: who leaves it with something typed is asked first.</summary>
[Collection(InBrowser.Name)]
public sealed class LeavingTests(Chromium chromium)
{
    [BrowserFact]
    public async Task FormWithSomethingTyped_AsksBeforeItIsLeft_AndNotOnceItIsSaved()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            var asked = new List<string>();
            var leave = false;
            page.Dialog += (_, dialog) =>
            {
                asked.Add(dialog.Message);
                // The page waits for the answer, and so does what the test does next.
                _ = leave ? dialog.AcceptAsync() : dialog.DismissAsync();
            };
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(Urls.Duties(village.Village.Id));
            var first = page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("的分工$") }).First;
            var away = page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" })
                .GetByRole(AriaRole.Link, new() { Name = "改革任务" });

            await first.FillAsync("家庭教育");
            await away.ClickAsync();
            asked.Should().ContainSingle().Which.Should().Contain("还没有保存");
            await Expect(first).ToHaveValueAsync("家庭教育");

            await page.GetByRole(AriaRole.Button, new() { Name = "保存分工" }).ClickAsync();
            await Expect(page.GetByText("分工已保存。")).ToBeVisibleAsync();
            await away.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^改革任务") })).ToBeVisibleAsync();
            await page.WaitForLoadStateAsync();
            asked.Should().ContainSingle("what is saved may be left");

            await visitor.OpenAsync(Urls.Duties(village.Village.Id));
            await Expect(first).ToHaveValueAsync("家庭教育");
            await first.FillAsync("别的");
            leave = true;
            // By keyboard: a click where the last document was clicked a moment ago is taken as a double click.
            await away.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^改革任务") })).ToBeVisibleAsync();
            await page.WaitForLoadStateAsync();
            asked.Should().HaveCount(2);
        });
    }

    /// <summary>On a phone, Back is how a dialog is closed. Who stays finds the dialog, the text and the page.</summary>
    [BrowserFact]
    public async Task Back_OutOfAHalfFilledDialog_Asks_AndWhoStaysLosesNothing()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var village = await VillageCase.OnAsync(server.Given);
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var asked = 0;
            page.Dialog += (_, question) =>
            {
                asked++;
                _ = question.DismissAsync();
            };
            var dialog = page.GetByRole(AriaRole.Dialog);
            var title = dialog.GetByLabel("活动名称");
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(Urls.Registers);
            await page.GetByRole(AriaRole.Link, new() { Name = "活动台账", Exact = true }).ClickAsync();
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == Urls.Register(RegisterKind.Activities));
            await visitor.LiveAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一场活动" }).First.ClickAsync();
            await title.FillAsync("三八节维权讲座");

            await page.EvaluateAsync("() => history.back()");
            await page.WaitForFunctionAsync(
                "path => location.pathname === path",
                Urls.Register(RegisterKind.Activities)
            );
            await Expect(title).ToHaveValueAsync("三八节维权讲座");
            asked.Should().Be(1);

            // The button that closes it asks too.
            await dialog.GetByRole(AriaRole.Button, new() { Name = "先不做" }).ClickAsync();
            asked.Should().Be(2);
            await Expect(title).ToHaveValueAsync("三八节维权讲座");

            await dialog.GetByLabel("类型").SelectOptionAsync("普法维权宣传");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(page.GetByText("已登记。")).ToBeVisibleAsync();
            await page.EvaluateAsync("() => history.back()");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "台账", Exact = true })).ToBeVisibleAsync();
            asked.Should().Be(2, "what is saved may be left");
        });
    }
}
