using System.Net;
using System.Text.RegularExpressions;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.StaticAssets;

namespace FederationReform.Web.Tests;

/// <summary>A build can list an asset and serve it empty: the page looks right and is dead.</summary>
public sealed partial class AssetsTests
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

    /// <summary>The style sheet of the library comes without what draws no component of a page.</summary>
    [Fact]
    public void Component_OfAPage_HasItsStyles()
    {
        var targets = File.ReadAllText(Path.Combine(Repository.Root, "eng/MudAssets.targets"));
        var undrawn = targets.Split("<Undrawn>")[1].Split("</Undrawn>")[0].Split('|');
        var drawn = Repository
            .Sources(".razor", ".cs")
            .SelectMany(source => Component().Matches(source.Text).Select(m => (source.Path, Name: m.Groups[1].Value)))
            .ToList();

        drawn.Should().NotBeEmpty();
        drawn
            .Where(d => undrawn.Any(u => d.Name.StartsWith(u.Replace("-", ""), StringComparison.OrdinalIgnoreCase)))
            .Should()
            .BeEmpty("take the name out of Undrawn in eng/MudAssets.targets");
    }

    /// <summary>See <see cref="PlainImportMap"/>: the browser would load a script twice.</summary>
    [Fact]
    public async Task ImportMap_NamesScriptsWithoutHashes()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var nobody = server.CreateClient();

        var page = await nobody.GetStringAsync(Urls.SignIn);

        page.Should().Contain("<script type=\"importmap\">").And.Contain("./outbox.js").And.NotContain("integrity");
    }

    [GeneratedRegex("<Mud([A-Z][A-Za-z]*)")]
    private static partial Regex Component();
}
