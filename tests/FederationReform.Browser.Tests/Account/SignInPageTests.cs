using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;

namespace FederationReform.Browser.Tests.Account;

[Collection(InBrowser.Name)]
public sealed class SignInPageTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task SignInPage_FitsTheScreenAndSpeaksToEverybody(Screen screen)
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();

        await chromium.VisitAsync(server.Url, screen, async visitor =>
        {
            await visitor.OpenAsync(Web.Urls.SignIn);
            await visitor.ShouldHaveNoSeriousFindingsAsync();
            await visitor.ShouldNotScrollSidewaysAsync();
        });
    }
}
