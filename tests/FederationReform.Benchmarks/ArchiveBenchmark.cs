using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Evidence;
using FederationReform.Exports;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// 归档 of a township of 28 villages with 280 files of 500 KB, with everything it does (asked of the database, listed,
/// hashed, recorded), against a loop that only puts the same files into a ZipArchive. The goal is one and a half times
/// its time, and no more than 50 MB of memory.
/// </summary>
internal static class ArchiveBenchmark
{
    private const int Villages = 28;
    private const int FilesOfAVillage = 10;
    private const int Bytes = 500 * 1024;
    private const int Times = 7;

    public static async Task RunAsync(string engine, BenchmarkDatabase database)
    {
        await using var _ = database;
        var (scope, campaign, township, addresses) = await FillAsync(database);
        var (ours, bare) = (new List<double>(), new List<double>());
        var growth = 0L;
        for (var i = 0; i < Times + 2; i++)
        {
            var before = Stopwatch.GetTimestamp();
            await BareAsync(database, addresses);
            var bareTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            var memory = new Memory();
            before = Stopwatch.GetTimestamp();
            await using var file = TemporaryFile();
            var archived = await new ArchiveEvidence(database.Portal).RunAsync(
                scope,
                new(campaign, township, "测量"),
                file,
                memory
            );
            var ourTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            if (archived.File?.Rows != addresses.Count)
                throw new InvalidOperationException($"Archived {archived.File?.Rows} files of {addresses.Count}.");
            if (i < 2)
                continue;
            bare.Add(bareTime);
            ours.Add(ourTime);
            growth = Math.Max(growth, memory.Growth);
        }
        ours.Sort();
        bare.Sort();
        Console.WriteLine();
        Console.WriteLine($"## {engine}: {addresses.Count} files of {Bytes / 1024} KB in {Villages} villages");
        Console.WriteLine("| archive | p50 ms |");
        Console.WriteLine("|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| 归档 | {ours[Times / 2]:0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| bare ZipArchive | {bare[Times / 2]:0} |"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"ratio {ours[Times / 2] / bare[Times / 2]:0.00}, memory {growth / 1024 / 1024} MB more at its most"
            )
        );
    }

    private static async Task BareAsync(BenchmarkDatabase database, List<FileAddress> addresses)
    {
        await using var file = TemporaryFile();
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var address in addresses)
        {
            await using var content = (await database.Portal.Files.OpenAsync(address, default))!;
            await using var entry = await archive
                .CreateEntry(address.Value, CompressionLevel.NoCompression)
                .OpenAsync();
            await content.CopyToAsync(entry, 128 * 1024);
        }
    }

    private static async Task<(UnitScope, int Campaign, int Township, List<FileAddress>)> FillAsync(
        BenchmarkDatabase database
    )
    {
        await using var db = database.Portal.OpenForSystem();
        var root = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
        var county = Unit.Create(root, 1, UnitLevel.County, UnitKind.County, "浦城县", null);
        var township = Unit.Create(county, 1, UnitLevel.Township, UnitKind.Town, "清溪镇", null);
        db.Units.AddRange(county, township);
        var villages = Enumerable
            .Range(1, Villages)
            .Select(n => Unit.Create(township, n, UnitLevel.Village, UnitKind.Village, $"河口{n}村", null))
            .ToList();
        db.Units.AddRange(villages);
        await db.SaveChangesAsync();
        var account = Account.Create("benchmark", "测量", Role.CountyStaff, county);
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        var campaign = Campaign.Create(
            county,
            new() { Name = "2026年村妇联会改联", Targets = [new(new(2026, 8, 31), 1, 1)] }
        );
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync();
        var addresses = new List<FileAddress>();
        foreach (var village in villages)
        {
            var reform = UnitReform.Create(campaign, village, new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));
            db.UnitReforms.Add(reform);
            await db.SaveChangesAsync();
            foreach (var paper in campaign.Plan.Papers.Take(FilesOfAVillage))
            {
                var bytes = RandomNumberGenerator.GetBytes(Bytes);
                var address = FileAddress.Of(bytes, Guid.NewGuid());
                await database.Portal.Files.PutAsync(address, bytes, default);
                addresses.Add(address);
                var content = new KeptContent(
                    "照片.jpg",
                    FileKind.Jpeg,
                    bytes,
                    address,
                    null,
                    null,
                    SHA256.HashData(bytes),
                    reform.ChangedAt
                );
                db.EvidenceFiles.Add(EvidenceFile.Of(reform, paper.Step, paper.Id, content, "测量"));
            }
            await db.SaveChangesAsync();
        }
        var scope = (await new ScopeLoader(database.Portal).LoadAsync(account.Id, null))!;
        return (scope, campaign.Id, township.Id, addresses);
    }

    private static FileStream TemporaryFile() =>
        new(
            Path.Combine(Path.GetTempPath(), $"portal-archive-{Guid.NewGuid():N}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );

    /// <summary>What the process holds while the archive grows, beyond what it held before.</summary>
    private sealed class Memory : IProgress<ArchiveProgress>
    {
        private readonly long before = Held();

        public long Growth { get; private set; }

        // Asking the system takes as long as a small file.
        public void Report(ArchiveProgress value)
        {
            if (value.Done % 40 == 0)
                Growth = Math.Max(Growth, Held() - before);
        }

        private static long Held()
        {
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }
    }
}
