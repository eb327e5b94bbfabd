using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Position = FederationReform.People.Position;

namespace FederationReform.Browser.Tests.Elections;

/// <summary>
/// The sample of the township plan of 2017, from the list of candidates to the result: 41 representatives, 27
/// candidates for 25 seats, then a chair and two vice-chairs by equal numbers. The count is typed on a phone.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class ElectionTests(Chromium chromium)
{
    private const int Candidates = 27;

    // The ballot's order is by strokes; these names keep theirs, for 甲乙丙丁 would not.
    private static readonly string[] Names = [.. Enumerable.Range(0, Candidates).Select(n => $"丁{(char)('一' + n)}")];

    private static readonly Dictionary<string, string> Labels = Names
        .Select((name, n) => (name, n))
        .ToDictionary(p => p.name, p => $"{p.name}（19{80 + p.n % 15}-03）");

    [BrowserTheory, OnSqlite]
    public async Task Congress_FromCandidatesToTheResult(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(
            county,
            Given.Plan with
            {
                Quotas = new(new(1, 1), new(1, 4), new(15, 30), new(30, 55)),
            }
        );
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");
        var elections = Urls.Elections(campaign.Id, village.Id);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Record(campaign.Id, village.Id));
            await page.GetByRole(AriaRole.Link, new() { Name = "录入候选人，准备计票" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "新建这次选举" }).ClickAsync();
            await CountOnPhone.FillAsync(
                page,
                ("会议日期", "2026-07-08"),
                ("会议地点", "镇政府三楼会议室"),
                ("应选执委名额", "25"),
                ("党组织同意的日期", "2026-07-01"),
                ("上级妇联同意的日期", "2026-07-02")
            );
            await page.GetByText("差额 5%，至少 27 名候选人").First.WaitForAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "从表格粘贴名单" }).ClickAsync();
            await page.GetByLabel("名单", new() { Exact = true })
                .FillAsync(
                    "姓名\t性别\t出生年月\t民族\t学历\t政治面貌\t界别\t体制内\t两委\t原主任\t联系电话\t推荐方式\n"
                        + string.Join(
                            '\n',
                            Names.Select(
                                (name, n) =>
                                    $"{name}\t女\t19{80 + n % 15}.3\t汉\t大专\t"
                                    + $"{(n % 2 == 0 ? "党员" : "群众")}\t务农\t否\t否\t否\t138000100{n:00}\t"
                                    + "组织推荐"
                            )
                        )
                );
            await page.GetByRole(AriaRole.Button, new() { Name = "核对名单" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "录入这 27 名" }).ClickAsync();
            await page.GetByText("27 名，应选 25 名").WaitForAsync();
            await page.GetByText("候选人名单符合选举办法").WaitForAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        var executives = await ElectionAsync(given, chair, campaign.Id, village.Id, 0);
        await CountAsync(server, chair, executives, 41, 41, name =>
            Array.IndexOf(Names, name) is var n && n < 25 ? 38 - n % 3 : 20
        );

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(elections);
            await page.GetByRole(AriaRole.Button, new() { Name = "新建这次选举" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "选举主席、副主席" }).WaitForAsync();
            await CountOnPhone.FillAsync(
                page,
                ("会议日期", "2026-07-08"),
                ("应选兼职副主席名额", "2"),
                ("党组织同意的日期", "2026-07-01"),
                ("上级妇联同意的日期", "2026-07-02")
            );
            foreach (
                var (name, post) in new[] { (Names[0], "主席"), (Names[1], "兼职副主席"), (Names[2], "兼职副主席") }
            )
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "添加一名候选人" }).ClickAsync();
                var dialog = page.GetByRole(AriaRole.Dialog);
                await dialog.GetByLabel("从执委中选").SelectOptionAsync(new SelectOptionValue { Label = Labels[name] });
                await Assertions.Expect(dialog.GetByLabel("姓名")).ToHaveValueAsync(name);
                await dialog.GetByLabel("拟任职务").SelectOptionAsync(post);
                await dialog.GetByRole(AriaRole.Button, new() { Name = "添加这名候选人" }).ClickAsync();
                await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
            }
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });
        await CountAsync(server, chair, await ElectionAsync(given, chair, campaign.Id, village.Id, 1), 25, 25, name =>
            name == Names[1] ? 24 : 25
        );

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Result(campaign.Id, village.Id));
            await page.GetByText("取自已确认的计票").WaitForAsync();
            await Assertions.Expect(page.Locator("#c0-0")).Not.ToBeEditableAsync();
            await Assertions.Expect(page.Locator("#Valid")).Not.ToBeEditableAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "新当选 填“是”" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
            await page.GetByText("已保存 12:").WaitForAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        var result = (await given.ReformAsync(campaign, village)).Result;
        result.Members.Should().HaveCount(25).And.NotContain(m => m.Name == Names[25] || m.Name == Names[26]);
        result
            .Members.Select(m => m.Position)
            .Should()
            .StartWith([Position.Chair, Position.PartTimeViceChair, Position.PartTimeViceChair, Position.Executive]);
        result.Members.Should().OnlyContain(m => m.NewlyElected == true && m.For >= 36 && m.Phone != null);
        (result.Entitled, result.Present, result.Seats, result.Candidates, result.Valid)
            .Should()
            .Be((41, 41, 25, 27, 41));
    }

    /// <summary>
    /// The 14th term's 5th enlarged executive meeting by-elects 20 executives, then a chair, a
    /// full-time and three part-time vice-chairs; the health centre and the boarding school each elect a women's
    /// committee of 1 + 1 + 3.
    /// </summary>
    [BrowserTheory, OnSqlite]
    public async Task ByElection_WithTwoWomensCommittees_FromStartToApproval(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var given = server.Given;
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var clinic = await given.UnitAsync(UnitLevel.Institution, "清溪镇卫生院", township);
        var school = await given.UnitAsync(UnitLevel.Institution, "清溪镇寄宿制小学", township);
        var campaign = await given.CampaignAsync(
            county,
            Given.Plan with
            {
                Kind = CampaignKind.AreaBuilding,
                Takes = UnitLevel.Township,
                Quotas = Quotas.Township,
                RequiredSteps = [StepCode.T7, StepCode.T8, StepCode.T10],
            }
        );
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");
        (
            await given
                .Use<RegisterCommittee>()
                .RunAsync(
                    chair,
                    new(township.Id, CommitteeForm.Federation, 14, new(2022, 3, 8), 5, new(1, 1, 3, 20), Guid.NewGuid())
                )
        )
            .Should()
            .BeEmpty();
        await given.ReformAsync(campaign, township, reform =>
        {
            foreach (var step in (StepCode[])[StepCode.T8, StepCode.T10])
                reform.SetStep(
                    step,
                    new StepDone(step, new(2026, 7, 9), null, "test", given.Clock.UtcNow()),
                    given.Clock.UtcNow()
                );
        });
        var names = Names[..21];

        await AddAsync(server, chair, campaign.Id, township.Id, ElectionPurpose.ByElection, async page =>
        {
            await CountOnPhone.FillAsync(
                page,
                ("第几届", "14"),
                ("第几次会议", "5"),
                ("会议日期", "2026-07-08"),
                ("会议地点", "镇政府三楼会议室"),
                ("应选执委名额", "20"),
                ("党组织同意的日期", "2026-07-01"),
                ("上级妇联同意的日期", "2026-07-02")
            );
            await page.GetByText("第十四届五次执委（扩大）会议").First.WaitForAsync();
            await PasteAsync(page, names.Select(name => (name, "执委")));
        });
        await CountAsync(server, chair, await ElectionAsync(given, chair, campaign.Id, township.Id, 0), 31, 29, name =>
            name == names[20] ? 9 : 27
        );
        await AddAsync(server, chair, campaign.Id, township.Id, ElectionPurpose.Leaders, async page =>
        {
            await CountOnPhone.FillAsync(
                page,
                ("应选专职副主席名额", "1"),
                ("应选兼职副主席名额", "3"),
                ("党组织同意的日期", "2026-07-01"),
                ("上级妇联同意的日期", "2026-07-02")
            );
            await PasteAsync(
                page,
                names[..5]
                    .Select(
                        (name, n) =>
                            (
                                name,
                                n switch
                                {
                                    0 => "主席",
                                    1 => "专职副主席",
                                    _ => "兼职副主席",
                                }
                            )
                    )
            );
        });
        await CountAsync(server, chair, await ElectionAsync(given, chair, campaign.Id, township.Id, 1), 31, 29, _ =>
            29
        );
        foreach (var (institution, order) in new[] { (clinic, 2), (school, 3) })
        {
            await AddAsync(
                server,
                chair,
                campaign.Id,
                township.Id,
                ElectionPurpose.WomensCommittee,
                async page =>
                {
                    await CountOnPhone.FillAsync(
                        page,
                        ("会议日期", "2026-07-09"),
                        ("会议地点", "会议室"),
                        ("党组织同意的日期", "2026-07-01"),
                        ("上级妇联同意的日期", "2026-07-02")
                    );
                    await PasteAsync(
                        page,
                        names[..6]
                            .Select(
                                (name, n) =>
                                    (
                                        name,
                                        n switch
                                        {
                                            0 => "妇委会主任",
                                            1 => "妇委会副主任",
                                            _ => "妇委会委员",
                                        }
                                    )
                            )
                    );
                },
                institution.Name
            );
            await CountAsync(
                server,
                chair,
                await ElectionAsync(given, chair, campaign.Id, township.Id, order),
                18,
                18,
                name => name == names[5] ? 6 : 15
            );
        }

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Result(campaign.Id, township.Id));
            await visitor.ActAsync("提交县妇联审核");
            await page.GetByText("已提交县妇联审核").WaitForAsync();
        });
        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, await given.AccountAsync(Role.CountyStaff, county));
            await visitor.OpenAsync(Urls.ReviewRecord(campaign.Id, township.Id));
            await visitor.ActAsync("审核通过");
            await visitor.Page.GetByText("已通过").Or(visitor.Page.GetByText("待审已全部处理")).First.WaitForAsync();
        });

        await using var db = given.Portal.OpenForSystem();
        var posts = await db.Posts.Include(p => p.Committee).Where(p => p.EndOn == null).ToListAsync();
        posts
            .Where(p => p.UnitId == township.Id)
            .GroupBy(p => p.Position)
            .Select(g => (g.Key, g.Count()))
            .Should()
            .BeEquivalentTo([
                (Position.Chair, 1),
                (Position.FullTimeViceChair, 1),
                (Position.PartTimeViceChair, 3),
                (Position.Executive, 15),
            ]);
        posts
            .Where(p => p.UnitId == township.Id)
            .Should()
            .OnlyContain(p =>
                p.WayIn == WayIn.ByElected
                && p.Committee.Number == 14
                && p.BegunBy.Meeting == "第十四届五次执委（扩大）会议"
            );
        foreach (var institution in new[] { clinic, school })
        {
            posts
                .Where(p => p.UnitId == institution.Id)
                .GroupBy(p => p.Position)
                .Select(g => g.Count())
                .Should()
                .BeEquivalentTo([1, 1, 3]);
            posts
                .Where(p => p.UnitId == institution.Id)
                .Should()
                .OnlyContain(p => p.Committee.Form == CommitteeForm.WomensCommittee);
        }
    }

    /// <summary>Sets an election up and enters its papers.</summary>
    private Task AddAsync(
        PortalServer server,
        UnitScope chair,
        int campaign,
        int unit,
        ElectionPurpose purpose,
        Func<IPage, Task> fill,
        string? institution = null
    ) =>
        chromium.VisitAsync(
            server.Url,
            Screen.Desktop,
            async visitor =>
            {
                var page = visitor.Page;
                await visitor.SignedInAsync(server, chair);
                await visitor.OpenAsync(Urls.Elections(campaign, unit));
                await page.GetByLabel("选举内容").SelectOptionAsync(purpose.Name());
                if (institution is not null)
                    await page.GetByLabel("机关、学校、医院").SelectOptionAsync(institution);
                await page.GetByRole(AriaRole.Button, new() { Name = "新建这次选举" }).ClickAsync();
                await page.GetByRole(AriaRole.Heading, new() { Name = "会议和选举办法" }).WaitForAsync();
                await fill(page);
            },
            $"add-{purpose}"
        );

    private static async Task PasteAsync(IPage page, IEnumerable<(string Name, string Post)> people)
    {
        var rows = people.ToList();
        await page.GetByRole(AriaRole.Button, new() { Name = "从表格粘贴名单" }).ClickAsync();
        await page.GetByLabel("名单", new() { Exact = true })
            .FillAsync(
                "姓名\t职务\t出生年月\t民族\t学历\t政治面貌\t界别\t体制内\t两委\t原主任\t联系电话\n"
                    + string.Join(
                        '\n',
                        rows.Select(
                            (row, n) =>
                                $"{row.Name}\t{row.Post}\t19{86 + n % 9}.3\t汉\t大专\t群众\t务农\t否\t否\t"
                                + $"否\t138000100{n:00}"
                        )
                    )
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "核对名单" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"录入这 {rows.Count} 名" }).ClickAsync();
        await page.GetByText($"{rows.Count} 名，应选").WaitForAsync();
    }

    /// <summary>
    /// On her phone beside the box: the verdict changes with every number, an impossible one is said at once, and the
    /// result is confirmed.
    /// </summary>
    private async Task CountAsync(
        PortalServer server,
        UnitScope chair,
        ElectionDetails election,
        int entitled,
        int present,
        Func<string, int> approvals
    )
    {
        await chromium.VisitAsync(
            server.Url,
            Screen.Phone,
            async visitor =>
            {
                await visitor.SignedInAsync(server, chair);
                await visitor.OpenAsync(Urls.ElectionCount(election.CampaignId, election.UnitId, election.Id));
                await CountOnPhone.TypeAsync(visitor, election, entitled, present, approvals);
            },
            $"count-{election.Id}"
        );
    }

    private static async Task<ElectionDetails> ElectionAsync(
        Given given,
        UnitScope chair,
        int campaign,
        int village,
        int index
    )
    {
        var list = (await given.Use<ElectionListQuery>().RunAsync(chair, campaign, village))!;
        return (await given.Use<ElectionQuery>().RunAsync(chair, list.Elections[index].Id))!;
    }
}
