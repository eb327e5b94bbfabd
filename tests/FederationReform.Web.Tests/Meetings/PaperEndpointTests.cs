using System.IO.Compression;
using System.Net;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Meetings;
using FederationReform.PaperLooks;
using FederationReform.Papers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Meetings;

public sealed class PaperEndpointTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task AllPapers_ComeAsAZip_AndOneAsADocument(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(Of(world, Role.TownshipChair));

        using var all = await PostAsync(client, world, null);
        using var one = await PostAsync(client, world, "hostscript");

        all.Content.Headers.ContentType!.ToString().Should().Be("application/zip");
        all.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        using var archive = new ZipArchive(await all.Content.ReadAsStreamAsync());
        archive.Entries.Should().HaveCount(MeetingPapers.All.Count);
        one.Content.Headers.ContentType!.ToString()
            .Should()
            .Be("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        one.Content.Headers.ContentDisposition!.FileNameStar.Should().EndWith("主持词_20260715.docx");
        (await server.Given.AuditAsync()).Count(r => r.Event == AuditEvent.PapersMade).Should().Be(2);
    }

    /// <summary>What the browser shows and prints has the county's line pitch, in parts of 16 pt.</summary>
    [Fact]
    public async Task Page_HasTheLinePitchOfTheCounty()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(Of(world, Role.TownshipChair));
        var address = Urls.Paper(world.Place.Campaign, world.Place.Village, PaperKind.Request);
        (await client.GetStringAsync(address)).Should().Contain("--pitch:1.8094;");

        (
            await server
                .Given.Use<SetLinePitch>()
                .RunAsync(Of(world, Role.CountyStaff), new(LinePitch.Office, "县委办的习惯", Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();

        (await client.GetStringAsync(address)).Should().Contain("--pitch:1.75;").And.NotContain("--pitch:1.8094");
    }

    [Fact]
    public async Task Stranger_IsToldThatThereIsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(Of(world, Role.TownshipChair));
        using var abroad = await server.SignedInAsync(world.Strangers.Single(s => s.Role == Role.TownshipChair));
        var page = await abroad.GetStringAsync(Urls.Roster);

        var (answer, _) = await WebForm
            .In(page, "/exports/")
            .PostAsync(abroad, Urls.MakePapers(world.Place.Campaign, world.Place.Village));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var unknown = await client.GetAsync($"{Urls.Papers(world.Place.Campaign, world.Place.Village)}/nothing");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var bare = await client.PostAsync(
            Urls.MakePapers(world.Place.Campaign, world.Place.Village),
            new FormUrlEncodedContent([])
        );
        bare.StatusCode.Should().Be(HttpStatusCode.BadRequest, "another site has no token (CI-10)");
    }

    private static UnitScope Of(World world, Role role) => world.Insiders.Single(s => s.Role == role);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, World world, string? kind)
    {
        var html = await client.GetStringAsync(Urls.Papers(world.Place.Campaign, world.Place.Village));
        var form = WebForm.In(WebUtility.HtmlDecode(html), "/exports/");
        if (kind is not null)
            form["kind"] = kind;
        return (await form.PostAsync(client, Urls.MakePapers(world.Place.Campaign, world.Place.Village))).Answer;
    }
}
