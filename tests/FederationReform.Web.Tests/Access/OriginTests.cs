using System.Net;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Account;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Access;

/// <summary>HD-03: another site, and a name that is not the portal's, get nowhere.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("https://evil.test", HttpStatusCode.Forbidden)]
    [InlineData("http://portal.test", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.test:8443", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.test", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Circuit_AskedForByAnotherSite_IsRefused(string? origin, HttpStatusCode expected)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = await SignedInAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task WebSocket_OfAnotherSite_IsRefused()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var who = await server.Given.AccountAsync(Role.Administrator, await server.Given.CountyAsync());

        var foreign = () => Circuit.LineAsync(server, who, o => o.SetRequestHeader("Origin", "https://evil.test"));

        await foreign.Should().ThrowAsync<Exception>();
        await using var own = await Circuit.LineAsync(server, who, o => o.SetRequestHeader("Origin", server.Url));
        (await own.StartAsync()).Should().NotBeNull();
    }

    /// <summary>A foreign Host would otherwise come back as the address to go to.</summary>
    [Theory]
    [InlineData("/review")]
    [InlineData("/login")]
    public async Task Redirect_NamesNoHost(string path)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = path == "/login" ? await SignedInAsync(server) : server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "evil.test";

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        answer.Headers.GetValues("Location").Single().Should().StartWith("/");
    }

    [Fact]
    public async Task Host_ThatIsNotAllowed_IsRefused()
    {
        await using var server = await PortalServer.OnAsync(
            Engine.Sqlite,
            settings: new() { ["AllowedHosts"] = "portal.test" }
        );
        using var client = server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Urls.SignIn);
        request.Headers.Host = "evil.test";

        (await client.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await client.GetAsync(Urls.SignIn)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<HttpClient> SignedInAsync(PortalServer server) =>
        await server.SignedInAsync(
            await server.Given.AccountAsync(Role.Administrator, await server.Given.CountyAsync())
        );
}
