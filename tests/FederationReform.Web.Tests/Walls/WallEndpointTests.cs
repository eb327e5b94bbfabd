using System.Net;
using FederationReform.Tests.Support;
using FederationReform.Walls;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Walls;

public sealed class WallEndpointTests
{
    [Fact]
    public async Task Wall_AnswersWithoutASignIn_AndSetsNoCookie()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(server.Given);
        var token = (
            await server.Given.Use<SwitchOnWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid()))
        ).Token!;
        using var client = server.CreateDefaultClient();

        var page = await client.GetAsync(Urls.Wall);
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).Should().Contain("wall.js").And.NotContain("blazor");
        page.Headers.Contains("Set-Cookie").Should().BeFalse();

        var figures = await FiguresAsync(client, token);
        figures.StatusCode.Should().Be(HttpStatusCode.OK);
        figures.Headers.Contains("Set-Cookie").Should().BeFalse();
        figures.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await figures.Content.ReadAsStringAsync())
            .Should()
            .Contain(place.County.Name)
            .And.NotContain(place.Staff.AccountName);
        (await FiguresAsync(client, token + "x")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.GetAsync(Urls.WallFigures)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Wall_AskedTooOften_IsToldToWait()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = server.CreateDefaultClient();
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 70; n++)
            answers.Add((await FiguresAsync(client, "guess")).StatusCode);

        answers.Take(60).Should().OnlyContain(s => s == HttpStatusCode.NotFound);
        answers.Skip(60).Should().OnlyContain(s => s == HttpStatusCode.TooManyRequests);
        (await client.GetAsync(Urls.Wall)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> FiguresAsync(HttpClient client, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Urls.WallFigures);
        request.Headers.Add("Wall-Token", token);
        return client.SendAsync(request);
    }
}
