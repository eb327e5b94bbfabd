using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.FourLacks;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Registers;

/// <summary>Photos and papers of entries.</summary>
public sealed class EntryFileTests
{
    private static readonly string photos = FilePlace.Photos.Key;

    private static readonly Activity lecture = new()
    {
        On = new(2026, 3, 6),
        Type = ActivityType.RightsEducation,
        Title = "三八节维权讲座",
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Photo_IsAddedShownAndRemoved_AndTheHistorySaysSo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        var upload = await given.UploadedAsync(place.Chair, PhotoFile.Jpeg());

        (await AddAsync(given, place.Chair, row.Id, upload)).Should().BeEmpty();
        (await AddAsync(given, place.Chair, row.Id, upload)).Should().BeEmpty("the same operation, once");
        (await AddedAsync(given, place.Chair, row.Id)).Should().BeEmpty();

        var files = (await EntryAsync(given, place.Staff)).Files;
        files.Should().HaveCount(2).And.OnlyContain(f => f.HasThumbnail && f.Kind == FileKind.Jpeg);
        foreach (var thumbnail in (bool[])[true, false])
        {
            var file = (await given.Use<EntryFileQuery>().RunAsync(place.Chair, files[0].Id, thumbnail))!;
            await using var content = file.Content;
            var start = new byte[3];
            await content.ReadExactlyAsync(start);
            start.Should().Equal(0xFF, 0xD8, 0xFF);
        }

        (await RemoveAsync(given, place.Chair, row.Id, files[0].Id)).Should().BeEmpty();
        (await EntryAsync(given, place.Chair)).Files.Should().Equal(files[1]);
        (await given.Use<EntryFileQuery>().RunAsync(place.Chair, files[0].Id)).Should().BeNull();
        (await RemoveAsync(given, place.Chair, row.Id, files[0].Id)).Should().Equal(Refusal.NotFound);
        var history = (await given.Use<EntryHistoryQuery<Activity>>().RunAsync(place.Chair, row.Id))!;
        history
            .Select(h => h.Summary)
            .Should()
            .StartWith([
                "删除河口村的活动台账“三八节维权讲座”的照片",
                "给河口村的活动台账“三八节维权讲座”上传照片",
                "给河口村的活动台账“三八节维权讲座”上传照片",
            ]);
        history[0].Changes.Single().Field.Should().Be("SHA-256", "the name of a file may tell anything");
    }

    /// <summary>A removed entry takes its files with it; their rows and bytes stay for the history.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_ThatIsRemoved_TakesItsFilesWithIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        await AddedAsync(given, place.Chair, row.Id);
        var shown = await EntryAsync(given, place.Chair);
        var file = shown.Files.Single().Id;

        (
            await given
                .Use<RemoveEntry<Activity>>()
                .RunAsync(place.Chair, new(row.Id, shown.Version, Guid.NewGuid(), "记了两次"))
        )
            .Should()
            .BeEmpty();

