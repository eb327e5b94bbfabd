using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Tests.Support;
using FederationReform.Visits;
using FluentAssertions;

namespace FederationReform.Tests.Visits;

public sealed class VisitPhotoTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Photo_IsAddedShownAndRemoved(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var stop = (await given.VisitAsync(place.Staff, id)).Stops[0].Id;
        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Jpeg());

        (await given.Use<AddVisitPhoto>().RunAsync(place.Staff, new(id, stop, upload))).Should().BeEmpty();
        (await given.Use<AddVisitPhoto>().RunAsync(place.Staff, new(id, stop, upload)))
            .Should()
            .BeEmpty("the same operation, once");

        var shown = (await given.VisitAsync(place.Staff, id)).Stops[0];
        shown.VisitedOn.Should().Be(new(2026, 7, 15), "who takes a photo has been there");
        var photo = shown.Photos.Single();
        foreach (var thumbnail in (bool[])[true, false])
        {
            var file = (await given.Use<VisitPhotoQuery>().RunAsync(place.Staff, id, photo, thumbnail))!;
            await using var content = file.Content;
            var start = new byte[3];
            await content.ReadExactlyAsync(start);
            start.Should().Equal(0xFF, 0xD8, 0xFF);
        }
        (await given.Use<VisitPhotoQuery>().RunAsync(place.Staff, id + 1, photo)).Should().BeNull();
        (await given.Use<MarkStop>().RunAsync(place.Staff, new(id, stop, shown.Version, Guid.NewGuid(), null, null)))
            .Single()
            .Code.Should()
            .Be("HasResults");

        (await given.Use<RemoveVisitPhoto>().RunAsync(place.Staff, new(id, stop, photo, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        (await given.VisitAsync(place.Staff, id)).Stops[0].Photos.Should().BeEmpty();
        (await given.Use<VisitPhotoQuery>().RunAsync(place.Staff, id, photo)).Should().BeNull();
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .ContainInOrder(AuditEvent.VisitPhotoAdded, AuditEvent.VisitPhotoRemoved);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Photo_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var stop = (await given.VisitAsync(place.Staff, id)).Stops[0].Id;
        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Jpeg());
        await given.Use<AddVisitPhoto>().RunAsync(place.Staff, new(id, stop, upload));
        var photo = (await given.VisitAsync(place.Staff, id)).Stops[0].Photos.Single();

        foreach (
            var stranger in (UnitScope[])
                [.. await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff), place.Chair]
        )
        {
            (await given.Use<VisitPhotoQuery>().RunAsync(stranger, id, photo)).Should().BeNull();
            (await given.Use<RemoveVisitPhoto>().RunAsync(stranger, new(id, stop, photo, Guid.NewGuid())))
                .Single()
                .Should()
                .Be(Refusal.NotFound);
            var own = await given.UploadedAsync(stranger, PhotoFile.Jpeg());
            (await given.Use<AddVisitPhoto>().RunAsync(stranger, new(id, stop, own)))
                .Single()
                .Should()
                .Be(Refusal.NotFound);
        }
        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        (await given.Use<VisitPhotoQuery>().RunAsync(administrator, id, photo)).Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_IsNoPhoto(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var stop = (await given.VisitAsync(place.Staff, id)).Stops[0].Id;
        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Pdf(), "报告.pdf");

        (await given.Use<AddVisitPhoto>().RunAsync(place.Staff, new(id, stop, upload)))
            .Single()
            .Code.Should()
            .Be("NoPhoto");
    }

    /// <summary>The cleaning of files without a row knows the photos of visits.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Photo_IsNotForgotten(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var stop = (await given.VisitAsync(place.Staff, id)).Stops[0].Id;
        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Jpeg());
        await given.Use<AddVisitPhoto>().RunAsync(place.Staff, new(id, stop, upload));
        var photo = (await given.VisitAsync(place.Staff, id)).Stops[0].Photos.Single();
        // The files carry the machine's own time.
        given.Clock.Advance(TimeSpan.FromDays(3650));

        await given.Use<ForgetEvidenceFiles>().RunAsync();

        foreach (var thumbnail in (bool[])[true, false])
        {
            var file = (await given.Use<VisitPhotoQuery>().RunAsync(place.Staff, id, photo, thumbnail))!;
            await file.Content.DisposeAsync();
        }
    }
}
