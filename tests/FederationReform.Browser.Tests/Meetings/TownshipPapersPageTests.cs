using System.IO.Compression;
using FederationReform.Browser.Tests.Support;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Meetings;

/// <summary>
/// A chair on a phone makes the papers of all villages: cancelled once, then made while the line is away for a moment,
/// and taken away by itself.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class TownshipPapersPageTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Papers_OfATownship_AreCancelledOnce_ThenComeByThemselves(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var village = await VillageCase.OnAsync(server.Given, villages: 3);
        var work = server.Services.GetRequiredService<HeavyWork>();
        var address = Urls.TownshipPapers(village.Campaign.Id, village.Township.Id);

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var make = page.GetByRole(AriaRole.Button, new() { Name = "生成 3 个村（社区）的材料" });
            var making = page.GetByRole(AriaRole.Heading, new() { Name = "正在生成材料" });
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(Urls.Desk);
            await page.GetByRole(AriaRole.Link, new() { Name = "会务材料" }).ClickAsync();
            await Expect(make).ToBeVisibleAsync();
            new Uri(page.Url).AbsolutePath.Should().Be(address);
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            // The account has one heavy job at a time: what is begun waits for this one.
            var turn = await work.EnterAsync(village.Chair.AccountId);
            await make.ClickAsync();
            await Expect(making).ToBeVisibleAsync();
            await Expect(page.GetByText("正在排队：第 1 位")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).PressAsync("Enter");
            await Expect(page.GetByText("已经取消，没有留下文件")).ToBeVisibleAsync();

            await page.GetByLabel("会后用的").CheckAsync();
            await make.PressAsync("Enter");
            await Expect(making).ToBeVisibleAsync();
            await page.WaitForResponseAsync(answer => answer.Url.EndsWith("/state", StringComparison.Ordinal));
            await page.Context.SetOfflineAsync(true);
            await Expect(page.Locator("[data-pack-text]")).ToContainTextAsync("网络中断，正在重新连接");
            turn.Dispose();
            var download = await page.RunAndWaitForDownloadAsync(() => page.Context.SetOfflineAsync(false));

            download.SuggestedFilename.Should().StartWith("3个单位会后材料_").And.EndWith(".zip");
            await using var archive = await ZipFile.OpenReadAsync(await download.PathAsync());
            archive.Entries.Should().HaveCount(18);
            visitor.ForgiveComplaints();
            await Expect(page.GetByText("材料已经生成，共 18 份")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        (await server.Given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.PapersMade);
    }
}
