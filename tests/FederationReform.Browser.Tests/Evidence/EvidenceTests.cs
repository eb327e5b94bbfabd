using System.Text.RegularExpressions;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Evidence;

[Collection(InBrowser.Beside)]
public sealed partial class EvidenceTests(Chromium chromium)
{
    // Bytes a second: slow enough to cut the line on the way.
    private const int Slow = 500_000;

    /// <summary>A chair on a phone, over a line that is cut; then the county at its desk.</summary>
    [BrowserTheory, OnSqlite]
    public async Task PhotosAndPaper_FromAPhoneOverACutLine_AreSeenByTheCounty(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var village = await VillageCase.OnAsync(server.Given);
        var record = Urls.Record(village.Campaign.Id, village.Village.Id);

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var line = await Line.OfAsync(page);
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(record);
            var congress = page.Locator(".papers[data-step=V6]");
            await Expect(congress.Locator("summary")).ToContainTextAsync("材料 0/5，缺 工作报告、计票单");
            await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
            await congress.Locator("summary").ClickAsync();

            await line.SetAsync(Slow);
            await ChooseAsync(page, "照片", Photo("IMG_1.jpg"), Photo("IMG_2.jpg"));
            await Expect(page.GetByText(Some())).ToBeVisibleAsync();
            await line.SetAsync(Slow, cut: true);
            await Expect(page.GetByText("网络中断，已上传")).ToBeVisibleAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await line.SetAsync(-1);
            await page.GetByRole(AriaRole.Button, new() { Name = "立即重试" }).ClickAsync();

            await Expect(page.GetByText("已上传 2 个文件。")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(congress.Locator("[data-paper='605'] img")).ToHaveCountAsync(2);
            await ChooseAsync(
                page,
                "签到表",
                new FilePayload
                {
                    Name = "扫描件.pdf",
                    MimeType = "application/pdf",
                    Buffer = PhotoFile.Pdf(),
                }
            );
            await Expect(congress.Locator("summary"))
                .ToContainTextAsync("材料 2/5，缺 工作报告、计票单、选举结果报告单");
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            visitor.ForgiveComplaints();
        });

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, village.Staff);
            await visitor.OpenAsync(record);
            var congress = page.Locator(".papers[data-step=V6]");
            await congress.Locator("summary").ClickAsync();
            await Expect(congress.GetByText("拍照或选文件")).ToHaveCountAsync(0);
            var photo = congress.GetByRole(AriaRole.Img, new() { Name = "照片 1" });
            (await photo.EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).Should().Be(240);
            await photo.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "河口村 照片" })).ToBeVisibleAsync();
            var large = page.Locator("img.paper");
            (await large.EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).Should().Be(1600);
            await page.GetByRole(AriaRole.Link, new() { Name = "下一个" }).ClickAsync();
            await Expect(page.GetByText("第 3 个，共 3 个")).ToBeVisibleAsync();
        });
    }

    /// <summary>From the PC: dragged onto the step; what is no paper is refused and stops nothing.</summary>
    [BrowserFact]
    public async Task Files_DraggedOntoAStep_FindTheirPaper_AndOneIsDeleted()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var village = await VillageCase.OnAsync(server.Given);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, village.Chair);
            await visitor.OpenAsync(Urls.Record(village.Campaign.Id, village.Village.Id));
            await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
            var pdf = Convert.ToBase64String(PhotoFile.Pdf());
            await page.Locator(".papers[data-step=V6]")
                .EvaluateAsync(
                    """
                    (papers, pdf) => {
                        const bytes = Uint8Array.from(atob(pdf), c => c.charCodeAt(0)), data = new DataTransfer();
                        data.items.add(new File([bytes], '河口村计票单.pdf'));
                        data.items.add(new File([bytes], '合影.heic'));
                        data.items.add(new File([bytes], '说明.pdf'));
                        const step = papers.closest('.step');
                        for (const type of ['dragover', 'drop'])
                            step.dispatchEvent(new DragEvent(type, {
                                dataTransfer: data, bubbles: true, cancelable: true,
                            }));
                    }
                    """,
                    pdf
                );

            await Expect(page.GetByText("“合影.heic”没有上传：这张照片是 HEIC 格式")).ToBeVisibleAsync();
            await Expect(page.GetByText("已上传 2 个文件。")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-paper='602']")).ToContainTextAsync("河口村计票单.pdf");
            await Expect(page.Locator(".papers[data-step=V6] [data-paper='0']")).ToContainTextAsync("说明.pdf");

            await page.GetByRole(AriaRole.Button, new() { Name = "删除计票单 1" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "删除这个文件" }).ClickAsync();
            await Expect(page.GetByText("已删除“计票单 1”。")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-paper='602']")).Not.ToContainTextAsync("河口村计票单.pdf");
        });
    }

    private static async Task ChooseAsync(IPage page, string paper, params FilePayload[] files)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() =>
            page.Locator(".papers[data-step=V6]")
                .GetByRole(AriaRole.Button, new() { Name = $"拍照或选文件：{paper}", Exact = true })
                .ClickAsync()
        );
        chooser.IsMultiple.Should().BeTrue();
        await chooser.SetFilesAsync(files);
    }

    private static FilePayload Photo(string name) =>
        new()
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = PhotoFile.Large(),
        };

    [GeneratedRegex("已上传 [1-9][0-9]%")]
    private static partial Regex Some();
}
