using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Visits;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Visits;

/// <summary>The county plans a visit, makes it by phone, finds something; the chair mends it.</summary>
[Collection(InBrowser.Beside)]
public sealed class VisitStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Visit_MadeByPhone_FindsAProblemThatTheChairMends(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given, villages: 2);
        var address = "";
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Staff);
            await visitor.OpenAsync(Web.Urls.Visits);
            await Expect(page.GetByText("还没有登记过督导。")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一次督导" }).First.ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记督导" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请至少选择一个要去的单位");
            await dialog.GetByLabel("督导内容").FillAsync("会改联督导");
            await dialog.GetByLabel("带队人").FillAsync("周督导");
            foreach (var village in place.Villages)
            {
                await dialog.Locator("#visit-UnitIds").FillAsync(village.Name);
                await page.GetByRole(AriaRole.Option, new() { NameRegex = new(village.Name) }).ClickAsync();
                await Expect(dialog.GetByLabel("已选的单位")).ToContainTextAsync(village.Name);
            }
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记督导" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "会改联督导" })).ToBeVisibleAsync();
            address = new Uri(page.Url).AbsolutePath;
        });
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Staff);
            await visitor.OpenAsync(address);
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "到了河口1村" }).ClickAsync();
            await Expect(page.GetByText("已记下：今天到了河口1村。")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "河口1村发现问题" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("问题", new() { Exact = true }).FillAsync("选举后没有开过执委会议。");
            await visitor.ShouldNotScrollSidewaysAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记问题" }).ClickAsync();
            await Expect(page.GetByText("已登记到问题台账。")).ToBeVisibleAsync();

            await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
            var chooser = await page.RunAndWaitForFileChooserAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "河口1村拍照" }).ClickAsync()
            );
            (await chooser.Element.GetAttributeAsync("capture")).Should().NotBeNull("the phone opens its camera");
            await chooser.SetFilesAsync(
                new FilePayload
                {
                    Name = "IMG_1.jpg",
                    MimeType = "image/jpeg",
                    Buffer = PhotoFile.Large(),
                }
            );
            var photo = page.GetByRole(AriaRole.Img, new() { Name = "河口1村照片 1" });
            await Expect(photo).ToBeVisibleAsync(new() { Timeout = 30_000 });
            (await photo.EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).Should().Be(240);
            await page.GetByRole(AriaRole.Button, new() { Name = "删除河口1村照片 1" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "删除这张照片" }).ClickAsync();
            await Expect(photo).ToHaveCountAsync(0);
            await visitor.ShouldNotScrollSidewaysAsync();
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Chair);
            await visitor.OpenAsync(Web.Urls.Problems);
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^销号") }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("整改情况").FillAsync("已开会分工。");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "整改销号" }).ClickAsync();
            await Expect(page.GetByText("已销号。")).ToBeVisibleAsync();
            await visitor.OpenAsync(Web.Urls.VisitCoverage);
            await Expect(page.Locator(".tile-figure").First).ToHaveTextAsync("1");
        });
        var list = (await server.Given.Use<VisitListQuery>().RunAsync(place.Staff, new()))!;
        list.Page.Rows.Single().Should().Match<VisitRow>(r => r.Made == 1 && r.Findings == 1 && r.Mended == 1);
    }
}
