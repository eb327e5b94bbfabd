using System.IO.Compression;
using System.Security.Cryptography;
using FederationReform.Browser.Tests.Support;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Exports;

/// <summary>
/// 材料归档: a chair uploads papers of two villages by phone; the county makes the archive of the township, and what
/// comes is, file by file, what was sent.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class ArchiveStoryTests(Chromium chromium)
{
    private static readonly FilePayload signIn = Pdf("签到表.pdf", "第一村");
    private static readonly FilePayload count = Pdf("计票单.pdf", "第二村");
    private static readonly FilePayload hall = Photo("IMG_1.jpg", PhotoFile.Jpeg(640, 480));
    private static readonly FilePayload turned = Photo("IMG_2.jpg", PhotoFile.Jpeg(800, 600, turn: 6));

    [BrowserTheory, OnSqlite]
    public async Task Township_IsArchived_AndEachFileIsWhatWasUploaded(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given, villages: 2);
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            await visitor.SignedInAsync(server, place.Chair);
            await UploadAsync(visitor, Urls.Record(place.Campaign.Id, place.Villages[0].Id), "签到表", signIn);
            await UploadAsync(visitor, Urls.Record(place.Campaign.Id, place.Villages[0].Id), "照片", hall, turned);
            await UploadAsync(visitor, Urls.Record(place.Campaign.Id, place.Villages[1].Id), "计票单", count);
        });

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Staff);
            await visitor.OpenAsync(Urls.Progress(place.Campaign.Id, place.Township.Id));
            await page.GetByRole(AriaRole.Link, new() { Name = "材料归档" }).ClickAsync();
            await visitor.LiveAsync();
            await MakeAsync(page);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用途");

            await page.GetByLabel("用途").FillAsync("存档备查");
            await CancelAsync(visitor, server, place);
            var told = await ProgressAsync(page);
            await MakeAsync(page);
            await Expect(page.GetByText("已生成，共 4 个文件。一小时内可以下载。")).ToBeVisibleAsync();
            // Which of the steps the browser was drawn is a matter of time.
            (await told()).Should().Contain(said => said.StartsWith("已放入 ") && said.EndsWith(" 个文件，共 4 个……"));
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            ShouldHold(
                await FetchAsync(page),
                new()
                {
                    ["001_河口1村/06_大会/06-04 签到表 1.pdf"] = signIn.Buffer,
                    ["001_河口1村/06_大会/06-05 照片 1.jpg"] = Picture.Of(hall.Buffer).Picture!.Bytes,
                    ["001_河口1村/06_大会/06-05 照片 2.jpg"] = Picture.Of(turned.Buffer).Picture!.Bytes,
                    ["002_河口2村/06_大会/06-02 计票单 1.pdf"] = count.Buffer,
                }
            );
        });
    }

    /// <summary>
    /// Given up in the middle of the packing, an archive leaves nothing behind, and the next one is whole.
    /// </summary>
    [BrowserTheory, OnSqlite]
    public async Task Archive_CancelledWhileItIsPacked_LeavesNothing_AndCanBeMadeAgain(Engine engine)
    {
        const int Files = 6,
            Packed = 2;
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        for (var i = 0; i < Files; i++)
            await given.AddedAsync(place.Chair, place.Campaign, place.Village, EvidenceCase.Photo, PhotoFile.Large());
        var store = new HeldStore(given.Portal.Files, Packed);
        await using var server = new PortalServer(given, services: services =>
            services.AddSingleton<FileStore>(store)
        ).Listen();

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Chair);
            await visitor.OpenAsync(Urls.Archive(place.Campaign.Id, place.Village.Id));
            await page.GetByLabel("用途").FillAsync("存档备查");
            var before = Unfinished();
            await MakeAsync(page);
            await Expect(page.GetByText($"已放入 {Packed} 个文件，共 {Files} 个……")).ToBeVisibleAsync();
            string[] packing = [.. Unfinished().Except(before)];
            packing.Should().NotBeEmpty("it is packed into a file");

            await page.GetByRole(AriaRole.Button, new() { Name = "取消", Exact = true }).ClickAsync();
            await Expect(page.GetByText("已取消，没有生成压缩包。")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("下载压缩包") })).ToHaveCountAsync(0);
            // Others on this machine may pack at the same time, and are done soon.
            for (var i = 0; i < 200 && packing.Any(File.Exists); i++)
                await Task.Delay(100);
            packing.Should().NotContain(file => File.Exists(file), "nobody can fetch it any more");
            (await given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.EvidenceArchived);

            store.Release();
            await MakeAsync(page);
            await Expect(page.GetByText($"已生成，共 {Files} 个文件。")).ToBeVisibleAsync();
            var photo = Picture.Of(PhotoFile.Large()).Picture!.Bytes;
            ShouldHold(
                await FetchAsync(page),
                Enumerable.Range(1, Files).ToDictionary(i => $"06_大会/06-05 照片 {i}.jpg", _ => photo)
            );
            (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.EvidenceArchived);
        });
    }

    private static string[] Unfinished() => Directory.GetFiles(Path.GetTempPath(), "portal-export-*");

    /// <summary>The chair learns which file is gone, and has the others.</summary>
    [BrowserTheory, OnSqlite]
    public async Task File_ThatIsGoneFromTheStore_IsNamed_AndTheOthersCome(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given);
        var gone = await server.Given.AddedAsync(
            place.Chair,
            place.Campaign,
            place.Village,
            EvidenceCase.SignInSheet,
            PhotoFile.Pdf()
        );
        await server.Given.AddedAsync(place.Chair, place.Campaign, place.Village, EvidenceCase.Photo, hall.Buffer);
        await using (var db = server.Given.Portal.OpenForSystem())
        {
            var row = db.EvidenceFiles.Single(f => f.Id == gone);
            await server.Given.Portal.Files.DeleteAsync(new(row.Address), default);
        }

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Chair);
            await visitor.OpenAsync(Urls.Archive(place.Campaign.Id, place.Village.Id));
            await page.GetByLabel("用途").FillAsync("存档备查");
            await MakeAsync(page);
            await Expect(page.GetByText("已生成，共 1 个文件。")).ToBeVisibleAsync();
            var alert = page.GetByRole(AriaRole.Alert);
            await Expect(alert).ToContainTextAsync("有 1 个文件登记过，但在服务器上找不到");
            await Expect(alert).ToContainTextAsync("河口村的签到表（IMG_0712.pdf）");
            var reference = await alert.Locator(".reference").InnerTextAsync();
            server.Log().Should().Contain($"Archive {reference} of unit {place.Village.Id}").And.NotContain("IMG_0712");
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            ShouldHold(
                await FetchAsync(page),
                new() { ["06_大会/06-05 照片 1.jpg"] = Picture.Of(hall.Buffer).Picture!.Bytes }
            );
        });
    }

    private static async Task UploadAsync(Visitor visitor, string record, string paper, params FilePayload[] files)
    {
        var page = visitor.Page;
        await visitor.OpenAsync(record);
        await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
        var congress = page.Locator(".papers[data-step=V6]");
        await congress.Locator("summary").ClickAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() =>
            congress.GetByRole(AriaRole.Button, new() { Name = $"拍照或选文件：{paper}", Exact = true }).ClickAsync()
        );
        await chooser.SetFilesAsync(files);
        await Expect(page.GetByText($"已上传 {files.Length} 个文件。")).ToBeVisibleAsync();
    }

    /// <summary>While another job of the account is under way the archive waits, and is given up.</summary>
    private static async Task CancelAsync(Visitor visitor, PortalServer server, VillageCase place)
    {
        var page = visitor.Page;
        using (await server.Services.GetRequiredService<HeavyWork>().EnterAsync(place.Staff.AccountId))
        {
            await MakeAsync(page);
            await Expect(page.GetByText("前面还有 1 项在进行")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "归档进度" })).ToBeVisibleAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "取消", Exact = true }).ClickAsync();
            await Expect(page.GetByText("已取消，没有生成压缩包。")).ToBeVisibleAsync();
        }
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("下载压缩包") })).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("用途")).ToHaveValueAsync("存档备查");
    }

    private static Task MakeAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { NameRegex = new("生成") }).ClickAsync();

    /// <summary>What the page says from now on, however shortly.</summary>
    private static async Task<Func<Task<string[]>>> ProgressAsync(IPage page)
    {
        await page.EvaluateAsync(
            """
            () => {
                window.told = [];
                new MutationObserver(() => {
                    const said = document.querySelector('main [role=status]')?.textContent.trim();
                    if (said && said !== told.at(-1)) told.push(said);
                }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
            }
            """
        );
        return () => page.EvaluateAsync<string[]>("() => told");
    }

    private static async Task<ZipArchive> FetchAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { NameRegex = new("下载压缩包") }).ClickAsync()
        );
        download.SuggestedFilename.Should().EndWith(".zip").And.Contain("材料归档");
        return await ZipFile.OpenReadAsync(await download.PathAsync());
    }

    private static void ShouldHold(ZipArchive archive, Dictionary<string, byte[]> files)
    {
        using var open = archive;
        archive.Entries.Select(e => e.FullName).Should().Equal([.. files.Keys, ArchiveEvidence.Contents]);
        foreach (var (path, sent) in files)
        {
            using var packed = archive.GetEntry(path)!.Open();
            Convert
                .ToHexStringLower(SHA256.HashData(packed))
                .Should()
                .Be(Convert.ToHexStringLower(SHA256.HashData(sent)), path);
        }
    }

    private static FilePayload Pdf(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "application/pdf",
            Buffer = PhotoFile.Pdf(text),
        };

    private static FilePayload Photo(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = content,
        };
}
