using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Benchmarks;

/// <summary>
/// Reading a roster of 20 000 rows, against a bare loop of ExcelDataReader over the same file, and what a file ten
/// times too long costs.
/// </summary>
internal static class SpreadsheetBenchmark
{
    private const int Runs = 7;

    public static void Run()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var roster = Roster(20_000);
        var tooLong = Roster(200_000);
        var bare = Median(() => BareLoop(roster));
        var ours = Median(() => Cells(SpreadsheetReader.Read(new MemoryStream(roster), "名单.xlsx")));
        var refused = Median(() =>
            SpreadsheetReader
                .Read(
                    new MemoryStream(tooLong),
                    "名单.xlsx",
                    limits: SpreadsheetLimits.Default with
                    {
                        MaxBytes = tooLong.Length,
                    }
                )
                .Violations.Count
        );

        Console.WriteLine();
        Console.WriteLine("| reading .xlsx | ms | to the bare loop | peak memory |");
        Console.WriteLine("|---|---|---|---|");
        Print(
            $"bare ExcelDataReader loop, 20 000 rows × 12, {roster.Length / 1024} KB",
            bare,
            bare,
            Peak(() => BareLoop(roster))
        );
        Print(
            "SpreadsheetReader, the same file",
            ours,
            bare,
            Peak(() => Cells(SpreadsheetReader.Read(new MemoryStream(roster), "名单.xlsx")))
        );
        Print(
            $"200 000 rows, {tooLong.Length / 1024} KB: refused at row 20 001",
            refused,
            bare,
            Peak(() =>
                SpreadsheetReader
                    .Read(
                        new MemoryStream(tooLong),
                        "名单.xlsx",
                        limits: SpreadsheetLimits.Default with
                        {
                            MaxBytes = tooLong.Length,
                        }
                    )
                    .Violations.Count
            )
        );
        foreach (var (what, bomb) in Bombs())
            Print(
                $"{what}, {bomb.Length / 1024} KB: refused",
                Median(() => Refusals(bomb)),
                bare,
                Peak(() => Refusals(bomb))
            );
    }

    /// <summary>What is small on the line and large in memory (UP-02: refused within 200 ms, and 20 MB).</summary>
    private static IEnumerable<(string What, byte[] File)> Bombs()
    {
        yield return ("one part of 300 MB", Package(zip => Blank(zip, "xl/worksheets/sheet1.xml", 300)));
        yield return (
            "ten parts of 100 MB",
            Package(zip =>
            {
                for (var i = 1; i <= 10; i++)
                    Blank(zip, $"xl/worksheets/sheet{i}.xml", 100);
            })
        );
        yield return (
            "5 000 parts",
            Package(zip =>
            {
                for (var i = 1; i <= 5000; i++)
                    Part(zip, $"xl/worksheets/sheet{i}.xml", " ");
            })
        );

        static byte[] Package(Action<ZipArchive> fill)
        {
            var file = new MemoryStream();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                fill(zip);
            return file.ToArray();
        }

        static void Blank(ZipArchive zip, string name, int megabytes)
        {
            using var part = zip.CreateEntry(name).Open();
            var blanks = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
            for (var i = 0; i < megabytes; i++)
                part.Write(blanks);
        }
    }

    private static int Refusals(byte[] file) =>
        SpreadsheetReader.Read(new MemoryStream(file), "名单.xlsx").Violations is { Blocking: true } refusals
            ? refusals.Count
            : throw new InvalidOperationException("Not refused.");

    private static void Print(string what, double ms, double bare, double megabytes) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {what} | {ms:0} | {ms / bare:0.00} | {megabytes:0} MB |")
        );

    private static int BareLoop(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var cells = 0;
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++)
                if (reader.GetValue(i) is not null)
                    cells++;
        return cells;
    }

    private static int Cells(Workbook workbook) => workbook.Content!.Rows.Sum(r => r.Cells.Count);

    private static double Median(Func<int> run)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs + 2; i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times.Skip(2).Order().ElementAt(Runs / 2);
    }

    /// <summary>The most that is alive at one time, sampled while it runs, above what was alive before.</summary>
    private static double Peak(Func<int> run)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = before;
        var done = false;
        var sampler = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(2);
            }
        });
        sampler.Start();
        run();
        Volatile.Write(ref done, true);
        sampler.Join();
        return (most - before) / 1024d / 1024;
    }

    /// <summary>As Excel saves it: texts shared, days as numbers with a format, telephone numbers as numbers.</summary>
    private static byte[] Roster(int rows)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var random = new Random(20261122);
        var texts = new Dictionary<string, int>();
        var sheet = new StringBuilder($"<worksheet xmlns=\"{main}\"><sheetData>");
        for (var row = 1; row <= rows; row++)
        {
            object[] cells =
            [
                row,
                "岭东镇",
                $"第{row / 12}村",
                Name(random),
                "女",
                25_000 + random.Next(10_000),
                "汉族",
                "中共党员",
                "大专",
                "执委",
                13_000_000_000 + random.NextInt64(999_999_999),
                $"备注{random.Next(rows)}",
            ];
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\" spans=\"1:12\">");
            for (var c = 0; c < cells.Length; c++)
            {
                var at = $"{(char)('A' + c)}{row}";
                if (cells[c] is string text)
                    sheet.Append(
                        CultureInfo.InvariantCulture,
                        $"<c r=\"{at}\" t=\"s\"><v>{Number(texts, text)}</v></c>"
                    );
                else
                    sheet.Append(
                        CultureInfo.InvariantCulture,
                        $"<c r=\"{at}\" s=\"{(c == 5 ? 1 : 0)}\"><v>{cells[c]}</v></c>"
                    );
            }
            sheet.Append("</row>");
        }
        sheet.Append("</sheetData></worksheet>");

        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Override PartName=\"/xl/workbook.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    + "</Types>"
            );
            Part(zip, "_rels/.rels", Relation((relations + "/officeDocument", "xl/workbook.xml")));
            Part(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>"
                    + "<sheet name=\"名单\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"
            );
            Part(
                zip,
                "xl/_rels/workbook.xml.rels",
                Relation(
                    (relations + "/worksheet", "worksheets/sheet1.xml"),
                    (relations + "/styles", "styles.xml"),
                    (relations + "/sharedStrings", "sharedStrings.xml")
                )
            );
            Part(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
                    + "</styleSheet>"
            );
            Part(
                zip,
                "xl/sharedStrings.xml",
                $"<sst xmlns=\"{main}\">"
                    + string.Concat(texts.OrderBy(t => t.Value).Select(t => $"<si><t>{t.Key}</t></si>"))
                    + "</sst>"
            );
            Part(zip, "xl/worksheets/sheet1.xml", sheet.ToString());
        }
        return file.ToArray();
    }

    private static string Relation(params (string Type, string Target)[] all) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(all.Select((r, i) => $"<Relationship Id=\"r{i}\" Type=\"{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static int Number(Dictionary<string, int> texts, string text) =>
        texts.TryGetValue(text, out var number) ? number : texts[text] = texts.Count;

    private static string Name(Random random) =>
        $"{(char)(0x4E00 + random.Next(2000))}{(char)(0x4E00 + random.Next(2000))}{(char)(0x4E00 + random.Next(2000))}";
}
