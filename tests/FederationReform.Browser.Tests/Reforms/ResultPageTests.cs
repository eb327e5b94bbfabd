using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Reforms;

/// <summary>
/// The page on which a chair spends most of her time, as she uses it: keys, paste, input method, a colleague at the
/// same record, a line that drops.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class ResultPageTests(Chromium chromium)
{
    private static readonly string[] Meeting =
    [
        "村部会议室",
        "陈指导",
        "36",
        "36",
        "31",
        "11",
        "12",
        "31",
        "31",
        "30",
        "1",
    ];

    [BrowserTheory, OnSqlite]
    public async Task Village_TypedWithTheKeyboardAlone_IsHandedIn(Engine engine)
    {
        await using var world = await ResultWorld.OnAsync(engine);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            await page.Locator("#HeldOn").FillAsync("2026-07-08");
            await page.Locator("#HeldOn").PressAsync("Enter");
            foreach (var text in Meeting)
                await TypeAsync(page, text, "Enter");

            for (var person = 1; person <= 11; person++)
            {
                (await FocusedAsync(page))
                    .Should()
                    .Be($"c{person - 1}-0", "Enter goes back to the column where the row began");
                // Typed short: numbers, first letters, a date with dots, nothing where nothing has to be said.
                string[] cells =
                [
                    $"演示{person}",
                    person switch
                    {
                        1 => "1",
                        2 or 3 => "jz",
                        _ => "",
                    },
                    "",
                    $"19{70 + person + 9}.3.5",
                    "h",
                    "dz",
                    person == 1 ? "zg" : "13",
                    "wn",
                    "f",
                    person == 1 ? "s" : "0",
                    person == 1 ? "1" : "0",
                    person == 1 ? "f" : "s",
                    person <= 3 ? $"138 0000 {person:0000}" : "",
                ];
                foreach (var cell in cells)
                    await TypeAsync(page, cell, "Tab");
                await TypeAsync(page, "28", "Enter");
            }
            await page.Locator("#c0-6").WaitForAsync();
            (await TextsAsync(page, 0))
                .Should()
                .Equal(
                    "演示1",
                    "主席",
                    "",
                    "1980-03-05",
                    "汉族",
                    "大专",
                    "中共党员",
                    "务农",
                    "否",
                    "是",
                    "是",
                    "否",
                    "13800000001",
                    "28",
                    "",
                    ""
                );
            await page.GetByText("应到 36 人，实到 31 人，达到三分之二（24 人）。").WaitForAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            var submit = page.GetByRole(AriaRole.Button, new() { Name = "提交县妇联审核" });
            await submit.PressAsync("Enter");
            await page.GetByText("有一条提醒还没有写明原因：第 1 行演示1（1980-03-05）到大会当天 46 周岁")
                .WaitForAsync();
            await page.Locator("#reason-AgeLimit").FillAsync("村里四十五岁以下的妇女大多外出务工");
            await submit.PressAsync("Enter");
            var confirm = page.GetByRole(AriaRole.Dialog);
            (await confirm.InnerTextAsync()).Should().Contain("执委 11 名（含主席、副主席）");
            await confirm.GetByRole(AriaRole.Button, new() { Name = "提交县妇联审核" }).PressAsync("Enter");
            await page.GetByText("河口村的选举结果已提交县妇联审核。").WaitForAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        var reform = await world.ReformAsync();
        reform.State.Should().Be(ReformState.Submitted);
        reform
            .Result.Members.Should()
            .HaveCount(11)
            .And.OnlyContain(m => m.EthnicGroup == 1 && m.Education == Education.College && m.For == 28);
    }

    /// <summary>
    /// Nothing the server says arrives while she types twelve people: more rows than there are, and none of them in a
    /// cell she has left.
    /// </summary>
    [BrowserTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Rows_TypedFasterThanTheyCome_LandWhereTheyBelong(Screen screen)
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, screen, async visitor =>
        {
            var line = await SlowLine.BeforeAsync(visitor.Page);
            var page = await world.OpenAsync(visitor);
            await page.Locator("#c0-0").FocusAsync();
            line.Hold();
            for (var person = 1; person <= 12; person++)
            {
                await TypeAsync(page, $"演示{person}", "Tab");
                await TypeAsync(page, person == 1 ? "1" : "jz", "Tab");
                await TypeAsync(page, "", "Tab");
                await TypeAsync(page, $"{1980 + person}.3", "Enter");
            }
            await page.Keyboard.TypeAsync("演示十");
            line.Release();
            await page.WaitForFunctionAsync("() => document.activeElement.id === 'c12-0'");
            await page.Keyboard.TypeAsync("三");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("演示十四");
            await page.WaitForFunctionAsync(
                "() => document.activeElement.id === 'c13-0' && document.getElementById('c11-3').value === '1992-03'"
            );
            await page.Keyboard.PressAsync("Tab");
            await KeptAsync(page);

            (await TextsAsync(page, 11))[..4].Should().Equal("演示12", "兼职副主席", "", "1992-03");
            (await TextsAsync(page, 12))[0].Should().Be("演示十三", "a word begun before its row came goes on in it");
            (await TextsAsync(page, 13))[0].Should().Be("演示十四");
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        var rows = (await world.DraftAsync())!.Sheet.Rows;
        rows.Select(row => row[0])
            .Should()
            .Equal([.. Enumerable.Range(1, 12).Select(i => $"演示{i}"), "演示十三", "演示十四"]);
        rows.Take(12).Should().OnlyContain(row => row[3].EndsWith("-03", StringComparison.Ordinal));
    }

    /// <summary>
    /// The last row there is: the next one comes from the server, and what the chair typed last stays as it is until
    /// then.
    /// </summary>
    [BrowserFact]
    public async Task LastRow_FilledIn_IsFollowedByMore()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var line = await SlowLine.BeforeAsync(visitor.Page);
            var page = await world.OpenAsync(visitor);
            await page.Locator("#c20-0").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            (await FocusedAsync(page)).Should().Be("c20-0", "nobody goes on below a blank row");
            line.Hold();
            await TypeAsync(page, "演示甲", "Enter");
            await page.GetByText("正在等待服务器增加空行").WaitForAsync();
            await page.Keyboard.TypeAsync("x");
            (await page.Locator("#c20-0").InputValueAsync()).Should().Be("演示甲");
            line.Release();
            await page.WaitForFunctionAsync("() => document.activeElement.id === 'c21-0'");
            await TypeAsync(page, "演示乙", "Enter");
            await KeptAsync(page);
        });

        var rows = (await world.DraftAsync())!.Sheet.Rows;
        rows.Select(row => row[0]).Where(name => name.Length > 0).Should().Equal("演示甲", "演示乙");
    }

    /// <summary>
    /// After a reload the tab remembers one name, and another is typed before the script is there, or as it comes.
    /// </summary>
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TextRememberedByTheTab_AndOneTypedAtOnce_AreBothKept(bool beforeTheScript)
    {
        var text = string.Concat(Enumerable.Repeat("演示", 50));
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.Page.AddInitScriptAsync(
                $$"""
                sessionStorage['{{world.StorageKey}}'] ??=
                    JSON.stringify([[JSON.stringify({ row: 2, column: 0 }), '演示丙']]);
                """
            );
            var typed = new TaskCompletionSource();
            if (beforeTheScript)
                await visitor.Page.RouteAsync("**/ResultEditor*.js", async route =>
                {
                    await typed.Task;
                    await route.ContinueAsync();
                });
            var page = await world.OpenAsync(visitor, async early =>
            {
                // Two seconds, within which the script and the remembered text come.
                await early.Locator("tbody td input").First.PressSequentiallyAsync(text, new() { Delay = 20 });
                typed.SetResult();
            });
            await page.WaitForFunctionAsync("() => document.getElementById('c2-0').value === '演示丙'");
            (await page.Locator("#c0-0").InputValueAsync()).Should().Be(text);
            await page.Locator("#c0-0").PressAsync("Enter");
            await KeptAsync(page);
        });

        var rows = (await world.DraftAsync())!.Sheet.Rows;
        rows.Select(row => row[0]).Should().Equal(text, "", "演示丙");
    }

    /// <summary>
    /// On a slow line several finished inputs wait for their turn. A paste, which draws the sheet anew, comes after
    /// them.
    /// </summary>
    [BrowserFact]
    public async Task Paste_RightAfterTyping_LosesNothing()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var line = await SlowLine.BeforeAsync(visitor.Page);
            var page = await world.OpenAsync(visitor);
            line.Hold();
            foreach (var (field, text) in new[] { ("Place", "村部会议室"), ("Guide", "林晓岚"), ("Present", "31") })
            {
                await page.Locator($"#{field}").FillAsync(text);
                await page.Locator($"#{field}").PressAsync("Tab");
            }
            await PasteAsync(page, "#c0-0", Roster(11));
            line.Release();

            await page.GetByText("粘贴了 11 行").WaitForAsync();
            (await page.Locator("#Place").InputValueAsync()).Should().Be("村部会议室");
            (await page.Locator("#Guide").InputValueAsync()).Should().Be("林晓岚");
            (await page.Locator("#Present").InputValueAsync()).Should().Be("31");
        });
    }

    [BrowserFact]
    public async Task Roster_PastedFromASpreadsheet_IsMendedUndoneAndSaved()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            await PasteAsync(page, "#c0-0", Roster(11).Replace("1982.7", "1990-02-30"));
            await page.GetByText("粘贴了 11 行，按表头对应").WaitForAsync();
            (await page.GetByText("没有用到的列：备注。有 1 格认不出来，已标红。").CountAsync()).Should().Be(1);
            (await TextsAsync(page, 1))
                .Take(8)
                .Should()
                .Equal("演示2", "兼职副主席", "女", "1979-04", "汉族", "大专", "群众", "务农");
            var wrong = page.Locator("td input[aria-invalid=true]");
            (await wrong.GetAttributeAsync("title")).Should().Be("第 5 行出生年月“1990-02-30”不存在，请改为实际日期。");
            await page.GetByRole(AriaRole.Link, new() { Name = "第 5 行出生年月“1990-02-30”不存在" }).ClickAsync();
            (await FocusedAsync(page)).Should().Be("c4-3", "the sentence leads to its cell");
            await visitor.ShouldHaveNoSeriousFindingsAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await page.GetByText("没有保存：有 1 处需要修改。").WaitForAsync();
            await page.Locator("#c4-3").FillAsync("1982.7");
            await page.GetByRole(AriaRole.Button, new() { Name = "体制内 填“否”" }).ClickAsync();
            await page.WaitForFunctionAsync("() => document.getElementById('c10-8').value === '否'");
            await page.Keyboard.PressAsync("Control+z");
            await page.WaitForFunctionAsync("() => document.getElementById('c10-8').value === ''");
            await page.Keyboard.PressAsync("Alt+Delete");
            await page.WaitForFunctionAsync("() => document.getElementById('c0-0').value === '演示2'");
            await page.Keyboard.PressAsync("Control+z");
            await page.WaitForFunctionAsync("() => document.getElementById('c0-0').value === '演示1'");
            await page.Keyboard.PressAsync("Control+s");
            await SavedAsync(page);
        });

        var result = (await world.ReformAsync()).Result;
        result.Members.Select(m => m.Name).Should().HaveCount(11).And.StartWith("演示1");
        result.Members[4].Birth.Should().Be(new BirthDate(new(1982, 7, 1), DayKnown: false));
    }

    /// <summary>
    /// A table of the township names its villages in a column; Excel says in HTML how far a merged cell reaches.
    /// </summary>
    [BrowserFact]
    public async Task TableOfATownship_Pasted_BringsThisVillagesPeopleOnly_WithTheirMergedCells()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            const string text =
                "村（社区）\t姓名\t职务\n水尾村\t演示甲\t主席\n\t演示乙\t执委\n"
                + "河口村\t演示丙\t主席\n\t演示丁\t执委\n\t演示戊\t";
            const string html =
                "<table><tr><td>村（社区）</td><td>姓名</td><td>职务</td></tr>"
                + "<tr><td rowspan=2>水尾村</td><td>演示甲</td><td>主席</td></tr>"
                + "<tr><td>演示乙</td><td>执委</td></tr>"
                + "<tr><td rowspan=3>河口村</td><td>演示丙</td><td>主席</td></tr>"
                + "<tr><td>演示丁</td><td rowspan=2>执委</td></tr><tr><td>演示戊</td></tr></table>";

            await PasteAsync(page, "#c0-0", text, html);
            await page.GetByText("粘贴了 3 行，按表头对应").WaitForAsync();
            (await page.GetByText("另有 2 行不是本单位的（“水尾村”），没有放进来。").CountAsync()).Should().Be(1);
            (await TextsAsync(page, 0)).Take(2).Should().Equal("演示丙", "主席");
            (await TextsAsync(page, 2)).Take(2).Should().Equal("演示戊", "执委");

            await PasteAsync(page, "#c3-0", "村（社区）\t姓名\t职务\n水尾村\t演示甲\t执委\n水尾村\t演示乙\t执委");
            await page.GetByText("粘贴的内容写的是“水尾村”，不是河口村，没有放进来。").WaitForAsync();
            (await TextsAsync(page, 3))[0].Should().BeEmpty();
        });
    }

    /// <summary>CI-14: forty thousand characters anywhere neither end the circuit nor pass in silence.</summary>
    [BrowserFact]
    public async Task FarTooMuchText_PastedAnywhere_IsSaidAndThePageLives()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite, Results.Valid with { Candidates = 11 });
        var much = string.Concat(Enumerable.Repeat("很长的中文", 8_000));

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            foreach (var field in (string[])["#Place", "#c1-0", "#reason-DifferentialElection"])
            {
                await PasteAsync(page, field, much);
                await page.GetByText("粘贴的内容有 40000 个字").WaitForAsync();
            }
            await PasteAsync(page, "#c0-0", much + "\n" + much);
            await page.GetByText("粘贴了 2 行").WaitForAsync();
            await PasteAsync(page, "#c0-0", Roster(250));
            await page.GetByText("一份名单最多 200 行，后面的 50 行没有放进来。").WaitForAsync();
            await page.Locator("#Guide").FillAsync("林指导");
            await page.Locator("#Guide").PressAsync("Enter");
            await KeptAsync(page);
        });

        (await world.DraftAsync())!.Sheet["Guide"].Should().Be("林指导");
    }

    [BrowserFact]
    public async Task InputMethod_AtWork_OwnsItsKeys()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            var browser = await page.Context.NewCDPSessionAsync(page);
            await page.Locator("#c0-0").FocusAsync();
            foreach (var letters in (string[])["w", "wang", "wang fang"])
                await browser.SendAsync(
                    "Input.imeSetComposition",
                    new()
                    {
                        ["text"] = letters,
                        ["selectionStart"] = letters.Length,
                        ["selectionEnd"] = letters.Length,
                    }
                );
            await page.Keyboard.PressAsync("ArrowDown");
            await page.WaitForTimeoutAsync(2_500);
            (await FocusedAsync(page)).Should().Be("c0-0");
            (await world.DraftAsync()).Should().BeNull("what is only being composed is nothing yet");

            await browser.SendAsync("Input.insertText", new() { ["text"] = "王芳" });
            await KeptAsync(page);
            (await FocusedAsync(page)).Should().Be("c0-0", "a pause leaves the cursor where it is");
            await page.Keyboard.PressAsync("Enter");
            (await FocusedAsync(page)).Should().Be("c1-0");
        });

        (await world.DraftAsync())!.Sheet.Rows[0][0].Should().Be("王芳");
    }

    [BrowserFact]
    public async Task TwoPeople_AtOneRecord_LoseNothing()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite, Results.Valid);

        await chromium.VisitAsync(world.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            await world.SaveAsColleagueAsync(sheet => sheet.With("Place", "文化礼堂").With("Present", "30"));
            await page.Locator("#Present").FillAsync("29");
            await page.Locator("#c11-0").FillAsync("演示新");
            await page.Keyboard.PressAsync("Control+s");

            await page.GetByText("李小兰 在您填写时也保存了这份结果").WaitForAsync();
            (await page.GetByText("两人都改了", new() { Exact = true }).CountAsync()).Should().Be(1);
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await page.ReloadAsync();
            await visitor.LiveAsync();
            await page.GetByRole(AriaRole.Row, new() { Name = "实到人数" })
                .GetByText("30", new() { Exact = true })
                .ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "按选择合并" }).ClickAsync();
            await page.GetByText("两份内容已合并").WaitForAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await SavedAsync(page);
        });

        var result = (await world.ReformAsync()).Result;
        (result.Place, result.Present, result.Members[^1].Name).Should().Be(("文化礼堂", 30, "演示新"));
    }

    [BrowserFact]
    public async Task Choices_OnAPhone_AreTapped()
    {
        await using var world = await ResultWorld.OnAsync(Engine.Sqlite, Results.Valid);

        await chromium.VisitAsync(world.Server.Url, Screen.Phone, async visitor =>
        {
            var page = await world.OpenAsync(visitor);
            await visitor.ShouldNotScrollSidewaysAsync();
            await page.Locator("#c1-6").TapAsync();
            await page.GetByRole(AriaRole.Option, new() { Name = "共青团员" }).TapAsync();
            await KeptAsync(page);
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
        });

        (await world.DraftAsync())!.Sheet.Rows[1][6].Should().Be("共青团员");
    }

    /// <summary>
    /// Nothing typed more than five seconds before is lost, however the server ends; what is typed while it is away
    /// comes after. On both engines: what each of them has kept when its client dies is the point.
    /// </summary>
    [BrowserTheory, OnSqlite, OnPostgres]
    public async Task ServerKilledInTheMiddle_NothingTypedIsLost(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (campaign, village, login, password) = await ResultWorld.WithPasswordAsync(given);
        var settings = PortalProcess.On(given.Database);
        var portal = await PortalProcess.StartAsync(settings);
        try
        {
            await chromium.VisitAsync(portal.Address, Screen.Desktop, async visitor =>
            {
                var page = visitor.Page;
                await visitor.SignInAsync(login, password);
                await visitor.OpenAsync(Web.Urls.Result(campaign, village));
                await page.WaitForFunctionAsync("() => document.querySelector('form.sheet')?.dataset.ready === 'true'");
                await page.Locator("#Place").FillAsync("文化礼堂");
                await page.Locator("#c0-0").FocusAsync();
                await page.Keyboard.TypeAsync("演示甲");
                await page.WaitForTimeoutAsync(5_000);

                await portal.KillAsync();
                await page.Keyboard.PressAsync("Tab");
                await TypeAsync(page, "1", "Tab");
                await page.GetByText("网络中断，已暂存在本页").WaitForAsync();
                portal.Dispose();
                portal = await PortalProcess.StartAsync(settings, address: portal.Address);

                await page.GetByText("已找回您").WaitForAsync(new() { Timeout = 60_000 });
                await visitor.LiveAsync();
                await page.WaitForFunctionAsync(
                    "() => document.getElementById('c0-0')?.value === '演示甲' && "
                        + "document.getElementById('c0-1')?.value === '主席'"
                );
                (await page.Locator("#Place").InputValueAsync(), await page.Locator("#c0-0").InputValueAsync())
                    .Should()
                    .Be(("文化礼堂", "演示甲"));
                (
                    await page.EvaluateAsync<int>(
                        "() => Object.keys(sessionStorage).filter(key => key.startsWith('result-of')).length"
                    )
                )
                    .Should()
                    .Be(0, "CI-05: the browser keeps nothing that the server has");
                visitor.ForgiveComplaints();
            });
        }
        finally
        {
            portal.Dispose();
        }
    }

    private static string Roster(int people) =>
        "河口村妇联执委花名册\n序号\t姓名\t职务\t性别\t出生年月\t民族\t学历\t政治面貌\t身份\t是否两委\t联系电话\t备注\n"
        + string.Join(
            '\n',
            Enumerable
                .Range(1, people)
                .Select(i =>
                    $"{i}\t演示{i}\t{(i == 1 ? "主席" : i <= 3 ? "副主席" : "执委")}\t女\t"
                    + $"{1977 + i % 30}.{i % 8 + 2}\t汉\t大专\t群众\t务农\t{(i == 1 ? "支委" : "否")}\t"
                    + $"{13800000000 + i}\t无"
                )
        );

    private static async Task TypeAsync(IPage page, string text, string key)
    {
        if (text.Length > 0)
            await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task PasteAsync(IPage page, string into, string text, string html = "")
    {
        await page.Locator(into).FocusAsync();
        await page.EvaluateAsync(
            """
            ({ text, html }) => {
                const clipboard = new DataTransfer();
                clipboard.setData('text/plain', text);
                clipboard.setData('text/html', html);
                const paste = { clipboardData: clipboard, bubbles: true, cancelable: true };
                document.activeElement.dispatchEvent(new ClipboardEvent('paste', paste));
            }
            """,
            new { text, html }
        );
    }

    private static Task SavedAsync(IPage page) =>
        page.Locator(".save-state", new() { HasText = "已保存" }).WaitForAsync();

    /// <summary>
    /// Everything that left an input is in the draft: the tab, which remembers it until then, has forgotten it.
    /// </summary>
    private static async Task KeptAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.startsWith('result-of'))");
        await page.Locator(".save-state .online", new() { HasText = "已暂存" }).WaitForAsync();
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.id");

    private static Task<string[]> TextsAsync(IPage page, int row) =>
        page.EvaluateAsync<string[]>(
            "row => [...document.querySelectorAll('.grid tbody tr')[row].querySelectorAll('input')]"
                + ".map(input => input.value)",
            row
        );
}
