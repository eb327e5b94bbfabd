using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Browser.Tests;

/// <summary>First load over the wire, of the portal as it is delivered: a township has a 3 Mbit/s line.</summary>
[Collection(InBrowser.Name)]
public sealed class WeightTests(Chromium chromium)
{
    [BrowserFact]
    public async Task SignInPage_WeighsLittle()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        using var portal = await PortalProcess.StartAsync(PortalProcess.On(database), "Production", await PublishedPortal.FolderAsync());

        await chromium.VisitAsync(portal.Address, Screen.Desktop, async visitor =>
        {
            await visitor.OpenAsync(Web.Urls.SignIn);

            var (total, each) = await visitor.Bytes.CountAsync();
            total.Should().BeLessThan(150_000, string.Join('\n', each));
        });
    }
}
