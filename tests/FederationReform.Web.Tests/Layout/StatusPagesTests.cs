using System.Net;
using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: breaks a throw-away database.

namespace FederationReform.Web.Tests.Layout;

/// <summary>CI-16: a fault tells the user a number and the log everything.</summary>
public sealed partial class StatusPagesTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Fault_ShowsAReferenceAndNothingOfItself(string environment)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite, environment);
        using var reader = await server.SignedInAsync(
            await server.Given.AccountAsync(Role.UpperReader, await server.Given.CountyAsync())
        );
        await BreakAsync(server);

        using var answer = await reader.GetAsync("/help");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.Should()
            .Contain("程序出了问题")
            .And.NotContain("Sqlite")
            .And.NotContain("Units")
            .And.NotContain("SELECT")
            .And.NotContain("   at ");
        HeadersTests.AssertHeaders(answer);
        var reference = Reference().Match(page).Groups[1].Value;
        reference.Should().NotBeEmpty();
        server.Log().Should().Contain(reference).And.Contain("no such table");
    }

    [Fact]
    public async Task ScriptsRequest_ForNobody_KeepsItsBareStatus()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var nobody = server.CreateClient();

        using var answer = await nobody.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    private static async Task BreakAsync(PortalServer server)
    {
        await using var db = server.Given.Portal.OpenForSystem();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Units RENAME TO Broken");
    }

    [GeneratedRegex("""class="reference">([0-9a-f]+)<""")]
    private static partial Regex Reference();
}
