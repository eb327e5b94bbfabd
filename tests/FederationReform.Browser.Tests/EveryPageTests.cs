using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Reforms;
using FederationReform.Web.Tests.Support;
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
