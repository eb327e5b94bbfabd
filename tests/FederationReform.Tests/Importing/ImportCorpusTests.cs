using FederationReform.Importing;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>
/// Groups C8 to C13 of the bad-input corpus through the import, and through the form beside it: one verdict (IN-01),
/// nothing half written.
/// </summary>
public sealed class ImportCorpusTests
{
    [Theory]
    [
        InlineData("C8", "𬭎一", "𬭎一"),
        InlineData("C8", "𠮷龦", "𠮷龦"),
        InlineData("C8", "买买提•吐尔逊", "买买提·吐尔逊"),
        InlineData("C8", "买买提。吐尔逊", "买买提·吐尔逊"),
        InlineData("C8", "张　华", "张华"),
        InlineData("C8", "葛\U000E0100一", "葛\U000E0100一")
    ]
    [
        InlineData("C8", "\uE863一", "\uE863一"),
        InlineData("C8", "null", "null"),
        InlineData("C8", "NaN", "NaN"),
        InlineData("C8", "true", "true"),
        InlineData("C8", "一", "一")
    ]
    [
        InlineData("C9", "演\u202E示", null),
        InlineData("C9", "演\u2066示", null),
        InlineData("C9", "演\u200B示", null),
        InlineData("C9", "演\u2060示", null),
        InlineData("C9", "演\uFEFF示", null),
        InlineData("C9", "演\u00AD示", null),
        InlineData("C9", "演\u0085示", null),
        InlineData("C9", "演\u2028示", null)
    ]
    [
        InlineData("C10", "<script>alert(1)</script>", "<script>alert(1)</script>"),
        InlineData("C10", "{{7*7}}", "{{7*7}}"),
        InlineData("C10", "]]>", "]]>"),
        InlineData("C10", "</w:t>", "</w:t>")
    ]
    [
        InlineData("C11", "' OR 1=1--", "' OR 1=1--"),
        InlineData("C11", "'); DROP TABLE", "'); DROP TABLE"),
        InlineData("C11", "%_", "%_"),
        InlineData("C11", "../../etc/passwd", "../../etc/passwd"),
        InlineData("C11", "{0}$1", "{0}$1")
    ]
    [
        InlineData("C12", "=1+1", "=1+1"),
        InlineData("C12", "+1", "+1"),
        InlineData("C12", "@SUM", "@SUM"),
        InlineData("C12", "=HYPERLINK()", "=HYPERLINK()")
    ]
    public async Task Name_IsTakenOrRefused_AsTheFormDoes(string group, string name, string? stored)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村", 3).ToList();
        rows[1][2] = name;
        var typed = ResultSheet.Empty.WithCell(0, 0, name).Read();

