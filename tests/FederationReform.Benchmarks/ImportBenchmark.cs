using System.Diagnostics;
using System.Globalization;
using ExcelDataReader;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Importing;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Tree;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FederationReform.Benchmarks;

#pragma warning disable RS0030 // The yardstick: whoever only wants the cells in a table.

/// <summary>
/// A roster of 20 000 people in 1 020 committees, from the uploaded file to committed: read, kept, matched to units and
/// people, judged row by row, written with its audit; beside a parse of the same file and a binary COPY of the same
/// people and posts into tables with the same indexes, and beside a COPY of the bare cells into a table without any.
/// The goal on PostgreSQL is three times the first.
/// </summary>
internal static class ImportBenchmark
{
    private const int Times = 5;
    private const int Townships = 20;
    private const int Villages = 50;

    /// <summary>With the headings 20 000, as many as a file may have.</summary>
    private const int Rows = 19_999;

    private static readonly string[] Headings =
    [
        "序号",
        "乡镇",
        "村（社区）",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "政治面貌",
        "文化程度",
        "妇联职务",
        "两委成员",
        "身份",
        "工作单位",
        "联系电话",
        "备注",
    ];

    public static async Task RunAsync(Func<Task<BenchmarkDatabase>> create)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var file = Roster();
        var (ours, raw, same, parts) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<(double Start, double Preview, double Apply, double Undo, double SameRows)>()
        );
        var engine = "";
        for (var i = 0; i < Times + 1; i++)
        {
            await using var database = await create();
            engine = database.IsSqlite ? "SQLite" : "PostgreSQL";
            var staff = await CountyAsync(database);
            var rawTime = await TimeAsync(() => RawAsync(database, file));
            var times = await ImportAsync(database, staff, file);
            if (i == 0)
                continue;
            raw.Add(rawTime);
            same.Add(times.SameRows);
            parts.Add(times);
            ours.Add(times.Start + times.Apply);
        }
        Console.WriteLine();
        Console.WriteLine(
            $"| import of {Rows} rows × {Headings.Length} columns into {Townships * (Villages + 1)} "
                + $"committees, {engine}, {file.Length / 1024} KB | p50 ms |"
        );
        Console.WriteLine("|---|---|");
        Print("uploaded file read and kept", Median(parts.Select(p => p.Start)));
        Print("confirmed until committed", Median(parts.Select(p => p.Apply)));
        Print("**file to committed**", Median(ours));
        if (engine == "PostgreSQL")
        {
            Print("ExcelDataReader and binary COPY of the same people and posts", Median(same));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| **ratio** | **{Median(ours) / Median(same):0.00}** |")
            );
        }
        Print("ExcelDataReader and bulk write of the bare cells, no index", Median(raw));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| ratio to that | {Median(ours) / Median(raw):0.00} |")
        );
        Print("a page of the preview", Median(parts.Select(p => p.Preview)));
        Print("all of it taken back", Median(parts.Select(p => p.Undo)));
    }

    private static async Task<(double Start, double Preview, double Apply, double Undo, double SameRows)> ImportAsync(
        BenchmarkDatabase database,
        UnitScope staff,
        byte[] file
    )
    {
        var id = 0;
        var start = await TimeAsync(async () =>
            id = (
                await new StartImport(database.Portal).RunAsync(
                    staff,
                    new(ImportKind.Roster, null, "花名册.xlsx", file, Guid.NewGuid())
                )
            )
                .ImportId!
                .Value
        );
        var preview = await PreviewAsync();
        await new ChangeImport(database.Portal).RunAsync(
            staff,
            new(
                id,
                preview.Version,
                preview.Settings with
                {
                    Answers = new() { ElectedOn = new(2021, 6, 1), Reason = "按现任班子登记" },
                }
            )
        );
        var looking = await TimeAsync(async () => preview = await PreviewAsync());
        var apply = await TimeAsync(async () =>
            Done(
                await new ApplyImport(database.Portal).RunAsync(
                    staff,
                    new(id, preview.Version, preview.Counts, Guid.NewGuid())
                )
            )
        );
        await using (var db = database.Portal.OpenForSystem())
            if (await db.Posts.CountAsync() != Rows)
                throw new InvalidOperationException("Not every row became a post.");
        var same = database.Connection is NpgsqlConnection postgres ? await SameRowsAsync(postgres, file) : 0;
        preview = await PreviewAsync();
        var undo = await TimeAsync(async () =>
            Done(await new UndoImport(database.Portal).RunAsync(staff, new(id, preview.Version, Guid.NewGuid())))
        );
        return (start, looking, apply, undo, same);

        async Task<ImportPreview> PreviewAsync() =>
            (await new ImportPreviewQuery(database.Portal).RunAsync(staff, id, new()))!;

        static void Done(Violations violations)
        {
            if (violations.Count > 0)
                throw new InvalidOperationException(violations[0].Message);
        }
    }

    /// <summary>
    /// What an import must at least do: read the file, and put its people and posts where they are looked for.
    /// </summary>
    private static async Task<double> SameRowsAsync(NpgsqlConnection postgres, byte[] file)
    {
        var tables = new List<(string Name, byte[] Rows)>();
        foreach (var name in (string[])["People", "Posts"])
        {
            await ExecuteAsync(postgres, $"CREATE TABLE \"same{name}\" (LIKE \"{name}\" INCLUDING ALL)");
            await using var read = await postgres.BeginRawBinaryCopyAsync($"COPY \"{name}\" TO STDOUT (FORMAT BINARY)");
            var rows = new MemoryStream();
            await read.CopyToAsync(rows);
            tables.Add((name, rows.ToArray()));
        }
        return await TimeAsync(async () =>
        {
            using (var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file)))
                while (reader.Read())
                    for (var i = 0; i < Headings.Length; i++)
                        _ = reader.GetValue(i)?.ToString();
            await using var transaction = await postgres.BeginTransactionAsync();
            foreach (var (name, rows) in tables)
            {
                await using var write = await postgres.BeginRawBinaryCopyAsync(
                    $"COPY \"same{name}\" FROM STDIN (FORMAT BINARY)"
                );
                await write.WriteAsync(rows);
            }
            await transaction.CommitAsync();
        });
    }

    /// <summary>Read and stored, and nothing understood.</summary>
    private static async Task RawAsync(BenchmarkDatabase database, byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        if (database.Connection is NpgsqlConnection postgres)
        {
            await ExecuteAsync(
                postgres,
                $"CREATE TABLE raw ({string.Join(", ", Headings.Select((_, i) => $"c{i} text"))})"
            );
            await using var transaction = await postgres.BeginTransactionAsync();
            await using (var copy = await postgres.BeginBinaryImportAsync("COPY raw FROM STDIN (FORMAT BINARY)"))
            {
                while (reader.Read())
                {
                    await copy.StartRowAsync();
                    for (var i = 0; i < Headings.Length; i++)
                    {
                        if (reader.GetValue(i)?.ToString() is { } text)
                            await copy.WriteAsync(text);
                        else
                            await copy.WriteNullAsync();
                    }
                }
                await copy.CompleteAsync();
            }
            await transaction.CommitAsync();
            return;
        }
        var sqlite = (SqliteConnection)database.Connection;
        await ExecuteAsync(sqlite, $"CREATE TABLE raw ({string.Join(", ", Headings.Select((_, i) => $"c{i} text"))})");
        await using var writing = (SqliteTransaction)await sqlite.BeginTransactionAsync();
        await using var insert = sqlite.CreateCommand();
        insert.CommandText = $"INSERT INTO raw VALUES ({string.Join(", ", Headings.Select((_, i) => $"$p{i}"))})";
        var parameters = Headings.Select((_, i) => insert.Parameters.AddWithValue($"$p{i}", null)).ToList();
        while (reader.Read())
        {
            for (var i = 0; i < Headings.Length; i++)
                parameters[i].Value = reader.GetValue(i)?.ToString() ?? (object)DBNull.Value;
            await insert.ExecuteNonQueryAsync();
        }
        await writing.CommitAsync();
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<UnitScope> CountyAsync(BenchmarkDatabase database)
    {
        await using var db = database.Portal.OpenForSystem();
        var nation = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
        var county = Unit.Create(nation, 1, UnitLevel.County, UnitKind.County, "浦城县", null);
        db.Units.Add(county);
        for (var t = 0; t < Townships; t++)
        {
            var township = Unit.Create(county, t + 1, UnitLevel.Township, UnitKind.Town, Township(t), null);
            db.Units.Add(township);
            for (var v = 0; v < Villages; v++)
                db.Units.Add(Unit.Create(township, v + 1, UnitLevel.Village, UnitKind.Village, Village(v), null));
        }
        await db.SaveChangesAsync();
        var account = Account.Create("staff", "李干事", Role.CountyStaff, county);
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        return await new ScopeLoader(database.Portal).LoadAsync(account.Id)
            ?? throw new InvalidOperationException("The account has no scope.");
    }

    /// <summary>
    /// As an exported roster is: a township's committee and those of its villages, about twenty people each.
    /// </summary>
    private static byte[] Roster()
    {
        const string surnames = "陈林黄张吴李郑王刘杨叶徐周许谢何江邱罗曾余詹毛祝季范赖潘苏蔡吕卢雷蓝单覃解查",
            given =
                "丽秀美玉春秋晓小雅淑素慧文彩巧婉月金红雪桂海建凤雨思佳若欣梦诗"
                + "芳英兰梅珍娟琴萍华霞云莲燕清敏玲婷仙香花芬霜珠芸妹娇平";
        var random = new Random(20260715);
        var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file))
        {
            var sheet = writer.Begin(new("花名册", [.. Headings.Select(h => new ExportColumn(h, 10))]));
            var units = Townships * (Villages + 1);
            for (var row = 0; row < Rows; row++)
            {
                var unit = row * units / Rows;
                var first = row == 0 || (row - 1) * units / Rows != unit;
                var name =
                    $"{surnames[random.Next(surnames.Length)]}{given[random.Next(given.Length)]}"
                    + $"{given[random.Next(given.Length)]}";
                var village = unit % (Villages + 1);
                sheet.Row([
                    .. (
                        (string?[])
                            [
                                $"{row + 1}",
                                Township(unit / (Villages + 1)),
                                village == 0 ? null : Village(village - 1),
                                name,
                                "女",
                                "汉族",
                                $"{random.Next(1970, 2000)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}",
                                random.Next(2) == 0 ? "中共党员" : "群众",
                                random.Next(2) == 0 ? "大专" : "本科",
                                first ? "主席" : "执委",
                                "否",
                                "务农",
                                "务农",
                                $"138{row:00000000}",
                                null,
                            ]
                    ).Select(ExportCell.Of),
                ]);
            }
            writer.Finish();
        }
        return file.ToArray();
    }

    private static string Township(int number) => $"{"东西南北上下前后大小新旧高低长短左右内外"[number]}溪镇";

    private static string Village(int number) => $"{"甲乙丙丁戊己庚辛壬癸"[number / 5]}{"东西南北中"[number % 5]}村";

    private static async Task<double> TimeAsync(Func<Task> what)
    {
        var begun = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Times / 2);

    private static void Print(string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {milliseconds:0} |"));
}
