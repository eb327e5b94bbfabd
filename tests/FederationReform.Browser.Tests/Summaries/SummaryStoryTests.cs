using FederationReform.Browser.Tests.Support;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Summaries;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Summaries;

/// <summary>
/// The township's summary: begun, written, saved; a village is approved, the page says which number is otherwise, and a
/// click replaces it alone.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class SummaryStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Summary_IsWritten_AndItsFiguresFollowTheData(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var given = server.Given;
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        server.Listen();
        await chromium.VisitAsync(server.Url, Screen.Desktop, async chair =>
        {
            var page = chair.Page;
            await chair.SignedInAsync(server, place.Chair);
            await chair.OpenAsync(Web.Urls.Summaries);
            await page.GetByRole(AriaRole.Button, new() { Name = "起草工作总结" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "起草工作总结" })
                .ClickAsync();
            await Expect(Part(page, "基本情况"))
                .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("已完成会改联的有1个，完成率50.00%"));
            await Expect(page.Locator("[data-differences]")).ToContainTextAsync("都和现在的数据相同");
            // What is counted, how, of which unit, until which day, and the records behind it.
            var figure = page.GetByRole(AriaRole.Region, new() { Name = "基本情况里的数字" })
                .GetByRole(AriaRole.Listitem)
                .Filter(new() { HasText = "村妇联执委" })
                .First;
            await Expect(figure).ToContainTextAsync("11 村妇联执委");
            await Expect(figure)
                .ToContainTextAsync(
                    $"{place.Township.Name}，{SummaryIndicator.VillageExecutives.Definition()}统计到 2026年7月15日。"
                );
            await Expect(figure.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);

            // Her sentence goes to the end, one number is typed over and is hers from now on.
            var text = await Part(page, "基本情况").InputValueAsync();
            await Part(page, "基本情况").FillAsync(text.Replace("副主席2名", "副主席若干名") + "\n全镇走访妇女11户。");
            await Part(page, "解决思路和对策").FocusAsync();
            await Expect(page.GetByText("您改动了“2”")).ToBeVisibleAsync();
            await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
            await page.ReloadAsync();
            await chair.LiveAsync();
            await Expect(page.GetByText("还没有存成一版的文字")).ToBeVisibleAsync();
            await Expect(Part(page, "基本情况"))
                .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("全镇走访妇女11户。$"));
            await page.GetByRole(AriaRole.Button, new() { Name = "存成新的一版" }).ClickAsync();
            await Expect(page.GetByText("已存为第 2 版")).ToBeVisibleAsync();

            await place.ApprovedAsync(place.Villages[1]);
            var address = page.Url;
            await chair.OpenAsync(Web.Urls.Summaries);
            await Expect(page.GetByText(new System.Text.RegularExpressions.Regex("^文中 [0-9]+ 个数字变了$")))
                .ToBeVisibleAsync();
            await page.GotoAsync(address);
            await chair.LiveAsync();
            var differences = page.Locator("[data-differences]");
            await Expect(differences).ToContainTextAsync("村妇联执委，文中 11，现为 22");
            await Expect(differences).Not.ToContainTextAsync("副主席");
            await chair.ShouldHaveNoSeriousFindingsAsync();
            await differences.GetByLabel("替换村妇联执委：11换成22").ClickAsync();
            await Expect(Part(page, "基本情况"))
                .ToHaveValueAsync(
                    new System.Text.RegularExpressions.Regex("有1个，[\\s\\S]*执委22名[\\s\\S]*全镇走访妇女11户。$")
                );
            await page.GetByRole(AriaRole.Button, new() { Name = "全部替换" }).ClickAsync();
            await Expect(differences).ToContainTextAsync("都和现在的数据相同");
            await page.GetByRole(AriaRole.Button, new() { Name = "存成新的一版" }).ClickAsync();
            await Expect(page.GetByText("已存为第 3 版")).ToBeVisibleAsync();
        });

        var list = (await given.Use<SummaryListQuery>().RunAsync(place.Chair, 1))!;
        var shown = (await given.Use<SummaryQuery>().RunAsync(place.Chair, list.Page.Rows.Single().Id))!;
        shown
            .Text.Facts.Text.Should()
            .Contain("已完成会改联的有2个，完成率100.00%；共配备村妇联主席2名、副主席若干名、执委22名。")
            .And.EndWith("\n全镇走访妇女11户。");
        shown.Draft.Should().BeNull();
    }

    /// <summary>The kind of report is chosen with its years; its text has headings, and each figure its list.</summary>
    [BrowserTheory, OnSqlite]
    public async Task Research_IsBegunOnAPhone_AndItsFiguresLeadToThePeople(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var place = await VillageCase.OnAsync(server.Given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        server.Listen();
        foreach (var screen in new[] { Screen.Phone, Screen.Desktop })
            await chromium.VisitAsync(server.Url, screen, async chair =>
            {
                var page = chair.Page;
                await chair.SignedInAsync(server, place.Chair);
                await chair.OpenAsync(Web.Urls.Summaries);
                await page.GetByRole(AriaRole.Button, new() { Name = "起草报告" }).ClickAsync();
                var dialog = page.GetByRole(AriaRole.Dialog);
                await Expect(dialog.GetByLabel("从哪一年")).ToHaveValueAsync("2022");
                await dialog.GetByRole(AriaRole.Radio, new() { Name = "调研报告" }).CheckAsync();
                await Expect(dialog.GetByLabel("从哪一年")).ToHaveValueAsync("2026");
                await chair.ShouldHaveNoSeriousFindingsAsync();
                await chair.ShouldNotScrollSidewaysAsync();
                await dialog.GetByRole(AriaRole.Button, new() { Name = "起草调研报告" }).ClickAsync();

                await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "编写调研报告" })).ToBeVisibleAsync();
                await Expect(Part(page, "基本情况"))
                    .ToHaveValueAsync(
                        new System.Text.RegularExpressions.Regex("^（一）组织和队伍\n全镇现有村（社区）2个")
                    );
                await chair.ShouldHaveNoSeriousFindingsAsync();
                await chair.ShouldNotScrollSidewaysAsync();
                var list = await page.RunAndWaitForPopupAsync(() =>
                    page.GetByRole(AriaRole.Link, new() { Name = "村“两委”成员" }).First.ClickAsync()
                );
                await Expect(list.GetByText(Results.Valid.Members[0].Name).First).ToBeVisibleAsync();
            });
    }

    /// <summary>A colleague saves first: the chair sees what, and nothing of either text is lost.</summary>
    [BrowserTheory, OnSqlite]
    public async Task Save_AfterAColleague_ShowsWhatTheColleagueWrote(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var given = server.Given;
        var place = await VillageCase.OnAsync(given);
        var colleague = await given.AccountAsync(Access.Role.TownshipChair, place.Township, "王副主席");
        var id = await World.SummaryAsync(given, place.Chair, place.Campaign.Id);
        server.Listen();
        await chromium.VisitAsync(server.Url, Screen.Phone, async chair =>
        {
            var page = chair.Page;
            await chair.SignedInAsync(server, place.Chair);
            await chair.OpenAsync(Web.Urls.Summary(id));
            var first = (await given.Use<SummaryQuery>().RunAsync(colleague, id))!;
            (
                await given
                    .Use<SaveSummary>()
                    .RunAsync(
                        colleague,
                        new(id, first.Version, Guid.NewGuid(), first.Text with { Measures = new("一是落实经费。", []) })
                    )
            )
                .Should()
                .BeEmpty();
            await Part(page, "解决思路和对策").FillAsync("一是加强培训。");
            await page.GetByRole(AriaRole.Button, new() { Name = "存成新的一版" }).ClickAsync();

            await Expect(page.GetByText("您写的还在页面上，没有丢失。")).ToBeVisibleAsync();
            await page.GetByText("“解决思路和对策”不同").ClickAsync();
            await Expect(page.GetByText("一是落实经费。")).ToBeVisibleAsync();
            await chair.ShouldNotScrollSidewaysAsync();
            await chair.ShouldHaveNoSeriousFindingsAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "用我的文字存成新的一版" }).ClickAsync();
            await Expect(page.GetByText("已存为第 3 版")).ToBeVisibleAsync();
        });

        (await given.Use<SummaryQuery>().RunAsync(place.Chair, id))!.Text.Measures.Text.Should().Be("一是加强培训。");
        (await given.Use<SummaryQuery>().RunAsync(place.Chair, id, 2))!
            .Text.Measures.Text.Should()
            .Be("一是落实经费。");
    }

    /// <summary>
    /// A chair begins the report of five years on her phone: its sentence has the activity that was entered, and when
    /// another is entered, the page says which number is otherwise.
    /// </summary>
    [BrowserTheory, OnSqlite]
    public async Task WorkReport_IsBegunByPhone_AndItsFiguresFollowTheRegisters(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var given = server.Given;
        var place = await VillageCase.OnAsync(given);
        await EnterAsync("三八节维权讲座", 86);
        server.Listen();
        await chromium.VisitAsync(server.Url, Screen.Phone, async chair =>
        {
            var page = chair.Page;
            var dialog = page.GetByRole(AriaRole.Dialog);
            await chair.SignedInAsync(server, place.Chair);
            await chair.OpenAsync(Web.Urls.Summaries);
            await page.GetByRole(AriaRole.Button, new() { Name = "起草报告" }).ClickAsync();
            var thisYear = given.Clock.Today().Year;
            await dialog.GetByLabel("从哪一年").SelectOptionAsync($"{thisYear}");
            await dialog.GetByLabel("到哪一年").SelectOptionAsync($"{thisYear - 1}");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "起草工作报告" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await dialog.GetByLabel("从哪一年").SelectOptionAsync($"{thisYear - 4}");
            await dialog.GetByLabel("到哪一年").SelectOptionAsync($"{thisYear}");
            await chair.ShouldHaveNoSeriousFindingsAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "起草工作报告" }).ClickAsync();
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != Web.Urls.Summaries);
            await chair.LiveAsync();
            await Expect(Part(page, "工作回顾"))
                .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("开展活动1场，参加、受益86人次。"));
            await Expect(page.GetByText("活动台账里没有 2022、2023、2024、2025 年的登记")).ToBeVisibleAsync();
            await chair.ShouldNotScrollSidewaysAsync();
            await chair.ShouldHaveNoSeriousFindingsAsync();

            await EnterAsync("家庭教育讲座", 14);
            await page.ReloadAsync();
            await chair.LiveAsync();
            await Expect(page.Locator("[data-differences]")).ToContainTextAsync("文中 86，现为 100");
        });

        async Task EnterAsync(string title, int people) => (
                await given
                    .Use<AddEntry<Activity>>()
                    .RunAsync(
                        place.Chair,
                        new(
                            place.Village.Id,
                            new Activity
                            {
                                On = given.Clock.Today(),
                                Type = ActivityType.RightsEducation,
                                Title = title,
                                People = people,
                            },
                            Guid.NewGuid()
                        )
                    )
            ).Should().BeEmpty();
    }

    private static ILocator Part(IPage page, string name) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });
}
