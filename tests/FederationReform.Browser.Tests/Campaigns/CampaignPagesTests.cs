using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.Campaigns;

[Collection(InBrowser.Beside)]
public sealed class CampaignPagesTests(Chromium chromium)
{
    [BrowserFact]
    public async Task County_OpensACampaign_FromTheUsualValues_AndCorrectsItsBasis()
    {
        await using var demo = await DemoWorld.OnAsync(Engine.Sqlite);
        var server = demo.Server.Listen();

        await chromium.VisitAsync(server.Url, Screen.Desktop, async county =>
        {
            var page = county.Page;
            await county.SignedInAsync(server, await demo.ScopeAsync(Role.CountyStaff));
            await county.OpenAsync(Web.Urls.NewCampaign);

            await page.GetByRole(AriaRole.Radio, new() { Name = "换届" }).CheckAsync();
            await Expect(page.GetByLabel("任务名称"))
                .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("换届$"));
            await page.GetByLabel("任务名称").FillAsync("");
            await page.GetByRole(AriaRole.Button, new() { Name = "建立任务，308 个村参加" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写任务名称");
            await page.GetByLabel("任务名称").FillAsync("村妇联换届");
            await county.ActAsync("建立任务，308 个村参加");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "村妇联换届" })).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Link, new() { Name = "修改任务" }).ClickAsync();
            // Before the form is there, the page that is left has no circuit to wait for.
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "保存任务的修改" })).ToBeVisibleAsync();
            await county.LiveAsync();
            await page.GetByLabel("依据文件").FillAsync("浦妇〔2026〕8号");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存任务的修改" }).ClickAsync();
            await Expect(page.GetByText("浦妇〔2026〕8号")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Link, new() { Name = "补充单位" }).ClickAsync();
            await Expect(page.GetByText("都已经在任务里")).ToBeVisibleAsync();
        });
    }
}
