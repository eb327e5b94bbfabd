using System.Net;
using FederationReform.Access;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Registers;

public sealed class EntryFileEndpointTests
{
    /// <summary>UP-06, AC-08: a photo does nothing but show itself, to those who may see its entry now.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Photo_ComesAndIsShown_AndIsGoneWithItsEntry(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var place = await VillageCase.OnAsync(server.Given);
        var entry = await EntryAsync(server, place);
        using var chair = await server.WithTokenAsync(place.Chair);
        var upload = await server.Given.UploadedAsync(place.Chair, PhotoFile.Jpeg());

        using var added = await chair.PostAsync(AddressOf(entry.Id, upload), null);
        using var again = await chair.PostAsync(AddressOf(entry.Id, upload), null);

        added.StatusCode.Should().Be(HttpStatusCode.OK);
        again.StatusCode.Should().Be(HttpStatusCode.OK, "its first answer may have been lost");
        var shown = await EntryAsync(server, place);
        var file = shown.Files.Single().Id;
        foreach (var address in new[] { Urls.EntryFile(file), Urls.EntryThumbnail(file) })
        {
            using var answer = await chair.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.ToString().Should().Be("image/jpeg");
            answer.Content.Headers.ContentDisposition!.ToString().Should().Be("inline");
            Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
            Header(answer, "Content-Security-Policy").Should().StartWith("sandbox; default-src 'none'");
            Header(answer, "Cache-Control").Should().Be("no-store");
        }

        (
            await server
                .Given.Use<RemoveEntry<Activity>>()
                .RunAsync(place.Chair, new(shown.Id, shown.Version, Guid.NewGuid(), "记了两次"))
        )
            .Should()
            .BeEmpty();
        (await chair.GetAsync(Urls.EntryFile(file))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refusal_IsSaid_AndAStrangerFindsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(server.Given);
        var entry = await EntryAsync(server, place);
        var strangers = await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        using var chair = await server.WithTokenAsync(place.Chair);
        using var stranger = await server.WithTokenAsync(strangers[0]);
        using var forged = await server.SignedInAsync(place.Chair);
        var heic = await server.Given.UploadedAsync(place.Chair, PhotoFile.Heic());
        var theirs = await server.Given.UploadedAsync(strangers[0], PhotoFile.Jpeg());

        using var refused = await chair.PostAsync(AddressOf(entry.Id, heic), null);
        using var nothing = await stranger.PostAsync(AddressOf(entry.Id, theirs), null);
        using var withoutToken = await forged.PostAsync(AddressOf(entry.Id, heic), null);

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("HEIC");
        nothing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        withoutToken.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string AddressOf(int entry, Guid upload) =>
        $"{Urls.AddEntryFile(RegisterKind.Activities)}?entry={entry}&place={FilePlace.Photos.Key}&upload={upload}";

    /// <summary>The village's activity; it is entered first where there is none.</summary>
    private static async Task<EntryRow<Activity>> EntryAsync(PortalServer server, VillageCase place)
    {
        var list = server.Given.Use<EntryListQuery<Activity>>();
        if ((await list.RunAsync(place.Chair, new()))!.Page.Rows is [var known])
            return known;
        var lecture = new Activity
        {
            On = new(2026, 3, 6),
            Type = ActivityType.RightsEducation,
            Title = "三八节维权讲座",
        };
        (
            await server
                .Given.Use<AddEntry<Activity>>()
                .RunAsync(place.Chair, new(place.Village.Id, lecture, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        return (await list.RunAsync(place.Chair, new()))!.Page.Rows.Single();
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(",", answer.Headers.GetValues(name));
}