        (await given.Use<EntryFileQuery>().RunAsync(place.Chair, file)).Should().BeNull();
        (await given.AuditAsync())
            .Single(a => a.Event == AuditEvent.EntryRemoved)
            .Summary.Should()
            .EndWith("三八节维权讲座，连同 1 个文件");
        await using var db = given.Portal.OpenForSystem();
        (await db.RegisterFiles.SingleAsync()).RemovedBy.Should().Be(place.Chair.AccountName);
        (await AddedAsync(given, place.Chair, row.Id)).Should().Equal(Refusal.NotFound);
    }

    /// <summary>Who removes the entry and who adds a photo to it at the same moment: one comes too late.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_ThatIsRemovedMeanwhile_GetsNoFile(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        var upload = await given.UploadedAsync(place.Chair, PhotoFile.Jpeg());

        var answers = await AtOnce.RunAsync(
            () =>
                given
                    .Use<RemoveEntry<Activity>>()
                    .RunAsync(place.Staff, new(row.Id, row.Version, Guid.NewGuid(), "记了两次")),
            () => AddAsync(given, place.Chair, row.Id, upload)
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        await using var db = given.Portal.OpenForSystem();
        var entries = await db.Set<RegisterRow<Activity>>().CountAsync();
        (await db.RegisterFiles.CountAsync(f => f.RemovedAt == null)).Should().Be(entries);
    }

    /// <summary>AC-01, AC-02: a sibling, a neighbour, a village below and a disabled account change nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Township.Id);
        await AddedAsync(given, place.Chair, row.Id);
        var file = (await EntryAsync(given, place.Chair)).Files.Single().Id;
        var below = await given.AccountAsync(Role.VillageFederation, place.Village);

        foreach (
            var stranger in (UnitScope[])[.. await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff), below]
        )
        {
            (await given.Use<EntryFileQuery>().RunAsync(stranger, file)).Should().BeNull();
            (await AddedAsync(given, stranger, row.Id)).Should().Equal(Refusal.NotFound);
            (await RemoveAsync(given, stranger, row.Id, file)).Should().Equal(Refusal.NotFound);
        }
        (await given.Use<EntryFileQuery>().RunAsync(place.Staff, file))!.Content.Should().NotBeNull("the parent reads");
        var reader = await given.AccountAsync(Role.UpperReader, place.County);
        (await given.Use<EntryFileQuery>().RunAsync(reader, file))!.Content.Should().NotBeNull();
        (await RemoveAsync(given, reader, row.Id, file)).Should().Equal(Refusal.NotAllowed);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        (await given.Use<EntryFileQuery>().RunAsync(administrator, file)).Should().BeNull();

        var upload = await given.UploadedAsync(place.Chair, PhotoFile.Jpeg());
        await given.AccountAsync(place.Chair.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await AddAsync(given, place.Chair, row.Id, upload)).Should().Equal(Refusal.RightsChanged);
        (await RemoveAsync(given, place.Chair, row.Id, file)).Should().Equal(Refusal.RightsChanged);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_IsNoPhoto_AndProvesOneOfTheFour(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        var upload = await given.UploadedAsync(place.Chair, PhotoFile.Pdf(), "文件.pdf");
        (await AddAsync(given, place.Chair, row.Id, upload))
            .Single()
            .Code.Should()
            .Be(AddEntryFile<Activity>.NoPhotoCode);
        (
            await given
                .Use<AddEntry<FourLacksEntry>>()
                .RunAsync(
                    place.Chair,
                    new(
                        place.Township.Id,
                        new()
                        {
                            PostsBefore = HasOrLacks.Lacks,
                            PostsNow = HasOrLacks.Has,
                            PostsEvidence = "清编〔2026〕3号",
                        },
                        Guid.NewGuid()
                    )
                )
        ).Should().BeEmpty();
        var lacks = given.Use<EntryListQuery<FourLacksEntry>>();
        var township = (await lacks.RunAsync(place.Chair, new()))!.Page.Rows.Single();
        var add = given.Use<AddEntryFile<FourLacksEntry>>();

        (await add.RunAsync(place.Chair, new(township.Id, photos, upload))).Should().Equal(Refusal.NotFound);
        (await add.RunAsync(place.Chair, new(township.Id, nameof(Lack.Posts), upload))).Should().BeEmpty();

        (await lacks.RunAsync(place.Staff, new()))!
            .Page.Rows.Single()
            .Files.Single()
            .Should()
            .Match<EntryFile>(f => f.Place == "Posts" && f.Name == "文件.pdf" && !f.HasThumbnail);
    }

    /// <summary>The same number in another register is another entry.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_OfAnotherRegister_HasItsOwnFiles(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        await AddedAsync(given, place.Chair, row.Id);
        (
            await given
                .Use<AddEntry<Home>>()
                .RunAsync(
                    place.Chair,
                    new(
                        place.Village.Id,
                        new()
                        {
                            Type = HomeType.Home,
                            Site = HomeSite.Village,
                            Title = "河口村妇女之家",
                        },
                        Guid.NewGuid()
                    )
                )
        ).Should().BeEmpty();
        var homes = (await given.Use<EntryListQuery<Home>>().RunAsync(place.Chair, new()))!;

        homes.Page.Rows.Single().Should().Match<EntryRow<Home>>(h => h.Id == row.Id && h.Files.Count == 0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_OfOneEntry_AreNotWithoutEnd(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        for (var n = 0; n < RegisterFile.MostOfAnEntry; n++)
            (await AddedAsync(given, place.Chair, row.Id)).Should().BeEmpty();

        (await AddedAsync(given, place.Chair, row.Id)).Single().Message.Should().StartWith("这一条已有 30 个文件");
    }

    /// <summary>The cleaning of files without a row knows these, removed ones too.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_IsNotForgotten(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var row = await EntryAsync(given, place.Chair, place.Village.Id);
        await AddedAsync(given, place.Chair, row.Id);
        await AddedAsync(given, place.Chair, row.Id);
        var files = (await EntryAsync(given, place.Chair)).Files;
        await RemoveAsync(given, place.Chair, row.Id, files[1].Id);
        byte[] orphan = [1, 2, 3];
        await given.Portal.Files.PutAsync(FileAddress.Of(orphan, Guid.NewGuid()), orphan, default);
        // The files carry the machine's own time.
        given.Clock.Advance(TimeSpan.FromDays(3650));

        await given.Use<ForgetEvidenceFiles>().RunAsync();

        Directory
            .GetFiles(Path.Combine(given.Database.Folder, "files"), "*", SearchOption.AllDirectories)
            .Should()
            .HaveCount(4, "each photo and its small picture stay, and nobody's file goes");
        foreach (var thumbnail in (bool[])[true, false])
        {
            var file = (await given.Use<EntryFileQuery>().RunAsync(place.Chair, files[0].Id, thumbnail))!;
            await file.Content.DisposeAsync();
        }
    }

    /// <summary>The first entry of the list; it is entered first where a unit is given.</summary>
    private static async Task<EntryRow<Activity>> EntryAsync(Given given, UnitScope scope, int? unit = null)
    {
        if (unit is not null)
            (await given.Use<AddEntry<Activity>>().RunAsync(scope, new(unit, lecture, Guid.NewGuid())))
                .Should()
                .BeEmpty();
        return (await given.Use<EntryListQuery<Activity>>().RunAsync(scope, new()))!.Page.Rows.Single();
    }

    private static async Task<Violations> AddedAsync(Given given, UnitScope scope, int entry) =>
        await AddAsync(given, scope, entry, await given.UploadedAsync(scope, PhotoFile.Jpeg()));

    private static Task<Violations> AddAsync(Given given, UnitScope scope, int entry, Guid upload) =>
        given.Use<AddEntryFile<Activity>>().RunAsync(scope, new(entry, photos, upload));

    private static Task<Violations> RemoveAsync(Given given, UnitScope scope, int entry, int file) =>
        given.Use<RemoveEntryFile<Activity>>().RunAsync(scope, new(entry, file, Guid.NewGuid()));
}
