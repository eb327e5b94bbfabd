using System.Net;
using System.Net.Http.Json;
using FederationReform.Access;
using FederationReform.Evidence;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Evidence;

public sealed class EvidenceEndpointTests
{
    /// <summary>UP-06: a photo in a page does nothing but show itself.</summary>
    [Fact]
    public async Task Photo_IsShown_AndMayDoNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, id) = await AddedAsync(server, PhotoFile.Jpeg());
        using var client = await server.SignedInAsync(village.Staff);

        foreach (var address in new[] { Urls.EvidenceFile(id), Urls.EvidenceThumbnail(id) })
        {
            using var answer = await client.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.ToString().Should().Be("image/jpeg");
            answer.Content.Headers.ContentDisposition!.ToString().Should().Be("inline");
            Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
            Header(answer, "Content-Security-Policy").Should().StartWith("sandbox; default-src 'none'");
            Header(answer, "Cache-Control").Should().Be("no-store");
        }
    }

    [Fact]
    public async Task Pdf_IsShownInAFrameOfOurs_AndDownloadsOnDemand()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, id) = await AddedAsync(server, PhotoFile.Pdf(), "会议\r\n\"签到\".pdf");
        using var client = await server.SignedInAsync(village.Chair);

        using var shown = await client.GetAsync(Urls.EvidenceFile(id));
        using var taken = await client.GetAsync(Urls.EvidenceDownload(id));

        shown.Content.Headers.ContentType!.ToString().Should().Be("application/pdf");
        Header(shown, "Content-Security-Policy")
            .Should()
            .Contain("default-src 'none'")
            .And.Contain("frame-ancestors 'self'")
            .And.NotContain("script-src");
        var disposition = taken.Content.Headers.ContentDisposition!;
        disposition.DispositionType.Should().Be("attachment");
        disposition.FileNameStar.Should().Be("会议\"签到\".pdf");
        Header(taken, "Content-Security-Policy").Should().StartWith("sandbox;");
        Header(taken, "Cache-Control").Should().Be("no-store");
    }

    /// <summary>AC-08: an open page's address is worth nothing once the rights are gone.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task RightsTakenAway_FileIsNotThere(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var (village, id) = await AddedAsync(server, PhotoFile.Jpeg());
        using var client = await server.SignedInAsync(village.Chair);
        (await client.GetAsync(Urls.EvidenceFile(id))).StatusCode.Should().Be(HttpStatusCode.OK);

        await server
            .Given.Use<RemoveEvidence>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, id, Guid.NewGuid()));

        (await client.GetAsync(Urls.EvidenceFile(id))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var stored = Directory.GetFiles(
            Path.Combine(server.Given.Database.Folder, "files"),
            "*",
            SearchOption.AllDirectories
        )[0];
        (await client.GetAsync("/files/" + Path.GetFileName(stored)))
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound, "no static path leads to the store");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Upload_BecomesAPaper_AndItsAnswerCanBeAskedForAgain(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var village = await VillageCase.OnAsync(server.Given);
        using var client = await server.WithTokenAsync(village.Chair);
        var upload = await server.Given.UploadedAsync(village.Chair, PhotoFile.Jpeg());
        var address = AddressOf(village, upload);

        using var added = await client.PostAsync(address, null);
        using var again = await client.PostAsync(address, null);

        added.StatusCode.Should().Be(HttpStatusCode.OK);
        again.StatusCode.Should().Be(HttpStatusCode.OK, "its first answer may have been lost");
    }

    [Fact]
    public async Task Refusal_IsAChineseSentence_AndAStrangerFindsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        var strangers = await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        using var client = await server.WithTokenAsync(village.Chair);
        using var stranger = await server.WithTokenAsync(strangers[0]);
        using var forged = await server.SignedInAsync(village.Chair);
        var heic = await server.Given.UploadedAsync(village.Chair, PhotoFile.Heic());
        var theirs = await server.Given.UploadedAsync(strangers[0], PhotoFile.Jpeg());

        using var refused = await client.PostAsync(AddressOf(village, heic), null);
        using var nothing = await stranger.PostAsync(AddressOf(village, theirs), null);
        using var withoutToken = await forged.PostAsync(AddressOf(village, heic), null);

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["message"].Should().Contain("HEIC");
        nothing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        withoutToken.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string AddressOf(VillageCase village, Guid upload)
    {
        var paper = EvidenceCase.Photo;
        return $"{Urls.AddEvidence(village.Campaign.Id, village.Village.Id)}"
            + $"?step={paper.Step}&paper={paper.Id}&upload={upload}";
    }

    private static async Task<(VillageCase Village, int Id)> AddedAsync(
        PortalServer server,
        byte[] file,
        string name = "IMG_0712.jpg"
    )
    {
        var village = await VillageCase.OnAsync(server.Given);
        var upload = await server.Given.UploadedAsync(village.Chair, file, name);
        var paper = EvidenceCase.Photo;
        (
            await server
                .Given.Use<AddEvidence>()
                .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, paper.Step, paper.Id, upload))
        )
            .Should()
            .BeEmpty();
        await using var db = server.Given.Portal.OpenForSystem();
        return (village, db.EvidenceFiles.Single().Id);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(",", answer.Headers.GetValues(name));
}
