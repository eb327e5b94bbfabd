using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.TrainingNeeds;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Trainings;

/// <summary>A chair enters a training by phone, and who attended it: from a sign-in sheet, and ticked.</summary>
[Collection(InBrowser.Beside)]
public sealed class TrainingStoryTests(Chromium chromium)
{
    [BrowserTheory, OnSqlite]
    public async Task Training_IsEnteredByPhone_WithItsSignInSheet(Engine engine)
    {
        await using var demo = await DemoWorld.OnAsync(engine);
        var server = demo.Server.Listen();
        var chair = await demo.ScopeAsync(Role.TownshipChair);
        await using var db = demo.Server.Given.Portal.OpenForSystem();
        // Names that one person in office has alone.
        var names = await db
            .Posts.VisibleTo(chair)
            .Where(p => p.EndOn == null)
            .GroupBy(p => p.Person.Name)
            .Where(g => g.Count() == 1)
            .Select(g => g.Key)
            .OrderBy(n => n)
            .Take(2)
            .ToListAsync();
        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            var dialog = page.GetByRole(AriaRole.Dialog);
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Web.Urls.Register(RegisterKind.Trainings));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记一期培训" }).First.ClickAsync();
            await dialog.GetByLabel("培训主题").FillAsync("执委分工培训");
            await dialog.GetByLabel("培训类型").SelectOptionAsync(new SelectOptionValue { Label = "履职培训" });
            await dialog.GetByLabel("举办层级").SelectOptionAsync(new SelectOptionValue { Label = "乡镇级" });
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存培训" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "执委分工培训", Exact = true }).ClickAsync();
            await Expect(page.GetByText("还没有登记谁参加了。")).ToBeVisibleAsync();
            await visitor.LiveAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "粘贴签到表" }).ClickAsync();
            await dialog.GetByLabel("签到表里的姓名和单位").FillAsync($"{names[0]}\n赵无名");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "核对名单" }).ClickAsync();
            await Expect(dialog.GetByText("不在花名册（或已离任）的：赵无名。")).ToBeVisibleAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记 1 人参训，未列名 1 人" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已登记 1 人参训，未列名 1 人。");

            await page.GetByRole(AriaRole.Button, new() { Name = "从花名册选人" }).ClickAsync();
            await dialog.GetByLabel(names[1]).CheckAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "登记 1 人参训" }).ClickAsync();
            await Expect(page.Locator("#attendees tbody tr")).ToHaveCountAsync(2);
            await page.GetByRole(AriaRole.Link, new() { Name = names[1] }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "参加过的培训" })).ToBeVisibleAsync();
        });
        var today = demo.Server.Given.Clock.Today();
        var due = (
            await demo.Server.Given.Use<TrainingDueQuery>().RunAsync(chair, null, DueSelection.Trained, pageSize: 1000)
        )!;
        due.Page.Rows.Where(p => names.Contains(p.Name) && p.Last == today).Should().HaveCount(2);
    }
}
