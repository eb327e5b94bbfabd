using System.Net;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Components;

public sealed class GalleryPageTests
{
    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.NotFound)]
    public async Task Gallery_OutsideDevelopment_IsNoPage(string environment, HttpStatusCode expected)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite, environment);
        var staff = await server.Given.AccountAsync(Role.CountyStaff, await server.Given.CountyAsync());
        using var client = await server.SignedInAsync(staff);

        var answer = await client.GetAsync(Urls.Gallery);

        answer.StatusCode.Should().Be(expected);
        (await answer.Content.ReadAsStringAsync()).Contains("每个公用组件").Should().Be(expected == HttpStatusCode.OK);
    }
}
