using System.Net;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.StaticAssets;

namespace FederationReform.Web.Tests;

/// <summary>A build can list an asset and serve it empty: the page looks right and is dead.</summary>
public sealed class AssetsTests
{
    [Fact]
    public async Task Asset_IsServedAndNotEmpty()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var nobody = server.CreateClient();
        var assets = Endpoints
            .Of(server.Services)
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText)
            .Distinct()
            .ToList();
        assets.Should().Contain("/_framework/blazor.web.js").And.Contain("/site.css").And.Contain("/portal.js");

        foreach (var asset in assets)
        {
            using var answer = await nobody.GetAsync(asset);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, asset);
            (await answer.Content.ReadAsByteArrayAsync()).Should().NotBeEmpty(asset);
        }
    }

    [Fact]
    public async Task BlazorScript_IsWhole()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var nobody = server.CreateClient();

        var script = await nobody.GetStringAsync("/_framework/blazor.web.js");

        script.Length.Should().BeGreaterThan(100_000);
        script.Should().Contain("Blazor", "portal.js starts the circuit by that name");
    }
}
