using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Reforms;

/// <summary>
/// A record goes to the county, comes back with what is wrong, is mended and approved; each sees what the other wrote.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class ReviewTests(Chromium chromium)
{
    /// <summary>By the portal's clock (<see cref="Given.Clock"/>).</summary>
    private const string Today = "2026-07-15";

    [BrowserTheory, OnSqlite]
    public async Task Record_ReturnedWithARemark_IsMendedWhereTheRemarkLeads_AndApproved(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var place = await demo.PlaceAsync(ReformState.Submitted);
        var (record, review) = (
            Web.Urls.Record(place.Campaign, place.Village),
            Web.Urls.ReviewRecord(place.Campaign, place.Village)
        );

        await chromium.VisitAsync(server.Url, Screen.Desktop, async county =>
        {
            var page = county.Page;
            await county.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await county.OpenAsync(review);

            await page.GetByRole(AriaRole.Checkbox, new() { Name = "会议地点" }).CheckAsync();
            await Expect(page.GetByLabel("对“会议地点”的意见")).ToBeFocusedAsync();
            await Expect(page.GetByText("意见已暂存")).ToBeVisibleAsync();
            await page.Keyboard.TypeAsync("请写全称");
            await page.Keyboard.PressAsync("Tab");
            // What the page says of it meanwhile passes too quickly to be waited for.
            var kept = async () =>
                (
                    await demo
                        .Server.Given.Use<ReviewQuery>()
                        .RunAsync(await demo.ScopeAsync(Role.CountyStaff), place.Campaign, place.Village)
                )!
                    .Draft.Remarks.Should()
                    .Contain(remark => remark.Remark == "请写全称");
            await kept.Should().NotThrowAfterAsync(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200));
            await county.OpenAsync(review);
            await Expect(page.GetByLabel("对“会议地点”的意见")).ToHaveValueAsync("请写全称");
            await page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写退回原因");
            await page.GetByRole(AriaRole.Link, new() { Name = "请填写退回原因，填报人会看到这段话。" }).ClickAsync();
            await page.Keyboard.TypeAsync("会议地点不清楚");
            await page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { NameRegex = new("^退回") })
                .ClickAsync();

            await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已退回");
            page.Url.Should().NotEndWith(review, "the next waiting record is at hand");
        });

        await chromium.VisitAsync(server.Url, Screen.Phone, async chair =>
        {
            var page = chair.Page;
            await chair.SignedInAsync(server, await demo.ScopeAsync(Role.TownshipChair));
            await chair.OpenAsync(record);
            await Expect(page.GetByText("会议地点不清楚").First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "会议地点", Exact = true }))
                .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("/result#Place$"));

            await page.Locator("#step-V8").GetByRole(AriaRole.Button).ClickAsync();
            await page.Locator("#on-V8").FillAsync("2026-08-20");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存日期" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("还没有到");
            await page.Locator("#on-V8").FillAsync(Today);
            await page.GetByRole(AriaRole.Button, new() { Name = "保存日期" }).ClickAsync();
            await Expect(page.Locator("#step-V8")).ToContainTextAsync(Today);

            await chair.ActAsync("提交县妇联审核");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "撤回提交" })).ToBeVisibleAsync();
        });

        await chromium.VisitAsync(server.Url, Screen.Desktop, async county =>
        {
            var page = county.Page;
            await county.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await county.OpenAsync(review);
            await Expect(page.GetByText("没有改动")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "步骤“挂牌”" })).ToBeVisibleAsync();

            await county.ActAsync("审核通过");
            await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("已通过");
            await county.OpenAsync(record);
            await Expect(page.GetByText("审核通过，记录已锁定")).ToBeVisibleAsync();
        });
    }

    /// <summary>
    /// A pause in typing counts as a change after two seconds; a ticked box has told its change at once.
    /// </summary>
    [BrowserFact]
    public async Task Box_TickedOnce_StaysTicked()
    {
        await using var demo = await DemoWorld.OnAsync(Engine.Sqlite);
        var server = demo.Server.Listen();
        var place = await demo.PlaceAsync(ReformState.Submitted);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async county =>
        {
            var page = county.Page;
            await county.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await county.OpenAsync(Web.Urls.ReviewRecord(place.Campaign, place.Village));
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "会议地点" }).CheckAsync();
            await page.WaitForTimeoutAsync(3_000);
            await Expect(page.GetByLabel("对“会议地点”的意见")).ToBeVisibleAsync();
        });
    }
}
