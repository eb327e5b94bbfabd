using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Campaigns;

/// <summary>
/// A county without a document lays its campaign by a common pattern, sees what would change before it does, and has
/// the batches of the pattern in the work plan.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class TemplateStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Plan_LaidByATemplate_HasItsStagesAndBatches(Engine engine)
    {
        await using var server = (await PortalServer.OnAsync(engine)).Listen();
        var place = await VillageCase.OnAsync(server.Given, villages: 2);

        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await chromium.VisitAsync(server.Url, screen, async county =>
            {
                await county.SignedInAsync(server, place.Staff);
                await county.OpenAsync(Urls.NewCampaign);
                await LayAsync(county, take: screen == Screen.Desktop);
                if (screen == Screen.Desktop)
                    await county.ActAsync("建立任务，2 个村参加");
                else
                    await county.ShouldNotScrollSidewaysAsync();
                if (screen == Screen.Desktop)
                    await county.Page.GetByText("名额与规则").First.WaitForAsync();
            });
        }

        Campaign made;
        await using (var db = server.Given.Portal.OpenForSystem())
            made = await db.Campaigns.SingleAsync(c => c.Kind == CampaignKind.TermElection);
        made.Plan.Pattern.Should().Be(PlanPattern.FirstVillage);
        made.Plan.Stages.Should()
            .Equal(
                new("培训动员", new(2026, 9, 1), new(2026, 9, 4)),
                new("首村先开、各村观摩", new(2026, 9, 5), new(2026, 9, 10)),
                new("各村召开大会", new(2026, 9, 11), new(2026, 10, 4)),
                new("分工建制、归档", new(2026, 10, 5), new(2026, 10, 14))
            );
        made.Plan.Targets.Should().Equal(new TargetPoint(new(2026, 10, 4), 1, 1));

        await chromium.VisitAsync(server.Url, Screen.Phone, async county =>
        {
            await county.SignedInAsync(server, place.Staff);
            await county.OpenAsync(Urls.WorkPlan(made.Id));
            await BatchAsync(county);
        });
        await using (var db = server.Given.Portal.OpenForSystem())
            (await db.WorkPlans.SingleAsync(p => p.CampaignId == made.Id))
                .Sheet.Batches.Select(b => (b.Number, b.Name, b.From, b.To))
                .Should()
                .Equal(
                    (1, "首批（观摩村）", new(2026, 9, 5), new(2026, 9, 10)),
                    (2, "第二批", new(2026, 9, 11), new(2026, 10, 4))
                );
    }

    private static async Task LayAsync(Visitor county, bool take)
    {
        var page = county.Page;
        await page.GetByRole(AriaRole.Radio, new() { Name = "换届" }).CheckAsync();
        await page.GetByText("按常用做法排阶段和目标").ClickAsync();
        var pattern = page.GetByRole(AriaRole.Radio, new() { NameRegex = new("首村先开") });
        await page.GetByLabel("从哪天开始").FillAsync("2026-09-01");
        await page.GetByLabel("到哪天结束").FillAsync("2026-09-05");
        await pattern.CheckAsync();
        await Expect(page.Locator("#template-said")).ToContainTextAsync("至少相隔 14 天");
        await page.GetByLabel("到哪天结束").FillAsync("2026-10-14");
        var rows = page.Locator("#template-rows");
        await Expect(rows).ToContainTextAsync("首村先开、各村观摩，2026年9月5日 至 2026年9月10日");
        await Expect(rows.Locator("tr", new() { HasText = "第 4 阶段" })).ToContainTextAsync("没有");
        await Expect(rows.Locator("tr", new() { HasText = "目标进度第 2 行" })).ToContainTextAsync("删去");
        await Expect(page.GetByText("这种做法分批进行：首批（观摩村）")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "第 1 阶段" }).GetByLabel("名称"))
            .ToHaveValueAsync("组织动员");
        await county.ShouldHaveNoSeriousFindingsAsync();
        if (!take)
            return;
        await page.GetByRole(AriaRole.Button, new() { Name = "替换现在的 3 个阶段、2 行目标" }).ClickAsync();
        await Expect(page.Locator("#template-said")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "第 4 阶段" }).GetByLabel("名称"))
            .ToHaveValueAsync("分工建制、归档");
        await Expect(rows).ToHaveCountAsync(0);
    }

    private static async Task BatchAsync(Visitor county)
    {
        var page = county.Page;
        await Expect(page.GetByText("任务是按“首村先开、各村观摩”排的")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "设置批次" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("观摩会 2026年9月10日 前后");
        await Expect(dialog.GetByLabel("名称")).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "填入这 2 批" }).ClickAsync();
        await Expect(dialog.GetByLabel("名称")).ToHaveCountAsync(2);
        await county.ShouldHaveNoSeriousFindingsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存批次" }).ClickAsync();
        await Expect(page.GetByText("批次已保存。")).ToBeVisibleAsync();
        await Expect(page.GetByText("2026-09-05 至 2026-09-10")).ToBeVisibleAsync();
        await county.ShouldNotScrollSidewaysAsync();
        // The observation meeting begins with the day of the template.
        await page.GetByRole(AriaRole.Button, new() { Name = "登记观摩会" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("日期")).ToHaveValueAsync("2026-09-10");
    }
}
