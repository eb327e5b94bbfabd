using System.Net;
using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.AspNetCore.StaticAssets;

namespace FederationReform.Web.Tests.Access;

/// <summary>AC-05: every route × every role × own place, another's place, no place.</summary>
public sealed partial class RouteMatrixTests
{
    private static IEnumerable<PortalRoute> All => PortalRoutes.Pages.Concat(PortalRoutes.Files);

    [Fact]
    public async Task Route_HasALineInTheMatrix()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);

        var routes = Endpoints
            .Of(server.Services)
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            // The framework's own: the circuit, and the answer to an address that is none.
            .Where(r =>
                !r.StartsWith("/_blazor", StringComparison.Ordinal)
                && !r.StartsWith("/_framework", StringComparison.Ordinal)
                && r != "/{**path:file}"
            )
            .Distinct();

        routes.Should().BeEquivalentTo(All.Select(p => p.Route).Concat(PortalRoutes.Others));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Insider_SeesWhatHerRoleMay(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        world.Insiders.Select(i => i.Role).Should().BeEquivalentTo(Enum.GetValues<Role>(), "each role opens each page");

        using var all = new AssertionScope();
        foreach (var scope in world.Insiders)
        {
            using var client = await server.SignedInAsync(scope);
            foreach (var page in All)
            {
                var (outcome, _) = await GetAsync(client, page.Address(world.Place));
                if (page.Open.Contains(scope.Role))
                    outcome.Should().Be(Outcome.Shown, $"{scope.Role} opens {page.Route}");
                else
                    outcome
                        .Should()
                        .BeOneOf([Outcome.NotAllowed, Outcome.NotFound], $"{scope.Role} may not open {page.Route}");
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Outsider_CannotTellAnothersPlaceFromNone(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);

        world.Strangers.Select(s => s.Role).Should().BeEquivalentTo(Enum.GetValues<Role>());

        using var all = new AssertionScope();
        foreach (var scope in world.Strangers.Concat(world.Neighbours))
        {
            using var client = await server.SignedInAsync(scope);
            foreach (
                var page in All.Where(p =>
                    p.Belongs == Belongs.ToTheUnit
                    || (p.Belongs == Belongs.ToTheCounty && world.Strangers.Contains(scope))
                )
            )
            {
                var (another, anothersPage) = await GetAsync(client, page.Address(world.Place));
                var (none, nonesPage) = await GetAsync(client, page.Address(Place.Nowhere));
                another.Should().Be(none, $"{scope.Role} elsewhere opens {page.Route}");
                anothersPage.Should().Be(nonesPage, $"{scope.Role} elsewhere opens {page.Route}");
                none.Should()
                    .BeOneOf([Outcome.NotAllowed, Outcome.NotFound], $"{scope.Role} opens {page.Route} of nothing");
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DisabledAccount_IsSentToSignIn(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        foreach (var scope in world.Insiders)
        {
            using var client = await server.SignedInAsync(scope);
            await server.Given.AccountAsync(scope.AccountId, account => account.Disable(server.Given.Clock.UtcNow()));
            foreach (var page in All)
                (await GetAsync(client, page.Address(world.Place)))
                    .Outcome.Should()
                    .Be(Outcome.SignIn, $"{scope.Role} was disabled before opening {page.Route}");
        }
    }

    private static async Task<(Outcome Outcome, string Page)> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        var outcome = answer.StatusCode switch
        {
            HttpStatusCode.OK => page.Contains("没有使用这一页的权限")
            && !address.Equals(Urls.AccessDenied, StringComparison.Ordinal)
                ? Outcome.NotAllowed
                : Outcome.Shown,
            HttpStatusCode.NotFound => Outcome.NotFound,
            HttpStatusCode.Found when answer.Headers.Location!.OriginalString.Contains(Urls.SignIn) => Outcome.SignIn,
            _ => throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}:\n{page}"),
        };
        return (outcome, Comparable(page, address));
    }

    /// <summary>
    /// Without what differs between any two answers: tokens, markers of the framework, and the address itself.
    /// </summary>
    private static string Comparable(string page, string address)
    {
        var lasting = Changing().Replace(page, "");
        return address == Urls.Desk
            ? lasting
            : lasting
                .Replace(address, "", StringComparison.Ordinal)
                .Replace(address.TrimStart('/'), "", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        """<!--.*?-->|value="CfDJ8[^"]*"|href="[^"]*#main"|confirm-[0-9a-f]{32}""",
        RegexOptions.Singleline
    )]
    private static partial Regex Changing();

    private enum Outcome
    {
        Shown,
        NotAllowed,
        NotFound,
        SignIn,
    }
}
