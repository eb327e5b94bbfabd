using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Reforms;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using FluentAssertions.Execution;

namespace FederationReform.Browser.Tests;

/// <summary>Every page of the matrix, with the demo data: no serious finding of axe, read on a phone, walked through with the Tab key.</summary>
[Collection(InBrowser.Name)]
public sealed class EveryPageTests(Chromium chromium, SharedDemo shared) : IClassFixture<SharedDemo>
{
    [BrowserTheory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.CountyStaff)]
    [InlineData(Role.TownshipChair)]
    [InlineData(Role.VillageFederation)]
    [InlineData(Role.UpperReader)]
    public async Task Page_OnAnOfficeMachine_SpeaksToEverybodyAndNeedsNoMouse(Role role)
    {
        await LookAsync(role, Screen.Desktop, async visitor =>
        {
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldBeWalkedByTabAsync();
        });
    }

    [BrowserTheory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.CountyStaff)]
    [InlineData(Role.TownshipChair)]
    [InlineData(Role.VillageFederation)]
    [InlineData(Role.UpperReader)]
    public async Task Page_OnAPhone_FitsTheScreen(Role role)
    {
        await LookAsync(role, Screen.Phone, async visitor =>
        {
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });
    }

    [BrowserFact]
    public async Task Table_Copied_IsNumbersToASpreadsheet()
    {
        var demo = shared.World;
        await chromium.VisitAsync(demo.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(demo.Server, await demo.ScopeAsync(Role.CountyStaff));
            await visitor.OpenAsync(Urls.CurrentProgress);
            await page.Locator("[data-copy-table=rows-table]").ClickAsync();
            await page.GetByText("已复制，可粘贴到表格").WaitForAsync();

            var lines = (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Split('\n');
            lines[0].Should().StartWith("单位\t应完成\t已完成\t完成率\t比计划");
            lines.Should().OnlyContain(line => line.Split('\t').Length == lines[0].Split('\t').Length);
            lines.Select(line => line.Split('\t')[4]).Should().Contain(planned => planned.StartsWith('-')).And.NotContain(planned => planned.Contains('−'));
        });
    }

    private async Task LookAsync(Role role, Screen screen, Func<Visitor, Task> look)
    {
        var demo = shared.World;
        var scope = await demo.ScopeAsync(role);
        var place = role == Role.VillageFederation ? await demo.OwnVillageAsync() : await demo.PlaceAsync(ReformState.Submitted);

        await chromium.VisitAsync(demo.Server.Url, screen, async visitor =>
        {
            await visitor.SignedInAsync(demo.Server, scope);
            using var all = new AssertionScope();
            foreach (var page in PortalRoutes.Pages.Where(p => p.Open.Contains(role)))
            {
                await visitor.OpenAsync(page.Address(place));
                await look(visitor);
            }
        }, $"{role}-{screen}");
    }
}
