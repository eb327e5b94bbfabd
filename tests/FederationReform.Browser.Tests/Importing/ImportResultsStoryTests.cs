using System.Diagnostics;
using System.Globalization;
using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Importing;

/// <summary>
/// From her own Excel file to sixteen records that can be handed in, with 146 people: 16 chairs, 32 vice-chairs, 146
/// executives with them, as the township of the sources had. Clicks and seconds go into docs/performance.md,
/// engine by engine.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class ImportResultsStoryTests(Chromium chromium, ITestOutputHelper output)
{
    private static readonly string[] Villages = [.. "东南西北上下前后大小新旧高低长短".Select(c => $"{c}坑村")];

    [BrowserTheory, OnSqlite, OnPostgres]
    public async Task SixteenVillages_FromOneFile_AreReadyToBeHandedIn(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var chair = await TownshipAsync(server.Given);
        var file = ImportCase.File([.. Villages.Select((name, n) => ImportCase.RowsOf(name, n < 2 ? 10 : 9))]);
        var clicks = 0;

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Desk);
            var watch = Stopwatch.StartNew();

            await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "从文件导入选举结果" }));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "导入文件" })).ToBeVisibleAsync();
            await visitor.LiveAsync();
            // The button opens the browser's own dialog, in which she picks the file: two clicks.
            await visitor.ChooseFileAsync(
                new FilePayload
                {
                    Name = "清溪镇选举结果.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = file,
                }
            );
            clicks += 2;
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对“清溪镇选举结果.xlsx”" }))
                .ToBeVisibleAsync();
            await Expect(page.GetByText("全部 146 行")).ToBeVisibleAsync();
            await Expect(page.GetByText("可以提交")).ToHaveCountAsync(16);
            await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "导入 146 行" }).First);
            await ClickAsync(
                page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "导入 146 行" })
            );
            await Expect(page.GetByText("已写入 16 个单位，其中 16 个可以提交。")).ToBeVisibleAsync();

            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{engine}: from the desk to 16 records ready to be handed in: {clicks} clicks, "
                        + $"{watch.Elapsed.TotalSeconds:0.0} s"
                )
            );
            (await page.GetByRole(AriaRole.Link, new() { Name = "去提交" }).CountAsync()).Should().Be(16);
        });
        clicks.Should().BeLessThanOrEqualTo(5);

        async Task ClickAsync(ILocator what)
        {
            await what.ClickAsync();
            clicks++;
        }
    }

    /// <summary>
    /// One sheet for each village and no column that names it: one import, each sheet with its unit in sight. The last
    /// sheet is nobody's and stays out until she says whose it is.
    /// </summary>
    [BrowserFact]
    public async Task SheetsNamedByVillage_AreOneImport_WithTheirUnitsInSight()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var chair = await TownshipAsync(server.Given);
        var file = new XlsxFile();
        foreach (var village in Villages.Take(4).Append("补充"))
            file.Sheet(
                village,
                [
                    [$"{village}妇联执委名单"],
                    Without(ImportCase.Headings),
                    .. ImportCase.RowsOf(village, 9).Select(Without),
                ]
            );

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.NewImport);
            await visitor.ChooseFileAsync(
                new FilePayload
                {
                    Name = "各村名单.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = file.Build(),
                }
            );
            await Expect(page.GetByText("选中的 4 张工作表作为一次导入")).ToBeVisibleAsync();
            await Expect(page.GetByText("没有读取的工作表 1 张：“补充”")).ToBeVisibleAsync();
            await Expect(page.GetByText("按工作表的名称")).ToHaveCountAsync(4);
            await Expect(page.GetByText("全部 36 行")).ToBeVisibleAsync();
            await PictureAsync(page, "import-sheets");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            await page.GetByLabel("补充").CheckAsync();
            await Expect(page.GetByText("工作表“补充”没有认出“村（社区）”列").First).ToBeVisibleAsync();
            await page.GetByLabel("补充", new() { Exact = true }).UncheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "导入 36 行" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "导入 36 行" })
                .ClickAsync();
            await Expect(page.GetByText("已写入 4 个单位")).ToBeVisibleAsync();
            await Expect(page.GetByText("没有读取的工作表 1 张：“补充”")).ToBeVisibleAsync();
        });

        static object?[] Without(object?[] cells) => [cells[0], .. cells.Skip(2)];
    }

    /// <summary>
    /// A date that does not exist is mended where it stands, and everything is taken back afterwards.
    /// </summary>
    [BrowserTheory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task WrongCells_AreMendedOnThePage_AndTheImportIsTakenBack(Screen screen)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var chair = await TownshipAsync(server.Given);
        var rows = ImportCase.RowsOf("东坑村", 9).ToList();
        rows[4][6] = "1990-02-30";
        rows[5][5] = "汗";
        var file = ImportCase.File(rows, ImportCase.RowsOf("南抗村", 9));

        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.NewImport);
            await visitor.ChooseFileAsync(
                new FilePayload
                {
                    Name = "名单.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = file,
                }
            );
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "核对“名单.xlsx”" })).ToBeVisibleAsync();
            await PictureAsync(page, $"import-errors-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "就是南坑村" }).ClickAsync();
            await Expect(page.GetByText("这些单位没有对上")).ToBeHiddenAsync();
            await page.GetByLabel("第 7 行出生年月").FillAsync("1990-02-28");
            await page.GetByLabel("第 7 行出生年月").PressAsync("Tab");
            await page.GetByLabel("第 8 行民族").SelectOptionAsync("汉族");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "导入 18 行" }).First).ToBeEnabledAsync();
            await PictureAsync(page, $"import-ready-{screen}");
            await page.GetByRole(AriaRole.Button, new() { Name = "导入 18 行" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "导入 18 行" })
                .ClickAsync();
            await Expect(page.GetByText("已写入 2 个单位")).ToBeVisibleAsync();
            await PictureAsync(page, $"import-done-{screen}");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "撤销这次导入" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "撤销这次导入" })
                .ClickAsync();
            await Expect(page.GetByText("这次导入已经撤销")).ToBeVisibleAsync();
        });
    }

    /// <summary>
    /// Sixteen villages of nine executives, with what only happens at the meeting already registered.
    /// </summary>
    private static async Task<UnitScope> TownshipAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var villages = new List<Unit>();
        foreach (var name in Villages)
            villages.Add(await given.VillageAsync(township, name));
        var campaign = await given.CampaignAsync(
            county,
            Given.Plan with
            {
                Quotas = Quotas.Village with { Executives = new(7, 15) },
            }
        );
        foreach (var village in villages)
        {
            await given.ReformAsync(campaign, village, reform =>
            {
                foreach (var step in ReformSteps.UsuallyRequired(UnitLevel.Village).Skip(1))
                    reform.SetStep(
                        step,
                        new StepDone(step, new(2026, 7, 10), null, "test", given.Clock.UtcNow()),
                        given.Clock.UtcNow()
                    );
            });
        }
        return await given.AccountAsync(Role.TownshipChair, township, "林主席");
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
