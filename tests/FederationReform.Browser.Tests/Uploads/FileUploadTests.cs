using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Uploads;

/// <summary>UP-16: a roster of a few megabytes from a township's line, which is cut on the way.</summary>
[Collection(InBrowser.Beside)]
public sealed partial class FileUploadTests(Chromium chromium)
{
    // Bytes a second: slow enough to see it go.
    private const int Slow = 600_000;

    [BrowserTheory, OnSqlite]
    public async Task Line_CutOnTheWay_GoesOnWhereItStopped(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var chair = await ChairAsync(server.Given);
        using var file = new LargeRoster();

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var line = await Line.OfAsync(page);
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.NewImport);
            await line.SetAsync(Slow);
            await visitor.ChooseFileAsync(file.Path);
            await Expect(page.GetByText(AtLeastTwenty())).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "立即重试" })).ToBeHiddenAsync();

            await line.SetAsync(Slow, cut: true);
            var told = page.GetByText("网络中断，已上传");
            await Expect(told).ToBeVisibleAsync();
            var before = Percent(await told.TextContentAsync());
            before.Should().BeGreaterThan(5);
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            // The button tries at once, long before the next try of its own; when the line is back, none is needed.
            await Expect(page.GetByText(FarRetry())).ToBeVisibleAsync();
            var tried = new TaskCompletionSource();
            page.RequestFailed += (_, request) =>
            {
                if (request.Url.Contains(Urls.Uploads, StringComparison.Ordinal))
                    tried.TrySetResult();
            };
            await page.GetByRole(AriaRole.Button, new() { Name = "立即重试" }).ClickAsync();
            await tried.Task.WaitAsync(TimeSpan.FromSeconds(5));
            await line.SetAsync(Slow);
            var going = page.Locator("[data-part=said]", new() { HasTextRegex = OnItsWay() });
            await Expect(going).ToBeVisibleAsync();
            Percent(await going.TextContentAsync())
                .Should()
                .BeGreaterThanOrEqualTo(before, "what had arrived is not sent again");

            await line.SetAsync(-1);
            await page.WaitForURLAsync(url => IsImport(url));
            visitor.ForgiveComplaints();
        });
    }

    [BrowserFact]
    public async Task Page_Reloaded_TakesTheSameFileUpWhereItStopped()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var chair = await ChairAsync(server.Given);
        using var file = new LargeRoster();

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            var line = await Line.OfAsync(page);
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.NewImport);
            await line.SetAsync(Slow);
            await visitor.ChooseFileAsync(file.Path);
            await Expect(page.GetByText(AtLeastTwenty())).ToBeVisibleAsync();

            await page.ReloadAsync();
            await visitor.LiveAsync();
            await visitor.ChooseFileAsync(file.Path);
            var going = page.Locator("[data-part=said]", new() { HasTextRegex = OnItsWay() });
            await Expect(going).ToBeVisibleAsync();
            Percent(await going.TextContentAsync()).Should().BeGreaterThan(5);

            await page.GetByRole(AriaRole.Button, new() { Name = "取消上传" }).ClickAsync();
            await Expect(page.GetByText("也可以把文件拖到这里")).ToBeVisibleAsync();
            visitor.ForgiveComplaints();
        });
    }

    [BrowserFact]
    public async Task File_CannotBeChosen_BeforeThereIsAScriptToSendIt()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var chair = await ChairAsync(server.Given);
        using var file = new LargeRoster();

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var looked = new TaskCompletionSource();
            await page.RouteAsync("**/FileUpload*.js", async route =>
            {
                await looked.Task;
                await route.ContinueAsync();
            });
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.NewImport);
            await Expect(page.Locator("input[type=file]")).ToBeDisabledAsync();
            looked.SetResult();
            await visitor.ChooseFileAsync(file.Path);
            await page.WaitForURLAsync(url => IsImport(url));
        });
    }

    /// <summary>
    /// The server has forgotten the upload, the script begins it anew: cancelling takes back the new one.
    /// </summary>
    [BrowserFact]
    public async Task Upload_BegunAnew_IsTheOneThatCancellingDeletes()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var chair = await ChairAsync(server.Given);
        using var file = new LargeRoster();

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            var line = await Line.OfAsync(page);
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.NewImport);
            var begun = new List<string>();
            page.Request += (_, request) =>
            {
                if (request.Method == "PUT")
                    begun.Add(new Uri(request.Url).AbsolutePath);
            };
            await page.RouteAsync($"**{Urls.Uploads}/**", async route =>
            {
                if (route.Request.Method == "PATCH" && begun.Count == 1)
                    await route.FulfillAsync(new() { Status = 404 });
                else
                    await route.ContinueAsync();
            });
            await line.SetAsync(Slow);
            await visitor.ChooseFileAsync(file.Path);
            await Expect(page.GetByText(AtLeastTwenty())).ToBeVisibleAsync();

            var deleted = await page.RunAndWaitForRequestAsync(
                () => page.GetByRole(AriaRole.Button, new() { Name = "取消上传" }).ClickAsync(),
                request => request.Method == "DELETE"
            );
            begun.Should().HaveCount(2);
            new Uri(deleted.Url).AbsolutePath.Should().Be(begun[1]);
            await Expect(page.GetByText("也可以把文件拖到这里")).ToBeVisibleAsync();
            visitor.ForgiveComplaints();
        });
    }

    [BrowserFact]
    public async Task WrongFile_IsRefusedBeforeItIsSent()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var chair = await ChairAsync(server.Given);

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.NewImport);
            foreach (
                var (name, bytes, said) in new (string, byte[], string)[]
                {
                    ("名单.docx", [1], "只能上传 .xlsx、.xls 文件"),
                    ("名单.xlsx", [], "这个文件是空的"),
                    ("名单.xlsx", new byte[10 * 1024 * 1024 + 1], "超过 10 MB"),
                }
            )
            {
                await visitor.ChooseFileAsync(
                    new FilePayload
                    {
                        Name = name,
                        MimeType = "application/octet-stream",
                        Buffer = bytes,
                    }
                );
                await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = said })).ToBeVisibleAsync();
            }
            await visitor.ShouldNotScrollSidewaysAsync();
        });
    }

    private static bool IsImport(string url) => Regex.IsMatch(url, "/imports/[0-9]+");

    private static int Percent(string? text) =>
        int.Parse(AnyPercent().Match(text ?? "").Groups[1].Value, CultureInfo.InvariantCulture);

    private static async Task<UnitScope> ChairAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        await given.VillageAsync(township);
        await given.CampaignAsync(county);
        return await given.AccountAsync(Role.TownshipChair, township);
    }

    [GeneratedRegex("已上传 [2-9][0-9]%")]
    private static partial Regex AtLeastTwenty();

    [GeneratedRegex("^已上传 [0-9]+%$")]
    private static partial Regex OnItsWay();

    [GeneratedRegex("[5-8] 秒后自动重试")]
    private static partial Regex FarRetry();

    [GeneratedRegex("([0-9]+)%")]
    private static partial Regex AnyPercent();

    /// <summary>A sound file with four megabytes of picture in it.</summary>
    private sealed class LargeRoster : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("portal-upload-").FullName;

        public LargeRoster()
        {
            var picture = new byte[4_000_000];
            new Random(5).NextBytes(picture);
            File.WriteAllBytes(
                Path,
                new XlsxFile()
                    .Sheet(
                        "名单",
                        [
                            ["村", "姓名", "职务"],
                            ["河口村", "林一", "主席"],
                        ]
                    )
                    .With("xl/media/image1.png", picture)
                    .Build()
            );
        }

        public string Path => System.IO.Path.Combine(folder, "执委花名册（终稿）.xlsx");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
