using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Access;
using FederationReform.Demo;
using FederationReform.Meetings;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// The papers of all villages of the largest township of the demo data as one ZIP, with everything that belongs to it:
/// asked of the database, written, hashed, recorded; against the SDK alone, which writes the same parts from memory
/// into the same archive. The goal is twice its time, and 100 MB of growth.
/// </summary>
internal static class PapersBenchmark
{
    private const int Times = 7;

    public static async Task RunAsync(Func<Task<BenchmarkDatabase>> open)
    {
        await using var database = await open();
        await new DemoData(database.Portal).CreateAsync();
        var (chair, input) = await LargestAsync(database);
        var make = new MakePapers(database.Portal);
        // First of all: later the process has grown already.
        var growth = await PeakMemory.OfAsync(() => OursAsync(make, chair, input));
        var (bytes, villages, papers, parts) = await PartsAsync(make, chair, input);

        var (ours, raw) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times + 2; i++)
        {
            var before = Stopwatch.GetTimestamp();
            await RawAsync(parts);
            var rawTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            before = Stopwatch.GetTimestamp();
            await OursAsync(make, chair, input);
            var ourTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            if (i < 2)
                continue;
            ours.Add(ourTime);
            raw.Add(rawTime);
        }
        ours.Sort();
        raw.Sort();

        Console.WriteLine();
        Console.WriteLine($"| papers, {(database.IsSqlite ? "sqlite" : "postgres")} | p50 ms | |");
        Console.WriteLine("|---|---|---|");
        var made = $"{villages} villages × {papers} papers: query, documents, ZIP, hash, audit";
        Row($"| {made} | {ours[Times / 2]:0} | {bytes / 1024} KB |");
        Row($"| the SDK alone, the same parts from memory | {raw[Times / 2]:0} | |");
        Row($"| **ratio** | **{ours[Times / 2] / raw[Times / 2]:0.00}** | |");
        Row($"| peak growth of the first one | {growth:0} MB | |");
    }

    private static void Row(FormattableString row) => Console.WriteLine(row.ToString(CultureInfo.InvariantCulture));

    private static async Task<(UnitScope Chair, MakePapersInput Input)> LargestAsync(BenchmarkDatabase database)
    {
        await using var db = database.Portal.OpenForSystem();
        var records = await db
            .UnitReforms.AsNoTracking()
            .Where(r => r.Campaign.Takes == UnitLevel.Village && r.Unit.Parent!.Level == UnitLevel.Township)
            .Select(r => new { r.CampaignId, TownshipId = r.Unit.ParentId!.Value })
            .ToListAsync();
        var (campaign, township) = records
            .GroupBy(r => (r.CampaignId, r.TownshipId))
            .MaxBy(group => group.Count())!
            .Key;
        var unit = await db.Units.SingleAsync(u => u.Id == township);
        var account = await db.Accounts.FirstAsync(a => a.UnitId == township && a.Role == Role.TownshipChair);
        return (
            new(account.Id, account.DisplayName, account.Role, unit.Id, unit.Name, unit.Level, unit.Path),
            new(campaign, township, null)
        );
    }

    private static async Task OursAsync(MakePapers make, UnitScope chair, MakePapersInput input)
    {
        await using var file = TemporaryFile();
        var made = await make.RunAsync(chair, input, file);
        if (made.File is null)
            throw new InvalidOperationException(string.Join(' ', made.Violations.Select(v => v.Message)));
    }

    /// <summary>What the SDK alone then writes: the same parts of the same papers.</summary>
    private static async Task<(long Bytes, int Villages, int Papers, List<PaperParts> Parts)> PartsAsync(
        MakePapers make,
        UnitScope chair,
        MakePapersInput input
    )
    {
        await using var file = TemporaryFile();
        await make.RunAsync(chair, input, file);
        file.Position = 0;
        await using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var parts = new List<PaperParts>();
        foreach (var entry in archive.Entries)
        {
            using var copy = new MemoryStream();
            await using (var packed = await entry.OpenAsync())
                await packed.CopyToAsync(copy);
            using var document = WordprocessingDocument.Open(copy, isEditable: false);
            var main = document.MainDocumentPart!;
            parts.Add(
                new(
                    entry.FullName,
                    (Document)main.Document!.CloneNode(true),
                    Bytes(main.StyleDefinitionsPart!),
                    Bytes(main.DocumentSettingsPart!),
                    Bytes(main.FontTablePart!),
                    [.. main.FooterParts.Select(f => (main.GetIdOfPart(f), Bytes(f)))]
                )
            );
        }
        var villages = parts.Select(p => p.Name.Split('/')[0]).Distinct().Count();
        return (file.Length, villages, parts.Count / villages, parts);
    }

    private static async Task RawAsync(List<PaperParts> papers)
    {
        await using var file = TemporaryFile();
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        using var one = new MemoryStream();
        foreach (var paper in papers)
        {
            one.SetLength(0);
            using (var document = WordprocessingDocument.Create(one, WordprocessingDocumentType.Document))
            {
                document.PackageProperties.Title = paper.Name;
                var main = document.AddMainDocumentPart();
                Feed(main.AddNewPart<StyleDefinitionsPart>(), paper.Styles);
                Feed(main.AddNewPart<DocumentSettingsPart>(), paper.Settings);
                Feed(main.AddNewPart<FontTablePart>(), paper.Fonts);
                foreach (var (id, footer) in paper.Footers)
                    Feed(main.AddNewPart<FooterPart>(id), footer);
                using var writer = OpenXmlWriter.Create(main);
                writer.WriteElement(paper.Document);
            }
            one.Position = 0;
            await using var part = await archive.CreateEntry(paper.Name, CompressionLevel.NoCompression).OpenAsync();
            await one.CopyToAsync(part);
        }
    }

    private static void Feed(OpenXmlPart part, byte[] content)
    {
        using var stream = new MemoryStream(content);
        part.FeedData(stream);
    }

    private static byte[] Bytes(OpenXmlPart part)
    {
        using var copy = new MemoryStream();
        using var stream = part.GetStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static FileStream TemporaryFile() =>
        new(
            Path.Combine(Path.GetTempPath(), $"portal-benchmark-{Guid.NewGuid():N}.zip"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );

    private sealed record PaperParts(
        string Name,
        Document Document,
        byte[] Styles,
        byte[] Settings,
        byte[] Fonts,
        IReadOnlyList<(string Id, byte[] Content)> Footers
    );
}
