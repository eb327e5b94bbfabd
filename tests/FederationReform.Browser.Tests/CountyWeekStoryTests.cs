using System.IO.Compression;
using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Exports;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests;

/// <summary>
/// A county's week, end to end, on the real divisions of 南平市: the plan pasted, a village entered with photos from a
/// phone, approved, printed in a bulletin that a later correction does not change; a township behind reminded; a visit
/// that finds something, and the chair who mends it; the papers archived and compared with what was sent.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class CountyWeekStoryTests(Chromium chromium)
{
    private const string Campaign = "浦城县2026年村妇联会改联";
    private const string Found = "选举后没有开过执委会议。";

    private const string PlanText = """
        浦城县村（社区）妇代会改建妇联工作实施方案
        为深入推进村（社区）妇代会改建妇联工作，特制定以下实施方案。
        一、工作目标
        要求6月底前完成村（社区）妇代会改建妇联工作的三分之一，8月底全面完成。
        二、工作任务
        在村（社区）妇联组织架构上，设主席1名、副主席2名、执委11名。选举采取无记名投票差额选举方式，差额比例不低于5%。
        三、工作安排
        （一）组织动员阶段（6月1日至6月30日）
        （二）实施选举阶段（7月1日至8月20日）
        （三）建章立制阶段（8月21日至8月31日）
        """;

    private static readonly FilePayload photo = File("IMG_1.jpg", "image/jpeg", PhotoFile.Jpeg(1600, 1200));
    private static readonly FilePayload signIn = File("签到表.pdf", "application/pdf", PhotoFile.Pdf("签到"));

    [BrowserTheory, OnSqlite]
    public async Task County_FromThePastedPlanToTheArchive(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var county = await County.OnAsync(server.Given);

        await DesktopAsync(server, county.Staff, PasteAsync);
        var campaign = await CampaignAsync(server.Given);
        var record = Urls.Record(campaign, county.Village);
        await PhoneAsync(server, county.Chair, visitor => SendPapersAsync(visitor, record));
        await DesktopAsync(server, county.Chair, visitor => EnterAsync(visitor, record));
        await DesktopAsync(server, county.Staff, visitor => ApproveAsync(visitor, campaign, county));

        // Monday: the week is closed.
        server.Given.Clock.Advance(TimeSpan.FromDays(4.9));
        var bulletin = "";
        await DesktopAsync(server, county.Staff, async visitor => bulletin = await IssueAsync(visitor));
        await DesktopAsync(server, county.Staff, visitor => CorrectAsync(visitor, record, bulletin, county));
        await DesktopAsync(server, county.Staff, visitor => RemindAsync(visitor, campaign, county.Behind));
        await PhoneAsync(server, county.Behind, async visitor =>
        {
            await visitor.OpenAsync(Urls.Desk);
            await Expect(visitor.Page.Locator("[data-reminded]")).ToContainTextAsync(county.Staff.AccountName);
        });

        var visit = "";
        await DesktopAsync(server, county.Staff, async visitor => visit = await PlanVisitAsync(visitor, county));
        await PhoneAsync(server, county.Staff, visitor => MakeVisitAsync(visitor, visit, county));
        await PhoneAsync(server, county.Chair, MendAsync);
        await DesktopAsync(server, county.Staff, async visitor =>
        {
            await visitor.OpenAsync(visit);
            await Expect(visitor.Page.Locator("main")).ToContainTextAsync("已开会分工。");
        });
        await DesktopAsync(server, county.Staff, visitor => ArchiveAsync(visitor, campaign, county));
    }

    private static async Task PasteAsync(Visitor staff)
    {
        var page = staff.Page;
        await staff.OpenAsync(Urls.NewCampaign);
        await page.GetByText("从实施方案的文字读出").ClickAsync();
        await page.GetByLabel("实施方案的文字").FillAsync(PlanText);
        await page.GetByRole(AriaRole.Button, new() { Name = "读出来" }).ClickAsync();
        await Expect(page.Locator("#plan-proposals")).ToContainTextAsync("6月底前完成");
        var waiting = page.Locator("#plan-proposals button:not([disabled])");
        for (var left = await waiting.CountAsync(); left > 0; left--)
        {
            await waiting.First.ClickAsync();
            await Expect(waiting).ToHaveCountAsync(left - 1);
        }
        await Expect(page.GetByText("都已采用或与下面填的一致")).ToBeVisibleAsync();
        await page.GetByLabel("任务名称").FillAsync(Campaign);
        await staff.ActAsync("建立任务，308 个村参加");
        await page.GetByRole(AriaRole.Heading, new() { Name = Campaign, Level = 1 })
            .WaitForAsync(new() { Timeout = 60_000 });
    }

    private static async Task<int> CampaignAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        var campaign = await db.Campaigns.SingleAsync();
        campaign.Plan.Stages.Should().HaveCount(3);
        campaign.Plan.Targets.Select(t => t.By).Should().Equal(new DateOnly(2026, 6, 30), new DateOnly(2026, 8, 31));
        return campaign.Id;
    }

    private static async Task EnterAsync(Visitor chair, string record)
    {
        await chair.OpenAsync(record);
        await StoryTests.RegisterStepsAsync(chair.Page);
        await StoryTests.OpenResultAsync(chair);
        await StoryTests.PasteResultAsync(chair.Page);
        await StoryTests.SubmitAsync(chair);
    }

    private static async Task SendPapersAsync(Visitor chair, string record)
    {
        var page = chair.Page;
        await chair.OpenAsync(record);
        await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
        var congress = page.Locator(".papers[data-step=V6]");
        await congress.Locator("summary").ClickAsync();
        foreach (var (paper, file) in new[] { ("照片", photo), ("签到表", signIn) })
        {
            var chooser = await page.RunAndWaitForFileChooserAsync(() =>
                congress
                    .GetByRole(AriaRole.Button, new() { Name = $"拍照或选文件：{paper}", Exact = true })
                    .ClickAsync()
            );
            await chooser.SetFilesAsync(file);
            await Expect(congress.GetByRole(AriaRole.Button, new() { Name = $"删除{paper} 1" })).ToBeVisibleAsync();
        }
        await Expect(congress.Locator("summary")).ToContainTextAsync("材料 2/5");
        await chair.ShouldNotScrollSidewaysAsync();
    }

    private static async Task ApproveAsync(Visitor staff, int campaign, County county)
    {
        await staff.OpenAsync(Urls.ReviewRecord(campaign, county.Village));
        await StoryTests.ApproveAsync(staff);
        await staff.OpenAsync(Urls.Progress(campaign));
        await Expect(staff.Page.GetByText("1/308 个村（社区）")).ToBeVisibleAsync();
        var row = staff.Page.Locator("#rows-table tbody tr", new() { HasText = county.Chair.UnitName });
        await Expect(row.Locator("td").Nth(1)).ToHaveTextAsync("1");
    }

    /// <returns>The address of the bulletin.</returns>
    private static async Task<string> IssueAsync(Visitor staff)
    {
        var page = staff.Page;
        await staff.OpenAsync(Urls.Bulletins);
        await page.GetByRole(AriaRole.Button, new() { Name = "起草一期周报" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "起草周报" }).ClickAsync();
        await Expect(page.GetByLabel("进展情况")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^截至"));
        await page.GetByLabel("下一步措施").FillAsync("请进度慢的乡镇抓紧。");
        await page.GetByRole(AriaRole.Button, new() { Name = "签发这一期" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "签发这一期" }).ClickAsync();
        await Expect(page.GetByText("2026 年第 1 期）")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "签发以后的更正" })).ToHaveCountAsync(0);
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>A mistake is found: the record is opened again, and the bulletin stays as it was issued.</summary>
    private static async Task CorrectAsync(Visitor staff, string record, string bulletin, County county)
    {
        var page = staff.Page;
        await staff.OpenAsync(bulletin);
        var issued = await page.Locator(BulletinTable).InnerTextAsync();
        await staff.OpenAsync(record);
        await page.GetByRole(AriaRole.Button, new() { Name = "解锁这份记录" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("解锁原因").FillAsync("实到人数抄错了。");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "解锁这份记录" }).ClickAsync();
        await Expect(page.GetByText("已解锁，记录回到填报人的待办。")).ToBeVisibleAsync();

        await staff.OpenAsync(bulletin);
        (await page.Locator(BulletinTable).InnerTextAsync()).Should().Be(issued, "it says what it said");
        var since = page.Locator("section[aria-labelledby=since-title]");
        await Expect(since.GetByRole(AriaRole.Link, new() { Name = county.VillageName })).ToBeVisibleAsync();
        await Expect(since).ToContainTextAsync("实到人数抄错了。");
        await Expect(since.Locator("tbody")).ToContainTextAsync(county.Chair.UnitName);
        await staff.ShouldHaveNoSeriousFindingsAsync();
    }

    private static async Task RemindAsync(Visitor staff, int campaign, UnitScope behind)
    {
        var page = staff.Page;
        await staff.OpenAsync(Urls.RemindOne(campaign, behind.UnitId));
        await Expect(page.Locator("#reminder-text")).ToContainTextAsync(behind.UnitName);
        await page.GetByRole(AriaRole.Button, new() { Name = "催办 1 个单位" }).ClickAsync();
        await Expect(page.GetByText("已记下：催办 1 个单位")).ToBeVisibleAsync();
    }

    /// <returns>The address of the visit.</returns>
    private static async Task<string> PlanVisitAsync(Visitor staff, County county)
    {
        var page = staff.Page;
        await staff.OpenAsync(Urls.Visits);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记一次督导" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("督导内容").FillAsync("会改联督导");
        await dialog.GetByLabel("带队人").FillAsync("周督导");
        await dialog.Locator("#visit-UnitIds").FillAsync(county.VillageName);
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new(county.Chair.UnitName) }).First.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记督导" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "会改联督导" })).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task MakeVisitAsync(Visitor staff, string visit, County county)
    {
        var page = staff.Page;
        await staff.OpenAsync(visit);
        await page.GetByRole(AriaRole.Button, new() { Name = $"到了{county.VillageName}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"{county.VillageName}发现问题" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("问题", new() { Exact = true }).FillAsync(Found);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记问题" }).ClickAsync();
        await Expect(page.GetByText("已登记到问题台账。")).ToBeVisibleAsync();
        await staff.ShouldNotScrollSidewaysAsync();
    }

    private static async Task MendAsync(Visitor chair)
    {
        var page = chair.Page;
        await chair.OpenAsync(Urls.Problems);
        await Expect(page.GetByText(Found)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^销号") }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("整改情况").FillAsync("已开会分工。");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "整改销号" }).ClickAsync();
        await Expect(page.GetByText("已销号。")).ToBeVisibleAsync();
    }

    private static async Task ArchiveAsync(Visitor staff, int campaign, County county)
    {
        var page = staff.Page;
        await staff.OpenAsync(Urls.Archive(campaign, county.Chair.UnitId));
        await page.GetByLabel("用途").FillAsync("存档备查");
        await page.GetByRole(AriaRole.Button, new() { Name = "生成压缩包" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { NameRegex = new("下载压缩包") }).ClickAsync()
        );
        using var archive = await ZipFile.OpenReadAsync(await download.PathAsync());
        var kept = new Dictionary<string, byte[]>
        {
            [$"001_{county.VillageName}/06_大会/06-04 签到表 1.pdf"] = signIn.Buffer,
            [$"001_{county.VillageName}/06_大会/06-05 照片 1.jpg"] = Picture.Of(photo.Buffer).Picture!.Bytes,
        };
        archive.Entries.Select(e => e.FullName).Should().Equal([.. kept.Keys, ArchiveEvidence.Contents]);
        foreach (var (path, bytes) in kept)
        {
            using var packed = new MemoryStream();
            await using (var entry = await archive.GetEntry(path)!.OpenAsync())
                await entry.CopyToAsync(packed);
            packed.ToArray().Should().Equal(bytes, path);
        }
    }

    private const string BulletinTable = "#bulletin-table";

    private Task DesktopAsync(PortalServer server, UnitScope who, Func<Visitor, Task> visit) =>
        VisitAsync(server, who, Screen.Desktop, visit);

    private Task PhoneAsync(PortalServer server, UnitScope who, Func<Visitor, Task> visit) =>
        VisitAsync(server, who, Screen.Phone, visit);

    private Task VisitAsync(PortalServer server, UnitScope who, Screen screen, Func<Visitor, Task> visit) =>
        chromium.VisitAsync(
            server.Url,
            screen,
            async visitor =>
            {
                await visitor.SignedInAsync(server, who);
                await visit(visitor);
            },
            "county-week"
        );

    private static FilePayload File(string name, string type, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = type,
            Buffer = content,
        };

    /// <summary>浦城县 of the national list with its staff and the chairs of two townships.</summary>
    /// <param name="Behind">Of a township that has entered nothing.</param>
    private sealed record County(UnitScope Staff, UnitScope Chair, UnitScope Behind, int Village, string VillageName)
    {
        public static async Task<County> OnAsync(Given given)
        {
            Unit nation;
            await using (var db = given.Portal.OpenForSystem())
                nation = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
            var administrator = await given.AccountAsync(Role.Administrator, nation);
            (await given.Use<CreateUnitsFromDivisions>().RunAsync(administrator, new("3507", Guid.NewGuid())))
                .Violations.Should()
                .BeEmpty();
            await using var read = given.Portal.OpenForSystem();
            var village = await read
                .Units.Where(u => u.Parent!.Name == "富岭镇")
                .OrderBy(u => u.Path)
                .Select(u => new { u.Id, u.Name })
                .FirstAsync();
            return new(
                await given.AccountAsync(Role.CountyStaff, await UnitAsync("浦城县"), "林晓岚"),
                await given.AccountAsync(Role.TownshipChair, await UnitAsync("富岭镇"), "陈慧敏"),
                await given.AccountAsync(Role.TownshipChair, await UnitAsync("石陂镇"), "黄丽娟"),
                village.Id,
                village.Name
            );

            Task<Unit> UnitAsync(string name) => read.Units.SingleAsync(u => u.Name == name);
        }
    }
}
