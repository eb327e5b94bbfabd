using FederationReform.Browser.Tests.Support;
using FederationReform.Ledger;
using FederationReform.LivedDuties;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Registers;

/// <summary>What a chair enters after the election, on her phone.</summary>
[Collection(InBrowser.Beside)]
public sealed class RegisterStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Chair_EntersActivityFundDeedAndRota_ByPhone(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given);
        await place.ApprovedAsync();
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var dialog = page.GetByRole(AriaRole.Dialog);
            await visitor.SignedInAsync(server, place.Chair);

            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Activities));
            await Expect(page.GetByText("还没有登记活动。")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一场活动" }).First.ClickAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请选择类型");
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写活动名称");
            await dialog.GetByLabel("类型").SelectOptionAsync("普法维权宣传");
            await dialog.GetByLabel("活动名称").FillAsync("三八节维权讲座");
            // The unit that the entry will be of stays in sight when the cursor leaves its box.
            await Expect(dialog.Locator("#entry-UnitId")).ToHaveValueAsync(place.Township.Name);
            await dialog.GetByLabel("人次").FillAsync("八十六");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("“八十六”不是一个可用的整数");
            await dialog.GetByLabel("人次").FillAsync("86");
            await visitor.ShouldNotScrollSidewaysAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(page.GetByText("已登记。")).ToBeVisibleAsync();
            await Expect(page.Locator("#entries")).ToContainTextAsync("三八节维权讲座");
            await Expect(page.Locator(".tiles")).ToContainTextAsync("86 人次");
            await page.GetByRole(AriaRole.Button, new() { Name = "更改：三八节维权讲座" }).ClickAsync();
            await dialog.GetByText("场次、金额、资料、备注").ClickAsync();
            await dialog.GetByLabel("金额（元）").FillAsync("1.5万");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(page.Locator("#entries")).ToContainTextAsync("15,000");
            await page.GetByRole(AriaRole.Button, new() { Name = "历史：三八节维权讲座" }).ClickAsync();
            await Expect(dialog).ToContainTextAsync("金额（元）：15,000");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Funds));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一笔年度经费" }).First.ClickAsync();
            await dialog.GetByLabel("用途").SelectOptionAsync("考核经费");
            await dialog.GetByLabel("到位（元）").FillAsync("5000");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存工作经费" }).ClickAsync();
            await Expect(page.Locator(".tiles")).ToContainTextAsync("到位 5,000 元");

            var rota = Web.Urls.Rota(place.Village.Id);
            await visitor.OpenAsync(rota);
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^排好") }).ClickAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "排好空着的月份" }).ClickAsync();
            await Expect(page.GetByText("已排好。")).ToBeVisibleAsync();
            var names = await page.Locator("#rota tbody td:nth-child(2)").AllInnerTextsAsync();
            // It is July: months that have passed are not dealt out.
            names.Should().HaveCount(12);
            names.Take(6).Should().OnlyContain(n => n.Contains('—'));
            names.Skip(6).Should().NotContain(n => n.Contains('—'));
            await page.GetByRole(AriaRole.Button, new() { Name = "对调：7 月", Exact = true }).ClickAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "对调这两个月" }).ClickAsync();
            await Expect(page.GetByText("已调整。")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            await visitor.OpenAsync(Web.Urls.RegisterOf(RegisterKind.Deeds, new(place.Village.Id)));
            var member = (await page.Locator("#check-lists ~ .table-box tbody th").First.InnerTextAsync()).Trim();
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一件履职的事" }).First.ClickAsync();
            await dialog.GetByLabel("姓名").FillAsync(member);
            await dialog.GetByLabel("事项").SelectOptionAsync(DeedItem.GoodDeed.Name());
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存履职记录" }).ClickAsync();
            await Expect(page.Locator("#check-lists ~ .table-box tbody tr").First).ToContainTextAsync("✓ 办一件好事");
            // A name that nobody has is kept, and its writer is told at once that it counts for nobody.
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一件履职的事" }).First.ClickAsync();
            await dialog.GetByLabel("姓名").FillAsync("何巧侠");
            await dialog.GetByLabel("事项").SelectOptionAsync(DeedItem.GoodDeed.Name());
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存履职记录" }).ClickAsync();
            await Expect(page.GetByText("现任班子名单和代表名册里没有“何巧侠”")).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, place.Staff);
            await visitor.OpenAsync(Web.Urls.LivelinessOf(place.Township.Id, null));
            await Expect(visitor.Page.GetByText("人有履职记录，轮值已排好")).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });
    }

    /// <summary>
    /// County staff give the types of activities a type of their own, by keyboard, and retire one; a chair enters the
    /// next activity by that list.
    /// </summary>
    [BrowserTheory, OnSqlite]
    public async Task Types_OfTheCounty_AreSet_AndTheChairChoosesFromThem(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given);
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            var dialog = page.GetByRole(AriaRole.Dialog);
            var set = page.GetByRole(AriaRole.Button, new() { Name = "设置活动类型" });
            var save = dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动类型" });
            await visitor.SignedInAsync(server, place.Staff);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Activities));
            await set.ClickAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "添加一项" }).ClickAsync();
            await save.ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写名称");
            await dialog.GetByRole(AriaRole.Textbox, new() { Name = "名称" }).FillAsync("巡河护河");
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            // What was typed is not lost by a key that closes dialogs: the portal asks first.
            var asked = new TaskCompletionSource<string>();
            page.Dialog += (_, question) =>
            {
                asked.TrySetResult(question.Message);
                _ = question.DismissAsync();
            };
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Escape");
            (await asked.Task.WaitAsync(TimeSpan.FromMinutes(1))).Should().Contain("还没有保存");
            await Expect(dialog.GetByRole(AriaRole.Textbox, new() { Name = "名称" })).ToHaveValueAsync("巡河护河");
            await dialog.GetByLabel("停用：普法维权宣传").CheckAsync();
            await save.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText("已保存，登记、导入和合计都按新的活动类型。")).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var dialog = page.GetByRole(AriaRole.Dialog);
            await visitor.SignedInAsync(server, place.Chair);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Activities));
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "设置活动类型" })).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一场活动" }).First.ClickAsync();
            var types = dialog.GetByLabel("类型");
            await Expect(types).ToContainTextAsync("巡河护河");
            await Expect(types).Not.ToContainTextAsync("普法维权宣传");
            await dialog.GetByLabel("类型").SelectOptionAsync("巡河护河");
            await dialog.GetByLabel("活动名称").FillAsync("清理河道垃圾");
            await dialog.GetByText("场次、金额、资料、备注").ClickAsync();
            await dialog.GetByLabel("场次").FillAsync("3");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(page.Locator("#entries")).ToContainTextAsync("巡河护河");
            await Expect(page.GetByText("共 1 条，场次合计 3")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
        });
    }
}
