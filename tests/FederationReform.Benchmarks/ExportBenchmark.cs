using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FederationReform.Exports;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Spreadsheets.Writing;
using OpenXmlText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace FederationReform.Benchmarks;

/// <summary>
/// 花名册 of a whole prefecture into a file, with everything an export does: asked of the database, written, hashed,
/// recorded; against an OpenXmlWriter that only writes the same cells, which it has in memory. The goal is twice its
/// time, and memory that does not grow with the rows.
/// </summary>
internal static class ExportBenchmark
{
    private const int Times = 7;
    private const int ManyRows = 200_000;

    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var rows = await RowsAsync(database, prefecture);
        var (ours, raw) = (new List<double>(), new List<double>());
        var (ourBytes, rawBytes) = (0L, 0L);
        for (var i = 0; i < Times + 2; i++)
        {
            var before = Stopwatch.GetTimestamp();
            rawBytes = WriteRaw(rows, rows.Count);
            var rawTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            before = Stopwatch.GetTimestamp();
            await using var file = TemporaryFile();
            var exported = await new ExportRoster(database.Portal).RunAsync(
                prefecture.Reader,
                new(new(), RosterForm.Executives, "测量"),
                file
            );
            var ourTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            if (exported.File?.Rows != rows.Count)
                throw new InvalidOperationException($"Exported {exported.File?.Rows} rows of {rows.Count}.");
            ourBytes = file.Length;
            if (i < 2)
                continue;
            ours.Add(ourTime);
            raw.Add(rawTime);
        }
        ours.Sort();
        raw.Sort();

        var (ourPeak, rawPeak) = (
            await PeakAsync(() => WriteOurs(rows, ManyRows)),
            await PeakAsync(() => WriteRaw(rows, ManyRows))
        );

        Console.WriteLine();
        Console.WriteLine("| export | p50 ms | KB |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| roster of {rows.Count} posts × {rows[0].Length} columns: query, file, hash, audit |"
                    + $" {ours[Times / 2]:0} | {ourBytes / 1024} |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| OpenXmlWriter, the same cells from memory | {raw[Times / 2]:0} | {rawBytes / 1024} |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| **ratio** | **{ours[Times / 2] / raw[Times / 2]:0.00}** | |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| peak growth, {ManyRows} rows: SpreadsheetWriter | {ourPeak:0} MB | |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| peak growth, {ManyRows} rows: OpenXmlWriter | {rawPeak:0} MB | |"
            )
        );
    }

    /// <summary>What the file's cells say, roughly: as many, as long.</summary>
    private static async Task<List<string[]>> RowsAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var rows = new List<string[]>();
        for (var page = 1; ; page++)
        {
            var roster = (
                await new RosterQuery(database.Portal).RunAsync(
                    prefecture.Reader,
                    new() { Page = page, PageSize = RosterQuery.LargestPage }
                )
            )!;
            rows.AddRange(
                roster.Page.Rows.Select(r =>
                    new[]
                    {
                        $"{rows.Count}",
                        "浦城县",
                        r.Above?.Name ?? "",
                        r.Unit.Name,
                        r.Name,
                        CodeLists.Sex.Name(r.Sex),
                        CodeLists.EthnicGroup.Name(r.EthnicGroup),
                        r.Birth?.ToString() ?? "",
                        $"{r.Age}",
                        CodeLists.PoliticalStatus.Name(r.PoliticalStatus),
                        CodeLists.Education.Name(r.Education),
                        CodeLists.Position.Name(r.Position),
                        "",
                        CodeLists.InTwoCommittees.Name(r.InTwoCommittees),
                        CodeLists.Occupation.Name(r.Occupation),
                        "",
                        r.Phone ?? "",
                        "妇联",
                        "2026-07-08",
                        "选举",
                        CodeLists.NewlyElected.Name(r.NewlyElected),
                        "",
                        "",
                        "",
                    }
                )
            );
            if (page >= roster.Page.Pages)
                return rows;
        }
    }

    private static long WriteOurs(List<string[]> rows, int count)
    {
        using var file = TemporaryFile();
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(
            new("名册", [.. Enumerable.Range(1, rows[0].Length).Select(n => new ExportColumn($"栏目{n}", 12))])
        );
        for (var i = 0; i < count; i++)
            sheet.Row([.. rows[i % rows.Count].Select(text => ExportCell.Of(text))]);
        writer.Finish();
        return file.Length;
    }

    private static long WriteRaw(List<string[]> rows, int count)
    {
        using var file = TemporaryFile();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>("rId1");
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                for (var i = 0; i < count; i++)
                {
                    writer.WriteStartElement(new Row());
                    foreach (var text in rows[i % rows.Count])
                        writer.WriteElement(
                            text.Length == 0
                                ? new Cell()
                                : new Cell(new InlineString(new OpenXmlText(text)))
                                {
                                    DataType = CellValues.InlineString,
                                }
                        );
                    writer.WriteEndElement();
                }
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            using var book = OpenXmlWriter.Create(workbook);
            book.WriteStartElement(new Workbook());
            book.WriteStartElement(new Sheets());
            book.WriteElement(
                new Sheet
                {
                    Name = "名册",
                    SheetId = 1,
                    Id = "rId1",
                }
            );
            book.WriteEndElement();
            book.WriteEndElement();
        }
        return file.Length;
    }

    private static Task<double> PeakAsync(Func<long> write) =>
        PeakMemory.OfAsync(() =>
        {
            write();
            return Task.CompletedTask;
        });

    private static FileStream TemporaryFile() =>
        new(
            Path.Combine(Path.GetTempPath(), $"portal-benchmark-{Guid.NewGuid():N}.xlsx"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            }
        );
}
