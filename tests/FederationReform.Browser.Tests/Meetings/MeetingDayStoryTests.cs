using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using FederationReform.Browser.Tests.Elections;
using FederationReform.Browser.Tests.Support;
using FederationReform.Elections;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Meetings;

/// <summary>
/// A chair with nothing but a phone on the day of the congress: the pack, the ballots, the count, the report of the
/// result, and the signed report back as a picture.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class MeetingDayStoryTests(Chromium chromium)
{
    private const int Present = 33;

    [BrowserTheory, OnSqlite]
    public async Task Chair_OnAPhone_FromThePackToTheSignedScan(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        var village = await VillageCase.OnAsync(given);
        var (campaign, unit) = (village.Campaign.Id, village.Village.Id);
        await given.ElectionAsync(village.Campaign, village.Village, Ballot);
        var papers = Urls.Papers(campaign, unit);

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(papers);
            var pack = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部下载") }).ClickAsync()
            );
            pack.SuggestedFilename.Should().EndWith(".zip");
            await using (var zip = await ZipFile.OpenReadAsync(await pack.PathAsync()))
                zip.Entries.Should().HaveCountGreaterThan(15).And.OnlyContain(e => e.Name.EndsWith(".docx"));

            await page.GetByRole(AriaRole.Link, new() { Name = "看选票（执委），A5 纸" }).ClickAsync();
            await Expect(page.GetByText("每张纸 1 张选票")).ToBeVisibleAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.Locator(".copy")).ToContainTextAsync(Names[0]);
            await Expect(page.Locator("h1")).ToBeHiddenAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Screen });

            var list = (await given.Use<ElectionListQuery>().RunAsync(village.Chair, campaign, unit))!;
            var election = (await given.Use<ElectionQuery>().RunAsync(village.Chair, list.Elections[0].Id))!;
            await visitor.OpenAsync(Urls.ElectionCount(campaign, unit, election.Id));
            await CountOnPhone.TypeAsync(visitor, election, entitled: 36, Present, Approvals);

            await visitor.OpenAsync(papers);
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new("选举结果报告单$") }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new($"{Names[0]}.* 30 ") }))
                .ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            var report = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "下载 Word 文件" }).ClickAsync()
            );
            using (var word = WordprocessingDocument.Open(await report.PathAsync(), isEditable: false))
                word.MainDocumentPart!.Document.Body!.InnerText.Should().Contain($"{Names[0]}30当选");

            await visitor.OpenAsync(Urls.Record(campaign, unit));
            await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
            var congress = page.Locator(".papers[data-step=V6]");
            await congress.Locator("summary").ClickAsync();
            var chooser = await page.RunAndWaitForFileChooserAsync(() =>
                congress
                    .GetByRole(AriaRole.Button, new() { Name = "拍照或选文件：选举结果报告单", Exact = true })
                    .ClickAsync()
            );
            await chooser.SetFilesAsync(
                new FilePayload
                {
                    Name = "签字的报告单.jpg",
                    MimeType = "image/jpeg",
                    Buffer = PhotoFile.Large(),
                }
            );
            await Expect(page.GetByText("已上传 1 个文件。")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(congress.Locator("summary")).ToContainTextAsync("材料 1/5，缺 工作报告、计票单、签到表");
            await Expect(congress.GetByRole(AriaRole.Img, new() { Name = "选举结果报告单 1" })).ToBeVisibleAsync();
        });
    }

    private static readonly string[] Names = [.. Enumerable.Range(0, 12).Select(n => $"丁{(char)('一' + n)}")];

    private static int Approvals(string name) => Array.IndexOf(Names, name) < 11 ? 30 : 9;

    private static ElectionSheet Ballot { get; } =
        new()
        {
            Purpose = ElectionPurpose.Executives,
            Body = ElectingBody.Congress,
            Method = ElectionMethod.Differential,
            HeldOn = new(2026, 7, 15),
            Place = "村部会议室",
            Entitled = 36,
            Seats = [new(People.Position.Executive, 11)],
            PartyApproval = new(new(2026, 7, 1), null),
            Candidates =
            [
                .. Names.Select(
                    (name, n) =>
                        new Candidate
                        {
                            Id = n + 1,
                            Person = new() { Name = name, Birth = new(new(1985, 3, 1)) },
                        }
                ),
            ],
        };
}
