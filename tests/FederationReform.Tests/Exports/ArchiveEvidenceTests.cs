using System.IO.Compression;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Exports;
using FederationReform.Files;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Exports;

public sealed class ArchiveEvidenceTests
{
    /// <summary>File by file what is kept, in numbered folders, and a list that also says what is missing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Archive_OfATownship_HoldsEveryFile_AndListsWhatIsMissing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var campaign = village.Campaign;
        var kept = new Dictionary<string, int>
        {
            ["001_河口1村/06_大会/06-04 签到表 1.pdf"] = await AddAsync(
                village.Villages[0],
                EvidenceCase.SignInSheet,
                PhotoFile.Pdf()
            ),
            ["001_河口1村/06_大会/06-05 照片 1.jpg"] = await AddAsync(village.Villages[0], EvidenceCase.Photo),
            ["001_河口1村/06_大会/06-05 照片 2.jpg"] = await AddAsync(village.Villages[0], EvidenceCase.Photo),
            ["002_河口2村/01_两委/01-01 其他材料 1.jpg"] = await AddAsync(
                village.Villages[1],
                new(StepPaper.Other, StepCode.V1, "")
            ),
        };
        var removed = await AddAsync(village.Villages[2], EvidenceCase.Photo);
        await given
            .Use<RemoveEvidence>()
            .RunAsync(village.Chair, new(campaign.Id, village.Villages[2].Id, removed, Guid.NewGuid()));
        var told = new List<ArchiveProgress>();
        using var file = new MemoryStream();

        var archived = await given
            .Use<ArchiveEvidence>()
            .RunAsync(village.Chair, new(campaign.Id, village.Township.Id, "存档备查"), file, new Told(told));

