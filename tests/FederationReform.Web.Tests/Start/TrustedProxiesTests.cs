using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Start;

/// <summary>AU-06: the client's address is taken from a proxy that was named, and from nobody else.</summary>
public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData(null, "203.0.113.9", "127.0.0.1")]
    [InlineData("192.0.2.77", "203.0.113.9", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9")]
    public async Task Address_ClaimedByAHeader_CountsFromATrustedProxyOnly(
        string? trusted,
        string claimed,
        string noted
    )
    {
        await using var server = (
            await PortalServer.OnAsync(
                Engine.Sqlite,
                settings: trusted is null ? null : new() { ["Portal:TrustedProxies:0"] = trusted }
            )
        ).Listen();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", claimed);

        await client.GetAsync($"{server.Url}{Urls.SignIn}");

        server.Log().Should().Contain($"from {noted} ");
    }
}
