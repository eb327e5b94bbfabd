using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Start;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Start;

/// <summary>The person who helps on the telephone must know which build the caller looks at.</summary>
public sealed class PortalVersionTests
{
    [Fact]
    public async Task HelpPage_SaysTheVersion()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var scope = await server.Given.AccountAsync(Role.UpperReader, await server.Given.CountyAsync());
        using var reader = await server.SignedInAsync(scope);

        var page = System.Net.WebUtility.HtmlDecode(await reader.GetStringAsync(Urls.Help));

        page.Should().Contain($"版本 {PortalVersion.Text}");
    }

    [Theory]
    [InlineData("1.0.0+a1b2c3d4e5f60718", "1.0.0（a1b2c3d4）")]
    [InlineData("1.0.0", "1.0.0")]
    public void Revision_IsShort(string informational, string shown) =>
        PortalVersion.Written(informational).Should().Be(shown);
}
