using System.Text;
using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Data;
using FederationReform.Meetings;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Meetings;

/// <summary>
/// A chair on a phone, a day before the congress: what the papers still lack, one of them read and taken away, and the
/// ballots, which print on their sheet and nothing else.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class PapersPageTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Papers_OnAPhone_AreReadTakenAwayAndPrinted(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");
        await given.ElectionAsync(campaign, village, Ballot);

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Record(campaign.Id, village.Id));
            await page.GetByRole(AriaRole.Link, new() { Name = "打开会务材料" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "河口村妇女代表大会 会务材料" }))
                .ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            var download = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "下载主持词" }).ClickAsync()
            );
            download.SuggestedFilename.Should().StartWith("河口村主持词_").And.EndWith(".docx");

            await page.GetByRole(AriaRole.Link, new() { Name = "主持词" }).ClickAsync();
            await Expect(page.GetByText("应到代表36名，实到____名")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            await visitor.OpenAsync(Urls.Papers(campaign.Id, village.Id));
            await page.GetByRole(AriaRole.Link, new() { Name = "看选票（执委），A5 纸" }).ClickAsync();
            await Expect(page.GetByText("应到 36 人，每张纸 1 张选票，打印 36 份")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "用 A4 纸" }).ClickAsync();
            await Expect(page.GetByText("每张纸 2 张选票，打印 18 份")).ToBeVisibleAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.Locator("h1")).ToBeHiddenAsync();
            await Expect(page.Locator(".copy")).ToHaveCountAsync(2);
            foreach (var copy in await page.Locator(".copy").AllAsync())
            {
                await Expect(copy).ToBeVisibleAsync();
                await Expect(copy).ToContainTextAsync("王小梅");
            }
        });

        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.PapersMade);
    }

    /// <summary>
    /// What is printed from the page has no sheet that is nearly empty: the list of 30 papers for the archive, the sheet
    /// that 44 representatives sign, the ballots.
    /// </summary>
    [BrowserTheory, OnSqlite]
    public async Task Papers_ArePrintedOnOneSheet_WhereTheyFit(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var area = await given.CampaignAsync(county, Given.TownshipPlan);
        var campaign = await given.CampaignAsync(county);
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");
        await given.ElectionAsync(campaign, village, Ballot with { Entitled = 44 });

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, chair);
            foreach (
                var address in (string[])
                    [
                        Urls.Paper(area.Id, township.Id, PaperKind.Archive),
                        Urls.Paper(campaign.Id, village.Id, PaperKind.SignIn),
                        Urls.Paper(campaign.Id, village.Id, PaperKind.ExecutiveBallot),
                        Urls.Paper(campaign.Id, village.Id, PaperKind.ExecutiveBallot, PaperSize.A5),
                    ]
            )
            {
                await visitor.OpenAsync(address);
                var printed = await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true });
                Regex.Count(Encoding.Latin1.GetString(printed), @"/Type\s*/Page\b").Should().Be(1, address);
            }
        });
    }

    private static ElectionSheet Ballot { get; } =
        new()
        {
            Purpose = ElectionPurpose.Executives,
            Body = ElectingBody.Congress,
            Method = ElectionMethod.Differential,
            HeldOn = new(2026, 7, 16),
            Place = "村部会议室",
            Entitled = 36,
            Seats = [new(People.Position.Executive, 11)],
            Candidates =
            [
                .. Enumerable
                    .Range(1, 12)
                    .Select(n => new Candidate
                    {
                        Id = n,
                        Person = new() { Name = n == 1 ? "王小梅" : $"林{(char)('一' + n)}" },
                    }),
            ],
        };
}
