using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Reforms;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Campaigns;

/// <summary>
/// A township is done without its villages: the county asks, the chair of the township answers for herself, the board
/// shows it.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class TownshipCampaignStoryTests(Chromium chromium)
{
    private const string Name = "浦城县2026年乡镇妇联区域化建设";

    [BrowserTheory, OnSqlite]
    public async Task Township_FromTheCountysCampaignToTheApprovedCommittee(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var village = await VillageCase.OnAsync(server.Given, villages: 2);
        await server.Given.TownshipAsync(village.County, "东坑镇");

        await VisitAsync(server, village.Staff, CreateAsync);
        var campaign = await CampaignAsync(server.Given);
        var record = Urls.Record(campaign, village.Township.Id);

        await VisitAsync(server, village.Chair, async chair =>
        {
            await chair.OpenAsync(record);
            await RegisterStepsAsync(chair.Page);
            await PasteResultAsync(chair);
            await chair.ActAsync("提交县妇联审核");
            await chair.Page.GetByText("已提交县妇联审核").WaitForAsync();
        });
        await VisitAsync(server, village.Staff, async county =>
        {
            await county.OpenAsync(Urls.ReviewRecord(campaign, village.Township.Id));
            await Expect(county.Page.GetByText("清妇〔2026〕3号")).ToBeVisibleAsync();
            await county.ActAsync("审核通过");
            await county.Page.GetByText("已通过").Or(county.Page.GetByText("待审已全部处理")).First.WaitForAsync();

            await county.OpenAsync(Urls.Progress(campaign));
            await Expect(county.Page.GetByText("1/2 个乡镇（街道）").First).ToBeVisibleAsync();
            await Expect(county.Page.Locator("#rows-table tbody tr", new() { HasText = "清溪镇" }))
                .ToContainTextAsync("已完成");
            await Expect(county.Page.Locator("#rows-table tbody tr", new() { HasText = "东坑镇" }))
                .ToContainTextAsync("未开始");
        });
        await VisitAsync(
            server,
            village.Chair,
            async chair =>
            {
                await chair.OpenAsync(record);
                await chair
                    .Page.Locator("#step-V2")
                    .Or(chair.Page.Locator("#step-T2"))
                    .GetByRole(AriaRole.Button)
                    .WaitForAsync(new() { State = WaitForSelectorState.Detached });
                await RegisterAsync(chair.Page, "结果批复", "2026-07-13", "清委[2026]15号");
                await Expect(chair.Page.Locator("#step-T11")).ToContainTextAsync("清委〔2026〕15号");
            },
            Screen.Phone
        );

        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Posts.CountAsync(p => p.UnitId == village.Township.Id)).Should().Be(25);
        (
            await db
                .UnitReforms.Where(r => r.CampaignId == village.Campaign.Id)
                .Select(r => r.State)
                .Distinct()
                .ToListAsync()
        )
            .Should()
            .Equal([ReformState.NotStarted], "the villages' campaign is another");
    }

    private static async Task CreateAsync(Visitor county)
    {
        var page = county.Page;
        await county.OpenAsync(Urls.NewCampaign);
        await page.GetByRole(AriaRole.Radio, new() { Name = "区域化建设" }).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "乡镇（街道）" })).ToBeCheckedAsync();
        await Expect(page.GetByLabel("执委最多")).ToHaveValueAsync("30");
        await Expect(page.GetByText("执委文化程度有 2 条不一致的规定").First).ToBeVisibleAsync();
        await page.GetByLabel("任务名称").FillAsync(Name);
        await county.ActAsync("建立任务，2 个乡镇参加");
        await page.GetByRole(AriaRole.Heading, new() { Name = Name, Level = 1 })
            .WaitForAsync(new() { Timeout = 60_000 });
    }

    private static async Task RegisterStepsAsync(IPage page)
    {
        foreach (
            var (step, day, number) in ((string, string, string?)[])
                [
                    ("筹备组", "2026-06-20", null),
                    ("批复", "2026-06-24", "清委﹝2026)9号"),
                    ("请示", "2026-06-22", "清妇﹝2026)3号"),
                    ("候选人", "2026-07-01", "清委（2026）11号"),
                    ("预备会", "2026-07-06", null),
                    ("主席团", "2026-07-07", null),
                    ("执委会", "2026-07-08", null),
                    ("报结果", "2026-07-10", null),
                ]
        )
        {
            await RegisterAsync(page, step, day, number);
            if (step == "批复")
                await Expect(page.Locator("#step-T3")).ToContainTextAsync("它前面的“请示”");
        }
        await Expect(page.Locator("#step-T3")).Not.ToContainTextAsync("提醒");
    }

    private static async Task RegisterAsync(IPage page, string step, string day, string? number)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"登记日期：{step}", Exact = true }).ClickAsync();
        await page.GetByLabel("完成日期").FillAsync(day);
        if (number is not null)
            await page.GetByLabel("文号").FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存日期" }).ClickAsync();
        await page.GetByText($"已保存“{step}”。").WaitForAsync();
    }

    /// <summary>The township plan of 2017: 41 representatives, 25 executives of 27 candidates.</summary>
    private static async Task PasteResultAsync(Visitor chair)
    {
        var page = chair.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "填写大会结果" }).ClickAsync();
        await page.Locator("form.sheet[data-ready=true]").WaitForAsync();
        await page.Locator("#HeldOn").FillAsync("2026-07-08");
        await page.Locator("#HeldOn").PressAsync("Enter");
        foreach (
            var text in (string[])["镇政府三楼会议室", "陈指导", "41", "41", "38", "25", "27", "38", "38", "38", "0"]
        )
        {
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Enter");
        }
        var rows = Enumerable
            .Range(1, 25)
            .Select(person =>
                $"{person}\t演示{(char)('甲' + person)}\t"
                + $"{(person == 1 ? "主席" : person <= 3 ? "副主席" : "执委")}\t女\t{1984 + (person % 15)}.03\t"
                + $"汉族\t大专\t群众\t务农\t否\t否\t否\t是\t{13800010000 + person}\t30"
            );
        var roster =
            "序号\t姓名\t职务\t性别\t出生年月\t民族\t学历\t政治面貌\t身份\t体制内\t两委\t原主任\t新任\t"
            + "联系电话\t赞成票\n"
            + string.Join('\n', rows);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", roster);
        await page.Locator($"#{SheetMarks.CellId(0, 0)}").FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        await page.GetByText("粘贴了 25 行").WaitForAsync();
    }

    private static async Task<int> CampaignAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.Campaigns.Where(c => c.Name == Name).Select(c => c.Id).SingleAsync();
    }

    private Task VisitAsync(
        PortalServer server,
        UnitScope scope,
        Func<Visitor, Task> visit,
        Screen screen = Screen.Desktop
    ) => chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            await visitor.SignedInAsync(server, scope);
            await visit(visitor);
        });
}
