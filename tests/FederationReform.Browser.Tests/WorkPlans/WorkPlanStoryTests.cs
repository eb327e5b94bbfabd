using System.Text;
using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.WorkPlans;

/// <summary>
/// A county pastes its document and takes over what it says, then keeps how the plan was agreed and who goes first; a
/// township chair names the guides of her villages by phone.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class WorkPlanStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Plan_FromThePastedDocumentToTheGuides(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given, villages: 3);

        await VisitAsync(server, place.Staff, Screen.Desktop, PasteAsync);
        int campaign;
        await using (var db = server.Given.Portal.OpenForSystem())
        {
            var made = await db.Campaigns.SingleAsync(c => c.Kind == CampaignKind.AreaBuilding);
            made.Plan.Quotas.Should().Be(new Quotas(new(1, 1), new(2, 2), new(25, 25), new(41, 41)));
            made.Plan.Targets.Should().Equal(new TargetPoint(new(2017, 12, 10), 1, 1));
            made.Plan.Rules.ExecutiveEducations.Should().HaveCount(2);
            campaign = place.Campaign.Id;
        }

        await VisitAsync(server, place.Staff, Screen.Desktop, county => PlanAsync(county, campaign));
        await VisitAsync(server, place.Chair, Screen.Phone, chair => GuideAsync(chair, campaign));
        await VisitAsync(server, place.Staff, Screen.Phone, async county =>
        {
            await county.OpenAsync(Urls.WorkPlan(campaign));
            await Expect(county.Page.GetByText("有指导员的村（社区） 2/3")).ToBeVisibleAsync();
            await Expect(county.Page.GetByText("浦委办〔2026〕31号")).ToBeVisibleAsync();
            await Expect(county.Page.GetByText("河口1村").First).ToBeVisibleAsync();
            await Expect(county.Page.GetByRole(AriaRole.Link, new() { Name = "实施方案.pdf" })).ToBeVisibleAsync();
            await county.ShouldNotScrollSidewaysAsync();
        });
    }

    private static async Task PasteAsync(Visitor county)
    {
        var page = county.Page;
        await county.OpenAsync(Urls.NewCampaign);
        await page.GetByText("从实施方案的文字读出").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "读出来" }).ClickAsync();
        await Expect(page.GetByText("还没有文字。")).ToBeVisibleAsync();
        await page.GetByLabel("实施方案的文字").FillAsync(Encoding.UTF8.GetString(CaseFile.Of("plan-township.txt")));
        await page.GetByRole(AriaRole.Button, new() { Name = "读出来" }).ClickAsync();
        await Expect(page.GetByText("执委文化程度有 2 种说法")).ToBeVisibleAsync();
        await Expect(page.Locator("#plan-proposals")).ToContainTextAsync("设主席1名、专兼职副主席2名、执委25名");
        // One by one, by the keyboard: the focus goes on to the next.
        await page.Locator("#take-0").FocusAsync();
        for (var i = 0; i < 16 && !await page.GetByText("都已采用或与下面填的一致").IsVisibleAsync(); i++)
        {
            var pressed = await page.EvaluateAsync<string>("document.activeElement.id");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync("id => document.activeElement.id !== id", pressed);
        }
        await Expect(page.GetByText("都已采用或与下面填的一致")).ToBeVisibleAsync();
        await county.ActAsync("建立任务，1 个乡镇参加");
        await page.GetByRole(AriaRole.Heading, new() { Name = "名额与规则" })
            .Or(page.GetByText("名额与规则"))
            .First.WaitForAsync();
    }

    private static async Task PlanAsync(Visitor county, int campaign)
    {
        var page = county.Page;
        await county.OpenAsync(Urls.Campaign(campaign));
        await page.GetByRole(AriaRole.Link, new() { Name = "工作方案" }).ClickAsync();
        await county.LiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "填写审批过程" }).ClickAsync();
        var issued = page.GetByRole(AriaRole.Group, new() { Name = "印发" });
        await issued.GetByLabel("日期").FillAsync("2026-04-20");
        await issued.GetByLabel("文号").FillAsync("浦委办﹝2026)31号");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存审批过程" }).ClickAsync();
        await Expect(page.GetByText("审批过程已保存。")).ToBeVisibleAsync();
        await KeepPapersAsync(county);
        await page.GetByRole(AriaRole.Button, new() { Name = "设置批次" }).ClickAsync();
        await page.GetByLabel("结束").FillAsync("2026-06-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存批次" }).ClickAsync();
        await Expect(page.GetByText("批次已保存。")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "分批、试点和指导员" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "河口1村" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "定批次" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存批次" }).ClickAsync();
        await Expect(page.GetByText("批次已保存。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "河口1村" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "定试点" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存试点" }).ClickAsync();
        await Expect(page.Locator("#assignments-table tr", new() { HasText = "河口1村" })).ToContainTextAsync("试点批");
        await county.ShouldHaveNoSeriousFindingsAsync();
    }

    /// <summary>Two papers of the issue, of which one was the wrong one.</summary>
    private static async Task KeepPapersAsync(Visitor county)
    {
        var page = county.Page;
        await Expect(page.Locator(".evidence-upload[data-live]")).ToBeAttachedAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "传文件：印发" }).ClickAsync()
        );
        await chooser.SetFilesAsync([Pdf("实施方案.pdf"), Pdf("别的文件.pdf")]);
        await Expect(page.GetByText("已上传 2 个文件。")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var issued = page.Locator(".way li.done").Filter(new() { HasText = "浦委办〔2026〕31号" });
        await Expect(issued.GetByRole(AriaRole.Link)).ToHaveTextAsync(["实施方案.pdf", "别的文件.pdf"]);
        await county.ShouldHaveNoSeriousFindingsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "删除印发的文件：别的文件.pdf" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "删除这个文件" }).ClickAsync();
        await Expect(page.GetByText("已删除“别的文件.pdf”。")).ToBeVisibleAsync();
        await Expect(issued.GetByRole(AriaRole.Link)).ToHaveTextAsync(["实施方案.pdf"]);
    }

    private static FilePayload Pdf(string name) =>
        new()
        {
            Name = name,
            MimeType = "application/pdf",
            Buffer = PhotoFile.Pdf(name),
        };

    private static async Task GuideAsync(Visitor chair, int campaign)
    {
        var page = chair.Page;
        await chair.OpenAsync(Urls.WorkPlanUnits(campaign));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "定批次" })).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "河口1村" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "河口2村" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "定指导员" }).ClickAsync();
        await page.GetByLabel("指导员", new() { Exact = true }).FillAsync("挂村组长 陈一平");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存指导员" }).ClickAsync();
        await Expect(page.GetByText("指导员已保存。")).ToBeVisibleAsync();
        await Expect(page.GetByText("挂村组长 陈一平")).ToHaveCountAsync(2);
        await chair.ShouldNotScrollSidewaysAsync();
    }

    private Task VisitAsync(PortalServer server, UnitScope who, Screen screen, Func<Visitor, Task> visit) =>
        chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            await visitor.SignedInAsync(server, who);
            await visit(visitor);
        });
}
