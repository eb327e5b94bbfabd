using System.Globalization;
using System.Net;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace FederationReform.Web.Tests.Logging;

/// <summary>AL-05: the log says who, from where, how long, and nothing that was typed.</summary>
public sealed class RequestLogTests
{
    [Fact]
    public async Task Request_IsOneLineWithAccountStatusAndTrace()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var scope = await server.Given.AccountAsync(Role.UpperReader, await server.Given.CountyAsync());
        using var reader = await server.SignedInAsync(scope);

        await reader.GetAsync("/help?q=13800001111");

        var line = server.Log().Split('\n').Should().ContainSingle(l => l.Contains("GET /help")).Subject;
        line.Should()
            .MatchRegex(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $@"GET /help 200 \d+ ms account {scope.AccountId} from .* [0-9a-f]{{32}}$"
                )
            );
        line.Should().NotContain("13800001111");
    }

    [Theory]
    [InlineData("sentinel-password")]
    [InlineData("sentinel-wrong")]
    public async Task Password_IsInNoLog(string typed)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var scope = await server.Given.AccountAsync(Role.UpperReader, await server.Given.CountyAsync());
        var account = await server.Given.AccountAsync(scope.AccountId, a =>
            a.ChoosePassword(Passwords.Hash("sentinel-password"))
        );
        using var client = server.CreateDefaultClient(PortalServer.Address, new CookieContainerHandler());

        using var answer = await client.SubmitAsync(
            Urls.SignIn,
            new() { ["Input.Login"] = account.UserName!, ["Input.Password"] = typed }
        );

        answer.StatusCode.Should().Be(typed == "sentinel-password" ? HttpStatusCode.Found : HttpStatusCode.OK);
        server.Log().Should().Contain("POST /login").And.NotContain("sentinel");
    }

    [Fact]
    public async Task LineBreakInAnAddress_ForgesNoLine()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var nobody = server.CreateClient();

        await nobody.GetAsync("/x%0d%0a2026-01-01 00:00:00 INF forged");

        server.Log().Should().Contain("%0D%0A").And.NotContain("\n2026-01-01 00:00:00 INF forged");
    }
}
