using System.Net;
using System.Net.Http.Json;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Uploads;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Uploads;

public sealed class UploadEndpointTests
{
    private static readonly byte[] file = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 11))];

    /// <summary>UP-16: two nodes on one database take turns.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Upload_BrokenOff_GoesOnWhereItStopped(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var chair = await ChairAsync(server);
        using var client = await server.WithTokenAsync(chair);
        var id = Guid.NewGuid();

        (
            await StateAsync(
                await SendAsync(
                    client,
                    HttpMethod.Put,
                    $"{Urls.Uploads}/{id}?name=%E5%90%8D%E5%8D%95.xlsx&size={file.Length}"
                )
            )
        )
            .Received.Should()
            .Be(0);
        (await StateAsync(await SendAsync(client, HttpMethod.Patch, $"{Urls.Uploads}/{id}?offset=0", file[..30_000])))
            .Received.Should()
            .Be(30_000);
        using var elsewhere = await server.WithTokenAsync(chair);
        (await StateAsync(await elsewhere.GetAsync($"{Urls.Uploads}/{id}"))).Received.Should().Be(30_000);
        using var again = await SendAsync(elsewhere, HttpMethod.Patch, $"{Urls.Uploads}/{id}?offset=0", file[..30_000]);
        again.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await again.Content.ReadFromJsonAsync<UploadState>())!.Received.Should().Be(30_000);
        (
            await StateAsync(
                await SendAsync(elsewhere, HttpMethod.Patch, $"{Urls.Uploads}/{id}?offset=30000", file[30_000..])
            )
        )
            .Complete.Should()
            .BeTrue();

        (await new UploadedFileQuery(server.Given.Portal).RunAsync(chair, id))!.Bytes.Should().Equal(file);
        (await SendAsync(client, HttpMethod.Delete, $"{Urls.Uploads}/{id}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync($"{Urls.Uploads}/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    /// <summary>
    /// UP-01: a piece too large is refused by its length, and without one after the last byte it may have.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Piece_TooLarge_IsRefused(bool lengthStated)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = await server.WithTokenAsync(await ChairAsync(server));
        var id = Guid.NewGuid();
        await SendAsync(client, HttpMethod.Put, $"{Urls.Uploads}/{id}?name=a.xlsx&size=9000000");

        using var content = new ByteArrayContent(new byte[UploadRules.MaxPart + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Urls.Uploads}/{id}?offset=0")
        {
            Content = content,
        };
        request.Headers.TransferEncodingChunked = !lengthStated;
        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await StateAsync(await client.GetAsync($"{Urls.Uploads}/{id}"))).Received.Should().Be(0);
    }

    [Fact]
    public async Task Refusal_IsAChineseSentence()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = await server.WithTokenAsync(await ChairAsync(server));

        using var answer = await SendAsync(
            client,
            HttpMethod.Put,
            $"{Urls.Uploads}/{Guid.NewGuid()}?name=a.docx&size=10"
        );

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<Message>())!.Text.Should().Contain("只能上传 .xlsx 或 .xls");
    }

    /// <summary>
    /// Another site can make her browser send, but not with her token; and whoever is signed out is told so in a way a
    /// script understands.
    /// </summary>
    [Fact]
    public async Task Sender_WithoutTokenOrSession_IsRefused()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var chair = await ChairAsync(server);
        using var forged = await server.SignedInAsync(chair);
        using var nobody = server.CreateClient();
        var address = $"{Urls.Uploads}/{Guid.NewGuid()}?name=a.xlsx&size=10";

        (await forged.PutAsync(address, null)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await nobody.PutAsync(address, null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await new UploadStateQuery(server.Given.Portal).RunAsync(chair, Guid.Parse(address.Split('/', '?')[2])))
            .Should()
            .BeNull();
    }

    private static async Task<UnitScope> ChairAsync(PortalServer server)
    {
        var given = server.Given;
        return await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(await given.CountyAsync()));
    }

    /// <summary>Signed in, with the token of a page in every request.</summary>
    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        byte[]? body = null
    ) =>
        client.SendAsync(
            new HttpRequestMessage(method, address) { Content = body is null ? null : new ByteArrayContent(body) }
        );

    private static async Task<UploadState> StateAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<UploadState>())!;
    }

    private sealed record Message([property: System.Text.Json.Serialization.JsonPropertyName("message")] string Text);
}
