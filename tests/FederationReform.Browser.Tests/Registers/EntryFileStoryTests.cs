using FederationReform.Browser.Tests.Support;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Registers;

/// <summary>A chair enters an activity on her phone and adds two photos; what is no photo is refused in words.</summary>
[Collection(InBrowser.Beside)]
public sealed class EntryFileStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Activity_IsEnteredByPhone_WithTwoPhotos(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given);
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var dialog = page.GetByRole(AriaRole.Dialog);
            await visitor.SignedInAsync(server, place.Chair);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Activities));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一场活动" }).First.ClickAsync();
            await dialog.GetByLabel("类型").SelectOptionAsync("普法维权宣传");
            await dialog.GetByLabel("活动名称").FillAsync("三八节维权讲座");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(page.GetByText("已登记。")).ToBeVisibleAsync();

            await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
            var saved = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "已登记。" });
            var camera = await page.RunAndWaitForFileChooserAsync(() =>
                saved.GetByRole(AriaRole.Button, new() { Name = "拍照：三八节维权讲座" }).ClickAsync()
            );
            (await camera.Element.GetAttributeAsync("capture")).Should().NotBeNull("the phone opens its camera");
            var chooser = await page.RunAndWaitForFileChooserAsync(() =>
                saved.GetByRole(AriaRole.Button, new() { Name = "选照片：三八节维权讲座" }).ClickAsync()
            );
            await chooser.SetFilesAsync([
                File("IMG_1.jpg", PhotoFile.Large()),
                File("IMG_2.jpg", PhotoFile.Jpeg()),
                File("报名表.jpg", PhotoFile.Pdf()),
            ]);
            var first = page.GetByRole(AriaRole.Img, new() { Name = "三八节维权讲座的照片 1" });
            var second = page.GetByRole(AriaRole.Img, new() { Name = "三八节维权讲座的照片 2" });
            await Expect(second).ToBeVisibleAsync(new() { Timeout = 30_000 });
            (await first.EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).Should().Be(240);
            await Expect(page.Locator(".problems")).ToContainTextAsync("“报名表.jpg”没有上传：这里只存照片");
            await Expect(page.GetByText("已上传 2 个文件。")).ToBeVisibleAsync();
            // The browser reports the refusal of the third.
            visitor.ForgiveComplaints();
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "照片 2：三八节维权讲座" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Img)).ToHaveCountAsync(2);
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "删除照片 1" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "删除照片 1？" })).ToBeVisibleAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "删除照片 1" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Img)).ToHaveCountAsync(1);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();
            await Expect(page.GetByText("已删除照片 1。")).ToBeVisibleAsync();
            await Expect(second).ToHaveCountAsync(0);

            // Photos gave the entry other versions; it is changed all the same.
            await page.GetByRole(AriaRole.Button, new() { Name = "更改：三八节维权讲座" }).ClickAsync();
            await dialog.GetByLabel("人次").FillAsync("86");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存活动台账" }).ClickAsync();
            await Expect(page.Locator(".tiles")).ToContainTextAsync("86 人次");
        });
    }

    private static FilePayload File(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = content,
        };
}
