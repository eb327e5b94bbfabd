using System.Xml.Linq;
using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FluentAssertions;
using FluentAssertions.Execution;

namespace FederationReform.Browser.Tests;

/// <summary>
/// Every page of the matrix with the demo data, and every face of it (<see cref="Web.Tests.Support.Faces"/>). It is
/// opened once and looked at in all its looks, for most of the time goes into opening it.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    /// <summary>The roles with the most pages; the colours and the size are the same for everybody.</summary>
    private static readonly Role[] inTheDark = [Role.CountyStaff, Role.TownshipChair];

    /// <summary>
    /// No serious finding of axe, nothing beside the screen, walked through with the Tab key; legible in the dark and
    /// in large print; and as wide as a phone when the screen becomes one.
    /// </summary>
    [BrowserTheory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.CountyStaff)]
    [InlineData(Role.TownshipChair)]
    [InlineData(Role.VillageFederation)]
    [InlineData(Role.UpperReader)]
    public async Task Page_SpeaksToEverybody_NeedsNoMouse_AndFitsBothScreens(Role role)
    {
        var demo = await SharedDemo.WorldAsync();
        var addresses = (await SharedDemo.FacesAsync())[role];
        var scope = await demo.ScopeAsync(role);

        await chromium.VisitAsync(
            demo.Server.Url,
            Screen.Desktop,
            async visitor =>
            {
                await visitor.SignedInAsync(demo.Server, scope);
                using var all = new AssertionScope();
                foreach (var address in addresses)
                {
                    await visitor.OnAsync(Screen.Desktop);
                    await visitor.OpenAsync(address);
                    await visitor.ShouldHaveNoSeriousFindingsAsync();
                    await visitor.ShouldNotScrollSidewaysAsync();
                    await visitor.ShouldBeWalkedByTabAsync();
                    await ShouldHaveItsStylesAsync(visitor);
                    if (inTheDark.Contains(role))
                    {
                        await visitor.InAsync(scheme: "dark", print: "large");
                        await visitor.ShouldHaveNoSeriousFindingsAsync();
                        await visitor.ShouldNotScrollSidewaysAsync();
                        await visitor.InAsync(scheme: "light", print: "normal");
                    }
                    await visitor.OnAsync(Screen.Phone);
                    await visitor.ShouldNotScrollSidewaysAsync();
                }
            },
            role.ToString()
        );
    }

    [BrowserFact]
    public async Task Table_Copied_IsNumbersToASpreadsheet()
    {
        var demo = await SharedDemo.WorldAsync();
        await chromium.VisitAsync(demo.Server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(demo.Server, await demo.ScopeAsync(Role.CountyStaff));
            await visitor.OpenAsync(Urls.CurrentProgress);
            await page.Locator("[data-copy-table=rows-table]").ClickAsync();
            await page.GetByText("已复制，可粘贴到表格").WaitForAsync();

            var lines = (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Split('\n');
            lines[0].Should().StartWith("单位\t应完成\t已完成\t完成率\t资料齐全率\t比计划");
            lines.Should().OnlyContain(line => line.Split('\t').Length == lines[0].Split('\t').Length);
            lines
                .Select(line => line.Split('\t')[5])
                .Should()
                .Contain(planned => planned.StartsWith('-'))
                .And.NotContain(planned => planned.Contains('−'));
        });
    }

    /// <summary>No component of the library stands on a page whose styles were left out (eng/MudAssets.targets).</summary>
    private static async Task ShouldHaveItsStylesAsync(Visitor visitor)
    {
        var drawn = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => [...new Set([...document.querySelectorAll('[class*=mud-]')]
                .flatMap(e => [...e.classList].filter(name => name.startsWith('mud-')).map(name => name.split('-')[1])))]
            """
        );
        drawn.Should().Contain("button").And.NotIntersectWith(leftOut.Value, $"{visitor.Page.Url} is drawn with them");
    }

    private static readonly Lazy<string[]> leftOut = new(() =>
        XDocument
            .Load(Path.Combine(Repository.Root, "eng", "MudAssets.targets"))
            .Descendants("Undrawn")
            .Single()
            .Value.Split('|')
    );
}