        var preview = await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(rows)));

        typed.Violations.Blocking.Should().Be(stored is null, group);
        preview.Counts.Error.Should().Be(stored is null ? 1 : 0, group);
        if (stored is null)
        {
            preview
                .Rows.Rows[0]
                .Problems.Single()
                .Message.Should()
                .MatchRegex("第 4 行姓名含有不可见字符（第 2 个）", group);
            (await importing.ApplyAsync(preview)).Should().NotBeEmpty();
            (await importing.Village.RecordAsync(importing.Village.Villages[0]))
                .Result.IsEmpty.Should()
                .BeTrue("all or nothing");
            return;
        }
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        (await importing.Village.RecordAsync(importing.Village.Villages[0]))
            .Result.Members[1]
            .Name.Should()
            .Be(stored)
            .And.Be(typed.Result.Members[0].Name);
    }

    /// <summary>C13: the same person twice.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task PersonTwice_CountsOnceWhenEqual_AndIsAskedWhenNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村", 3).ToList();
        var differs = rows[1].ToArray();
        differs[14] = "13900009999";

        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File([.. rows, rows[2], differs]))
        );

        preview.Counts.Should().Be(new ImportCounts(3, 0, 0, 1, 1));
        var problem = preview.Rows.Rows[0].Problems.Single();
        problem
            .Message.Should()
            .StartWith("第 7 行")
            .And.MatchRegex(
                @"与第 4 行是同一个单位、同名同出生年月的人，但联系电话一处是“1\d\d\*{4}\d{4}”，"
                    + @"一处是“139\*{4}9999”。请改成一致"
            );
        problem.Column!.Key.Should().Be("Phone", "it is mended there");
    }

    /// <summary>C13: of two villages of one name only those in her scope are named.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AmbiguousVillage_ListsCandidatesInScopeOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var (first, second, other) = (
            await given.TownshipAsync(importing.Village.County, "东坑镇"),
            await given.TownshipAsync(importing.Village.County, "西坑镇"),
            await given.CountyAsync("松溪县")
        );
        await given.VillageAsync(first, "水南村");
        await given.VillageAsync(second, "水南村");
        await given.VillageAsync(await given.TownshipAsync(other, "北坑镇"), "水南村");
        byte[] file = XlsxFile.Of([
            ["村", "姓名", "职务", "出生年月"],
            ["水南村", "演示甲", "执委", "1985-03"],
        ]);

        var started = await given
            .Use<StartImport>()
            .RunAsync(importing.Village.Staff, new(ImportKind.Roster, null, "名册.xlsx", file, Guid.NewGuid()));
        var preview = (
            await given.Use<ImportPreviewQuery>().RunAsync(importing.Village.Staff, started.ImportId!.Value, new())
        )!;

        preview
            .Rows.Rows.Single()
            .Problems.Single()
            .Message.Should()
            .Contain("有 2 个“水南村”")
            .And.Contain("东坑镇 › 水南村；西坑镇 › 水南村")
            .And.NotContain("北坑镇");
    }

    /// <summary>C13: of many rows one wrong writes none.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneWrongAmongMany_WritesNone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = Enumerable
            .Range(0, 1000)
            .Select(n =>
                (object?[])
                    [
                        "河口1村",
                        $"演示{(char)('一' + n)}",
                        n == 0 ? "主席" : "执委",
                        n == 700 ? "2050-13" : "1985-03",
                        "13800000001",
                    ]
            );
        var started = await given
            .Use<StartImport>()
            .RunAsync(
                importing.Village.Staff,
                new(
                    ImportKind.Roster,
                    null,
                    "名册.xlsx",
                    XlsxFile.Of([
                        ["村", "姓名", "职务", "出生年月", "电话"],
                        .. rows,
                    ]),
                    Guid.NewGuid()
                )
            );
        var preview = (
            await given
                .Use<ImportPreviewQuery>()
                .RunAsync(importing.Village.Staff, started.ImportId!.Value, new(ImportVerdict.Error))
        )!;

        preview.Rows.Rows.Single().Number.Should().Be(702);
        (
            await given
                .Use<ApplyImport>()
                .RunAsync(importing.Village.Staff, new(preview.Id, preview.Version, preview.Counts, Guid.NewGuid()))
        )
            .Should()
            .NotBeEmpty();
        await using var db = given.Portal.OpenForSystem();
        db.People.Should().BeEmpty();
    }

    /// <summary>C4: headings that are missing, double, or in another place.</summary>
    [Theory]
    [
        InlineData("村|姓　名|职务（妇联）|出生年月\n（岁）", 0),
        InlineData("*村|\u200B姓名|*职务|出生日期", 0),
        InlineData("村|姓名|姓名|职务", 0),
        InlineData("村|名单|职务|出生", 1),
        InlineData("姓名|职务|出生年月|民族", 1)
    ]
    public async Task Headings_AreKnownOrAskedFor(string headings, int problems)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var importing = await ImportCase.OnAsync(given);

        var preview = await importing.PreviewAsync(
            await importing.StartAsync(
                XlsxFile.Of([
                    ["名册"],
                    headings.Split('|'),
                    ["河口1村", "演示甲", "主席", "1985-03"],
                ])
            )
        );

        preview.General.Should().HaveCount(problems);
    }
}
