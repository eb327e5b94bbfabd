using System.Net;
using FederationReform.Tests.Support;
using FederationReform.Web.Exports;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Web.Tests.Exports;

public sealed class MadeArchivesTests
{
    /// <summary>An archive is its maker's, for the unit that it was made for; a new one takes its place.</summary>
    [Fact]
    public async Task Archive_IsFetchedByItsMakerAlone()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        var archives = server.Services.GetRequiredService<MadeArchives>();
        using var chair = await server.SignedInAsync(village.Chair);
        using var staff = await server.SignedInAsync(village.Staff);
        var first = archives.Keep(village.Chair, await FileAsync([1, 2, 3]), "材料.zip");

        using var fetched = await chair.GetAsync(Urls.MadeArchive(first));
        (await fetched.Content.ReadAsByteArrayAsync()).Should().Equal(1, 2, 3);
        fetched.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("材料.zip");
        fetched.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        (await staff.GetAsync(Urls.MadeArchive(first))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await chair.GetAsync(Urls.MadeArchive(Guid.NewGuid()))).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var second = archives.Keep(village.Chair, await FileAsync([4]), "材料.zip");
        (await chair.GetAsync(Urls.MadeArchive(first))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await chair.GetAsync(Urls.MadeArchive(second))).StatusCode.Should().Be(HttpStatusCode.OK);

        await server.Given.AccountAsync(village.Chair.AccountId, a => a.Disable(server.Given.Clock.UtcNow()));
        (await chair.GetAsync(Urls.MadeArchive(second))).StatusCode.Should().Be(HttpStatusCode.Found);
    }

    private static async Task<FileStream> FileAsync(byte[] bytes)
    {
        var file = TemporaryFile.Open();
        await file.WriteAsync(bytes);
        await file.FlushAsync();
        return file;
    }
}
