using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FederationReform.Tests.Evidence;

/// <summary>DA-09: between the file and its row anything may stop; nothing is lost, and nothing is seen half-done.</summary>
public sealed class EvidenceCrashTests
{
    /// <summary>The server dies after the file lies in the store and before its row is saved.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Crash_BetweenFileAndRow_LeavesTheUpload(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var upload = await given.UploadedAsync(village.Chair, PhotoFile.Jpeg());
        var paper = EvidenceCase.Photo;
        var input = new AddEvidenceInput(village.Campaign.Id, village.Village.Id, paper.Step, paper.Id, upload);

        var dying = new AddEvidence(given.Database.Open(new Death()));
        await FluentActions.Awaiting(() => dying.RunAsync(village.Chair, input)).Should().ThrowAsync<Died>();

        Kept(given).Should().HaveCount(2, "photo and thumbnail lie there, with no row");
        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        record!.Evidence.Sum(e => e.Files).Should().Be(0);
        (await given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.EvidenceAdded);

        (await given.Use<AddEvidence>().RunAsync(village.Chair, input)).Should().BeEmpty("the upload is still there");

        Kept(given).Should().HaveCount(2, "the same bytes went to the same place");
        record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        record!.Evidence.Sum(e => e.Files).Should().Be(1);
    }

    /// <summary>Nobody tried again: after its grace the file goes, and those with a row stay.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Orphan_IsCollected_AfterItsGrace(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        var removed = await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        await given
            .Use<RemoveEvidence>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, removed, Guid.NewGuid()));
        byte[] orphan = [1, 2, 3];
        await given.Portal.Files.PutAsync(FileAddress.Of(orphan, Guid.NewGuid()), orphan, default);
        foreach (var file in Kept(given))
            File.SetLastWriteTimeUtc(file, given.Clock.UtcNow());

        given.Clock.Advance(ForgetEvidenceFiles.Grace - TimeSpan.FromMinutes(1));
        await given.Use<ForgetEvidenceFiles>().RunAsync();
        Kept(given).Should().HaveCount(5);

        given.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.Use<ForgetEvidenceFiles>().RunAsync();

        Kept(given).Should().HaveCount(4, "the history keeps what was removed");
        var opened = await given.Use<EvidenceFileQuery>().RunAsync(village.Chair, id);
        await opened!.Content.DisposeAsync();
    }

    private static string[] Kept(Given given) =>
        Directory.GetFiles(Path.Combine(given.Database.Folder, "files"), "*", SearchOption.AllDirectories);

    private sealed class Died : Exception;

    /// <summary>The process ends where the row would be saved.</summary>
    private sealed class Death : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => throw new Died();
    }
}