        archived.Violations.Should().BeEmpty();
        archived.File!.Name.Should().Be("清溪镇2026年村妇联会改联材料归档_20260715.zip");
        told.Should().Equal(Enumerable.Range(1, 4).Select(n => new ArchiveProgress(n, 4)));
        using var archive = new ZipArchive(file);
        archive.Entries.Select(e => e.FullName).Should().BeEquivalentTo(kept.Keys.Append(ArchiveEvidence.Contents));
        foreach (var (path, id) in kept)
        {
            var opened = (await given.Use<EvidenceFileQuery>().RunAsync(village.Chair, id))!;
            await using var stored = opened.Content;
            await using var packed = await archive.GetEntry(path)!.OpenAsync();
            (await SHA256.HashDataAsync(packed)).Should().Equal(await SHA256.HashDataAsync(stored), path);
        }
        using var list = new MemoryStream();
        await using (var contents = await archive.GetEntry(ArchiveEvidence.Contents)!.OpenAsync())
            await contents.CopyToAsync(list);
        Convert.ToHexStringLower(SHA256.HashData(list.ToArray())).Should().Be(archived.File.Sha256);
        ReadBack.ShouldBeValid(list);
        var rows = ReadBack.Table(list);
        foreach (var row in rows.Where(r => Equals(r["有无"], "有")))
        {
            await using var packed = await archive.GetEntry((string)row["文件"]!)!.OpenAsync();
            Convert.ToHexStringLower(await SHA256.HashDataAsync(packed)).Should().Be((string)row["SHA-256"]!);
        }
        var asked = campaign.Plan.Papers.Count;
        rows.Count(r => Equals(r["有无"], "有")).Should().Be(4);
        rows.Count(r => Equals(r["有无"], "缺")).Should().Be(3 * asked - 2);
        rows.Select(r => r["文件"]).OfType<string>().Where(p => p.Length > 0).Should().BeEquivalentTo(kept.Keys);
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.EvidenceArchived);
        record.Reason.Should().Be("存档备查");
        record.Changes.Single(c => c.Field == "SHA-256").New.Should().Be(archived.File.Sha256);
        record.Changes.Single(c => c.Field == "条件").New.Should().Contain($"缺 {3 * asked - 2} 份材料");

        Task<int> AddAsync(Unit unit, StepPaper paper, byte[]? content = null) =>
            given.AddedAsync(village.Chair, campaign, unit, paper, content);
    }

    /// <summary>Bytes that are gone keep nobody from archiving the rest, and the list says which they are.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_ThatIsNotInTheStore_StandsInTheListAsLost(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.SignInSheet);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        FileAddress gone;
        await using (var db = given.Portal.OpenForSystem())
            gone = new(db.EvidenceFiles.OrderBy(f => f.Id).First().Address);
        await given.Portal.Files.DeleteAsync(gone, default);
        var told = new List<ArchiveProgress>();
        using var file = new MemoryStream();

        var archived = await given
            .Use<ArchiveEvidence>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, "存档备查"), file, new Told(told));

        archived.File!.Rows.Should().Be(1);
        archived.Lost.Should().Equal(new LostFile("河口村", "签到表", "IMG_0712.jpg", gone.Sha256));
        told[^1].Should().Be(new ArchiveProgress(2, 2), "the bar comes to its end");
        using var archive = new ZipArchive(file);
        archive.Entries.Select(e => e.FullName).Should().Equal("06_大会/06-05 照片 1.jpg", ArchiveEvidence.Contents);
        using var list = new MemoryStream();
        await using (var contents = await archive.GetEntry(ArchiveEvidence.Contents)!.OpenAsync())
            await contents.CopyToAsync(list);
        ReadBack.ShouldBeValid(list);
        var row = ReadBack.Table(list).Single(r => Equals(r["有无"], "找不到"));
        (row["材料"], row["文件"], row["SHA-256"]).Should().Be(("签到表", "（原文件名：IMG_0712.jpg）", gone.Sha256));
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.EvidenceArchived)
            .Changes.Single(c => c.Field == "条件")
            .New.Should()
            .EndWith("，找不到 1 个文件");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Archive_OfAVillage_AndOfTheCounty_HaveTheirFolders(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (first, second) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        var (one, other) = (await given.VillageAsync(first), await given.VillageAsync(second, "水南村"));
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        await given.AddedAsync(await given.AccountAsync(Role.TownshipChair, first), campaign, one, EvidenceCase.Photo);
        await given.AddedAsync(
            await given.AccountAsync(Role.TownshipChair, second),
            campaign,
            other,
            EvidenceCase.Photo
        );

        (await NamesAsync(given, staff, campaign, one))
            .Should()
            .Equal("06_大会/06-05 照片 1.jpg", ArchiveEvidence.Contents);
        (await NamesAsync(given, staff, campaign, county))
            .Should()
            .Equal(
                "001_清溪镇/001_河口村/06_大会/06-05 照片 1.jpg",
                "002_东坑镇/001_水南村/06_大会/06-05 照片 1.jpg",
                ArchiveEvidence.Contents
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stranger_GetsNothing_AndWithoutAPurposeNobodyDoes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        using var file = new MemoryStream();
        var archive = given.Use<ArchiveEvidence>();
        var input = new ArchiveEvidenceInput(village.Campaign.Id, village.Village.Id, "看一看");

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await archive.RunAsync(stranger, input, file))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        var administrator = await given.AccountAsync(Role.Administrator, village.County);
        (await archive.RunAsync(administrator, input, file))
            .Violations.Should()
            .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        (await archive.RunAsync(village.Chair, input with { Purpose = " " }, file))
            .Violations.Should()
            .ContainSingle(v => v.Field == "Purpose");
        file.Length.Should().Be(0);
    }

    [Fact]
    public async Task Archive_Cancelled_StopsAndRecordsNothing()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(given);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        using var stop = new CancellationTokenSource();
        using var file = new MemoryStream();

        var making = () =>
            given
                .Use<ArchiveEvidence>()
                .RunAsync(
                    village.Chair,
                    new(village.Campaign.Id, village.Village.Id, "存档"),
                    file,
                    new Stop(stop),
                    stop.Token
                );

        await making.Should().ThrowAsync<OperationCanceledException>();
        (await given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.EvidenceArchived);
    }

    private static async Task<IEnumerable<string>> NamesAsync(
        Given given,
        UnitScope scope,
        Campaign campaign,
        Unit unit
    )
    {
        using var file = new MemoryStream();
        var archived = await given.Use<ArchiveEvidence>().RunAsync(scope, new(campaign.Id, unit.Id, "存档备查"), file);
        archived.Violations.Should().BeEmpty();
        using var archive = new ZipArchive(file);
        return [.. archive.Entries.Select(e => e.FullName)];
    }

    private sealed class Told(List<ArchiveProgress> told) : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value) => told.Add(value);
    }

    private sealed class Stop(CancellationTokenSource stop) : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value) => stop.Cancel();
    }
}
