using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Browser.Tests.Support;
using FederationReform.Meetings;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Browser.Tests.Meetings;

/// <summary>
/// Staff of a county take a template away, change it, upload it with a mistake and without, try it, and adopt it; a
/// chair's paper has the change.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class TemplateStoryTests(Chromium chromium)
{
    private const string Added = "请各位代表佩戴代表证入场。";

    [BrowserTheory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task Template_IsTakenAwayChangedTriedAndAdopted(Screen screen)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var place = await VillageCase.OnAsync(server.Given);

        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Staff);
            await visitor.OpenAsync(Web.Urls.Campaigns);
            await page.GetByRole(AriaRole.Link, new() { Name = "文书模板" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "文书模板" })).ToBeVisibleAsync();
            // Until the circuit draws the page, its title is gone for a moment.
            await visitor.LiveAsync();
            await PictureAsync(page, $"templates-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "更改" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "按国家标准" })).ToBeCheckedAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await dialog.GetByRole(AriaRole.Radio, new() { Name = "固定值 28 磅" }).CheckAsync();
            await dialog.GetByLabel("为什么改").FillAsync("县委办的习惯");
            await PictureAsync(page, $"templates-pitch-{screen}");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存行距" }).ClickAsync();
            await Expect(page.GetByText("已保存。以后生成、打印的公文按新的行距")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "5. 会议通知" }).ClickAsync();
            await visitor.LiveAsync();
            var executives = page.GetByRole(AriaRole.Link, new() { Name = "执委（扩大）会议" });
            await executives.ClickAsync();
            await Expect(executives).ToHaveAttributeAsync("aria-current", "page");
            await Expect(page.GetByText("这里的模板只用于：执委（扩大）会议")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "妇女代表大会，A4 纸" }).ClickAsync();
            await Expect(page.GetByText("这里的模板只用于：妇女代表大会")).ToBeVisibleAsync();
            var template = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Link, new() { Name = "下载内置模板" }).ClickAsync()
            );
            template.SuggestedFilename.Should().Be("会议通知模板.docx");
            var file = await BytesAsync(template);

            await ChooseAsync(visitor, Changed(file, "请到{{会场}}签到。"));
            await Expect(page.GetByText("没有“会场”这个字段。")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "启用这个模板" })).ToBeHiddenAsync();
            await PictureAsync(page, $"template-wrong-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            await ChooseAsync(visitor, Changed(file, Added));
            await Expect(page.GetByText("内置模板里的字段都在。")).ToBeVisibleAsync();
            var trial = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "试生成一份" }).ClickAsync()
            );
            TextOf(await BytesAsync(trial)).Should().Contain(Added).And.Contain("河口村");
            await PictureAsync(page, $"template-{screen}");
            await page.GetByRole(AriaRole.Button, new() { Name = "启用这个模板" }).ClickAsync();
            await page.GetByLabel("为什么改").FillAsync("县里统一格式");
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "启用模板" }).ClickAsync();
            await Expect(page.GetByText("已启用。以后生成的材料都按它写")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "县里统一格式" })).ToBeVisibleAsync();
            await PictureAsync(page, $"template-history-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
        });
        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, place.Chair);
            await visitor.OpenAsync(Web.Urls.Paper(place.Campaign.Id, place.Village.Id, PaperKind.Invitation));
            await Expect(page.GetByText("县妇联有自己的模板（第1版")).ToBeVisibleAsync();
            await PictureAsync(page, $"template-paper-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            var made = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = "下载 Word 文件" }).ClickAsync()
            );
            TextOf(await BytesAsync(made)).Should().Contain(Added).And.NotContain("{{");
        });
    }

    private static Task ChooseAsync(Visitor visitor, byte[] file) =>
        visitor.ChooseFileAsync(
            new FilePayload
            {
                Name = "会议通知.docx",
                MimeType = "application/octet-stream",
                Buffer = file,
            }
        );

    private static byte[] Changed(byte[] template, string sentence)
    {
        var file = new MemoryStream();
        file.Write(template);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var body = document.MainDocumentPart!.Document.Body!;
            body.Elements<Paragraph>().Last().InsertBeforeSelf(new Paragraph(new Run(new WordText(sentence))));
        }
        return file.ToArray();
    }

    private static async Task<byte[]> BytesAsync(IDownload download)
    {
        using var copy = new MemoryStream();
        await using var content = await download.CreateReadStreamAsync();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static string TextOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
