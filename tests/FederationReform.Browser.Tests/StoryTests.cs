using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web;
using FederationReform.Web.Reforms;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests;

/// <summary>
/// The main job, end to end, on the real divisions of 南平市: from an empty portal to two approved villages that county
/// and prefecture see, and that the township next door does not.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class StoryTests(Chromium chromium)
{
    private const string Chosen = "木桶晴天sentinel七号";
    private const string Phone = "13800007777";

    // On PostgreSQL, as a prefecture would be.
    [BrowserTheory, OnPostgres]
    public async Task Prefecture_FromAnEmptyPortalToTwoApprovedVillages(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        await AdministratorAsync(given);

        var passwords = await SetUpPrefectureAsync(server);
        await CreateCampaignAsync(server, passwords["pucheng"]);
        var (campaign, typed, pasted) = await VillagesAsync(given);

        await VisitAsync(server, "fuling", passwords["fuling"], Urls.Record(campaign, typed), async visitor =>
        {
            await RegisterStepsAsync(visitor.Page);
            await OpenResultAsync(visitor);
            await TypeResultAsync(visitor.Page);
            await SubmitAsync(visitor);

            await visitor.OpenAsync(Urls.Record(campaign, pasted));
            await RegisterStepsAsync(visitor.Page);
            await OpenResultAsync(visitor);
            await PasteResultAsync(visitor.Page);
            await SubmitAsync(visitor);
        });
        await VisitAsync(server, "pucheng", Chosen, Urls.ReviewRecord(campaign, typed), async visitor =>
        {
            await ReturnAsync(visitor);
            await visitor.OpenAsync(Urls.ReviewRecord(campaign, pasted));
            await ApproveAsync(visitor);
        });
        await VisitAsync(server, "fuling", Chosen, Urls.Result(campaign, typed), async visitor =>
        {
            await MendAsync(visitor);
            await SubmitAsync(visitor);
        });
        await VisitAsync(server, "pucheng", Chosen, Urls.ReviewRecord(campaign, typed), async visitor =>
        {
            await ApproveAsync(visitor);
            await visitor.OpenAsync(Urls.CurrentProgress);
            await ShouldBeOnTheBoardAsync(visitor.Page, "富岭镇");
        });
        await VisitAsync(server, "nanping", passwords["nanping"], Urls.CurrentProgress, visitor =>
            ShouldBeOnTheBoardAsync(visitor.Page, "浦城县")
        );

        await ShouldBeApprovedAsync(given, campaign, typed, pasted);
        await SiblingFindsNothingAsync(server, passwords["shipi"], campaign, typed);
        server.Log().Should().NotContain("sentinel").And.NotContain(Phone, "AL-05");
    }

    private static async Task AdministratorAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        var nation = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
        var scope = await given.AccountAsync(Role.Administrator, nation, "周管理员");
        await given.AccountAsync(scope.AccountId, account => account.ChoosePassword(Passwords.Hash(Chosen)));
    }

    /// <returns>One-time passwords by login.</returns>
    private async Task<Dictionary<string, string>> SetUpPrefectureAsync(PortalServer server)
    {
        var passwords = new Dictionary<string, string>();
        await VisitAsync(server, "user1", Chosen, Urls.UnitsFromDivisions, async visitor =>
        {
            var page = visitor.Page;
            await page.GetByLabel("县（市、区）或地级市").FillAsync("南平");
            await page.GetByRole(AriaRole.Option, new() { Name = "福建省 › 南平市" }).First.ClickAsync();
            foreach (var (level, count) in new[] { ("县", 10), ("乡镇", 142), ("村", 1943) })
                await page.GetByRole(AriaRole.Row, new() { NameRegex = new($"^{level}[^0-9]*{count} 0 0$") })
                    .WaitForAsync();
            // With the province and the prefecture themselves.
            await page.GetByRole(AriaRole.Button, new() { Name = "创建这 2097 个单位" }).ClickAsync();
            await page.GetByText("已建好 2097 个单位").WaitForAsync(new() { Timeout = 60_000 });

            await visitor.OpenAsync(Urls.PasteAccounts);
            await page.GetByLabel("名单")
                .FillAsync(
                    "浦城县，林晓岚，pucheng\n富岭镇，陈慧敏，fuling\n石陂镇，黄丽娟，shipi\n"
                        + "南平市，许静，nanping，只读上级"
                );
            await page.GetByRole(AriaRole.Button, new() { Name = "检查名单" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "建立 4 个账号" }).ClickAsync();
            await page.Locator(".slip").First.WaitForAsync();
            foreach (var slip in await page.Locator(".slip").AllAsync())
                passwords[await slip.Locator(".reference").First.InnerTextAsync()] = await slip.Locator(".secret")
                    .InnerTextAsync();
        });
        passwords.Should().HaveCount(4);
        return passwords;
    }

    private Task CreateCampaignAsync(PortalServer server, string oneTime) =>
        VisitAsync(server, "pucheng", oneTime, Urls.NewCampaign, async visitor =>
        {
            await visitor.Page.GetByLabel("任务名称").FillAsync("浦城县2026年村妇联会改联");
            await visitor.ActAsync("建立任务，308 个村参加");
            await visitor
                .Page.GetByRole(AriaRole.Heading, new() { Name = "浦城县2026年村妇联会改联", Level = 1 })
                .WaitForAsync(new() { Timeout = 60_000 });
        });

    private static async Task<(int Campaign, int Typed, int Pasted)> VillagesAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        var reforms = await db
            .UnitReforms.Where(r => r.Unit.Parent!.Name == "富岭镇")
            .OrderBy(r => r.UnitPath)
            .Take(2)
            .ToListAsync();
        return (reforms[0].CampaignId, reforms[0].UnitId, reforms[1].UnitId);
    }

    internal static async Task RegisterStepsAsync(IPage page)
    {
        foreach (var step in (string[])["执委会", "报结果"])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"登记日期：{step}" }).ClickAsync();
            await page.GetByLabel("完成日期").FillAsync("2026-07-10");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存日期" }).ClickAsync();
            await page.GetByText($"已保存“{step}”。").WaitForAsync();
        }
    }

    internal static async Task OpenResultAsync(Visitor visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "填写大会结果" }).ClickAsync();
        await visitor.Page.Locator("form.sheet[data-ready=true]").WaitForAsync();
    }

    /// <summary>With the keyboard alone, from the day to the last vote.</summary>
    private static async Task TypeResultAsync(IPage page)
    {
        await TypeMeetingAsync(page);
        for (var person = 1; person <= 11; person++)
        {
            string[] cells =
            [
                $"演示{(char)('甲' + person)}",
                person switch
                {
                    1 => "1",
                    2 or 3 => "jz",
                    _ => "",
                },
                "",
                $"{1984 + person}.3.5",
                "h",
                "dz",
                person == 1 ? "zg" : "13",
                "wn",
                "f",
                person == 1 ? "s" : "f",
                person == 1 ? "s" : "f",
                person == 1 ? "f" : "s",
                person <= 3 ? Phone : "",
            ];
            foreach (var cell in cells)
                await KeysAsync(page, cell, "Tab");
            await KeysAsync(page, "28", "Enter");
        }
    }

    internal static async Task PasteResultAsync(IPage page)
    {
        await TypeMeetingAsync(page);
        var rows = Enumerable
            .Range(1, 11)
            .Select(person =>
                $"{person}\t演示{(char)('A' + person)}\t"
                + $"{(person == 1 ? "主席" : person <= 3 ? "副主席" : "执委")}\t女\t{1984 + person}.03\t汉族\t"
                + $"大专\t群众\t务农\t否\t否\t否\t是\t{13800010000 + person}\t28"
            );
        var roster =
            "序号\t姓名\t职务\t性别\t出生年月\t民族\t学历\t政治面貌\t身份\t体制内\t两委\t原主任\t新任\t"
            + "联系电话\t赞成票\n"
            + string.Join('\n', rows);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", roster);
        await page.Locator($"#{SheetMarks.CellId(0, 0)}").FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        await page.GetByText("粘贴了 11 行").WaitForAsync();
    }

    private static async Task TypeMeetingAsync(IPage page)
    {
        await page.Locator("#HeldOn").FillAsync("2026-07-08");
        await page.Locator("#HeldOn").PressAsync("Enter");
        foreach (var text in (string[])["村部会议室", "陈指导", "36", "36", "31", "11", "12", "31", "31", "30", "1"])
            await KeysAsync(page, text, "Enter");
    }

    private static async Task KeysAsync(IPage page, string text, string key)
    {
        if (text.Length > 0)
            await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync(key);
    }

    internal static async Task SubmitAsync(Visitor visitor)
    {
        await visitor.ActAsync("提交县妇联审核");
        await visitor.Page.GetByText("已提交县妇联审核").WaitForAsync();
    }

    private static async Task ReturnAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^实到人数") }).CheckAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "对“实到人数”的意见" }).FillAsync("签到表上是 32 人");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "退回原因" })
            .FillAsync("实到人数与签到表不符，请核对后再提交。");
        await page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^退回") })
            .ClickAsync();
        await page.GetByText("已退回").WaitForAsync();
    }

    private static async Task MendAsync(Visitor visitor)
    {
        await visitor.Page.GetByText("县妇联退回：实到人数与签到表不符").WaitForAsync();
        await visitor.Page.Locator("#Present").FillAsync("32");
        await visitor.Page.Locator("#Present").PressAsync("Enter");
    }

    internal static async Task ApproveAsync(Visitor visitor)
    {
        await visitor.ActAsync("审核通过");
        await visitor.Page.GetByText("已通过").Or(visitor.Page.GetByText("待审已全部处理")).First.WaitForAsync();
    }

    /// <summary>
    /// Two villages of 308 done, and their committees counted: the chair and the vice-chairs are among the executives.
    /// </summary>
    private static async Task ShouldBeOnTheBoardAsync(IPage page, string row)
    {
        await page.GetByText("2/308 个村（社区）").WaitForAsync();
        var progress = page.Locator("#rows-table tbody tr", new() { HasText = row });
        (await progress.Locator("td").Nth(1).InnerTextAsync()).Should().Be("2");
        foreach (var (name, figure) in new[] { ("主席", "2"), ("副主席", "4"), ("执委（含主席、副主席）", "22") })
            (await page.Locator($".tile:has(.tile-name:text-is('{name}')) .tile-figure").InnerTextAsync())
                .Should()
                .Be(figure, name);

        await progress.Locator("td").Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = new(row) }).WaitForAsync();
        (await page.Locator("main table tbody tr").CountAsync())
            .Should()
            .Be(2, "the figure opens the records behind it");
    }

    private static async Task ShouldBeApprovedAsync(Given given, int campaign, params int[] villages)
    {
        await using var db = given.Portal.OpenForSystem();
        var reforms = await db
            .UnitReforms.Where(r => r.CampaignId == campaign && villages.Contains(r.UnitId))
            .ToListAsync();
        reforms.Should().HaveCount(2).And.OnlyContain(r => r.State == ReformState.Approved);
        reforms.Single(r => r.UnitId == villages[0]).Result.Present.Should().Be(32);
        foreach (var village in villages)
            (await db.Posts.CountAsync(p => p.Committee.UnitId == village)).Should().Be(11);
    }

    /// <summary>By link, and by use case; she is of the same county.</summary>
    private async Task SiblingFindsNothingAsync(PortalServer server, string oneTime, int campaign, int village)
    {
        var place = await PlaceAsync(server.Given, campaign, village);
        await VisitAsync(server, "shipi", oneTime, Urls.Help, async visitor =>
        {
            foreach (var route in PortalRoutes.Pages.Where(p => p.Belongs == Belongs.ToTheUnit))
            {
                await visitor.OpenAsync(route.Address(place));
                await Assertions
                    .Expect(visitor.Page.Locator("main"))
                    .ToContainTextAsync(new Regex("没有找到这一页|无权访问"));
            }
            visitor.ForgiveComplaints();
        });

        await using var db = server.Given.Portal.OpenForSystem();
        var id = await db.Accounts.Where(a => a.UserName == "shipi").Select(a => a.Id).SingleAsync();
        var sibling = (await new ScopeLoader(server.Given.Portal).LoadAsync(id))!;
        (await server.Given.Use<RecordQuery>().RunAsync(sibling, campaign, village)).Should().BeNull();
        (await server.Given.Use<ResultQuery>().RunAsync(sibling, campaign, village)).Should().BeNull();
        (await server.Given.Use<SubmitRecord>().RunAsync(sibling, new(campaign, village, 1, Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
    }

    private static async Task<Place> PlaceAsync(Given given, int campaign, int village)
    {
        await using var db = given.Portal.OpenForSystem();
        var chair = await db.Accounts.SingleAsync(a => a.UserName == "fuling");
        var record = await db.UnitReforms.SingleAsync(r => r.CampaignId == campaign && r.UnitId == village);
        var unit = await db.Units.SingleAsync(u => u.Id == village);
        var election = Election.Create(
            record,
            unit,
            1,
            new() { Purpose = ElectionPurpose.Executives, Body = ElectingBody.Congress }
        );
        db.Elections.Add(election);
        await db.SaveChangesAsync();
        return new(campaign, chair.UnitId, village, chair.Id, election.Id);
    }

    /// <summary>
    /// Signs in with the form, from the link to a page; a one-time password is changed for her own on the way.
    /// </summary>
    private Task VisitAsync(
        PortalServer server,
        string login,
        string password,
        string address,
        Func<Visitor, Task> visit
    ) =>
        chromium.VisitAsync(
            server.Url,
            Screen.Desktop,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.SignInAsync(login, password, address);
                if (new Uri(page.Url).AbsolutePath == Urls.Password)
                {
                    await page.GetByLabel("一次性密码").FillAsync(password);
                    await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Chosen);
                    await page.GetByLabel("再输一次新密码").FillAsync(Chosen);
                    await page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
                    await page.GetByRole(AriaRole.Link, new() { Name = "回到刚才的页面" }).ClickAsync();
                    await Assertions.Expect(page.GetByText("密码已修改")).ToHaveCountAsync(0);
                    await visitor.LiveAsync();
                }
                await visit(visitor);
            },
            $"story-{login}"
        );
}
