using System.Net;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests;

/// <summary>HD-01, HD-02: what every answer carries, whatever it is an answer to.</summary>
public sealed class HeadersTests
{
    [Theory]
    [InlineData("/help", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/error", HttpStatusCode.OK)]
    [InlineData("/site.css", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/alive", HttpStatusCode.NoContent)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    public async Task Answer_InDevelopment_CarriesOnePolicyAndNothingLoose(string address, HttpStatusCode expected)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);

        using var answer = await GetAsync(server, address);

        answer.StatusCode.Should().Be(expected);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task Answer_InProduction_AlsoInsistsOnTls()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite, "Production");

        using var answer = await GetAsync(server, "/help");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        AssertHeaders(answer);
        answer.Headers.GetValues("Strict-Transport-Security").Single().Should().Be("max-age=31536000");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    internal static void AssertHeaders(HttpResponseMessage answer)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Subject;
        policy
            .Should()
            .Contain("default-src 'self'")
            .And.Contain("object-src 'none'")
            .And.Contain("frame-ancestors 'none'")
            .And.Contain("form-action 'self'")
            .And.NotContain("unsafe-eval")
            .And.Contain("style-src 'self'; style-src-attr 'unsafe-inline'", "the library places by attributes");
        policy
            .Replace("style-src-attr 'unsafe-inline'", "", StringComparison.Ordinal)
            .Should()
            .NotContain("unsafe-inline", "neither scripts nor style elements stand in a page");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").Should().Equal("same-origin");
        answer.Headers.Contains("Server").Should().BeFalse();
        answer.Headers.Contains("X-Powered-By").Should().BeFalse();
    }

    private static async Task<HttpResponseMessage> GetAsync(PortalServer server, string address)
    {
        using var reader = await server.SignedInAsync(
            await server.Given.AccountAsync(Role.UpperReader, await server.Given.CountyAsync())
        );
        return await reader.GetAsync(address);
    }
}
