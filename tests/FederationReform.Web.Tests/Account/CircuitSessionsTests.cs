using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Account;

/// <summary>CI-05: a circuit belongs to one session, and nobody else comes back to it.</summary>
public sealed class CircuitSessionsTests
{
    [Fact]
    public async Task Circuit_OfAnotherAccount_IsNotGivenBack()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var (first, second) = await TwoAsync(server);
        var circuit = await StartedAndCutAsync(server, first);

        await using var line = await Circuit.LineAsync(server, second);

        (await line.ConnectAsync(circuit)).Should().BeFalse();
        (await line.ResumeAsync(circuit)).Should().BeNull();
    }

    [Fact]
    public async Task Circuit_OfAnotherAccount_WhoseLineIsStillUp_IsNotTaken()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var (first, second) = await TwoAsync(server);
        await using var mine = await Circuit.LineAsync(server, first);
        var circuit = await mine.StartAsync();

        await using var line = await Circuit.LineAsync(server, second);

        (await line.ConnectAsync(circuit!)).Should().BeFalse();
    }

    [Fact]
    public async Task Circuit_AfterSignOutAndANewSignIn_IsNotGivenBackToTheSameAccount()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var (first, _) = await TwoAsync(server);
        var circuit = await StartedAndCutAsync(server, first);
        await server.Given.Use<SignOut>().RunAsync(first.AccountId, null);

        await using var line = await Circuit.LineAsync(server, first);

        (await line.ConnectAsync(circuit)).Should().BeFalse();
    }

    [Fact]
    public async Task Circuit_OfTheSameSession_IsGivenBack()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var (first, _) = await TwoAsync(server);
        var circuit = await StartedAndCutAsync(server, first);

        await using var line = await Circuit.LineAsync(server, first);

        (await line.ConnectAsync(circuit)).Should().BeTrue();
    }

    /// <summary>CI-12.</summary>
    [Fact]
    public async Task Page_BeyondTheLimit_SaysSo_AndItsCircuitIsRefused()
    {
        await using var server = (
            await PortalServer.OnAsync(Engine.Sqlite, settings: new() { ["Portal:OpenPages:PerAccount"] = "2" })
        ).Listen();
        var (first, second) = await TwoAsync(server);
        await using var one = await Circuit.LineAsync(server, first);
        await using var two = await Circuit.LineAsync(server, first);
        await using var three = await Circuit.LineAsync(server, first);
        await using var others = await Circuit.LineAsync(server, second);
        (await one.StartAsync()).Should().NotBeNull();
        (await two.StartAsync()).Should().NotBeNull();

        (await three.StartAsync()).Should().BeNull();
        (await others.StartAsync()).Should().NotBeNull();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Cookie", (await server.CookieAsync(first.AccountId)).ToString());
        var page = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync(server.Url + Urls.NewAccount));
        page.Should().Contain("打开的页面太多").And.NotContain("data-circuit");
    }

    private static async Task<(UnitScope First, UnitScope Second)> TwoAsync(PortalServer server)
    {
        var county = await server.Given.CountyAsync();
        return (
            await server.Given.AccountAsync(Role.Administrator, county),
            await server.Given.AccountAsync(Role.Administrator, county)
        );
    }

    private static async Task<string> StartedAndCutAsync(PortalServer server, UnitScope who)
    {
        await using var line = await Circuit.LineAsync(server, who);
        return (await line.StartAsync())!;
    }
}
