using FederationReform.Access;
using FederationReform.IdNumbers;
using FederationReform.Importing;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>Rosters that once came in wrong, from the file to the rows of the preview.</summary>
public sealed class ImportCasesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task TwoLineHeading_WithAnUnknownWord_LosesNoColumn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var preview = await desk.StartAsync("two-line-unknown.xlsx");
        var said = await desk.ChangeAsync(preview, s => s with { HeadingRow = 2 });

        foreach (var seen in (ImportPreview[])[preview, said])
        {
            seen.Columns.Where(c => c.Key is not null)
                .Select(c => c.Key)
                .Should()
                .Contain(["Village", "Name", "Birth", "Education", "Position", "Occupation", "Phone"]);
            seen.Rows.Rows.Should().ContainSingle().Which.Name.Should().Be("陈甲兰");
        }
    }

    /// <summary>Two sheets named by village are one import; what their names say is shown and written.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SheetsNamedByVillage_AreOneImport(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var preview = await desk.StartAsync("sheet-per-village.xlsx");

        preview
            .Sheets.Select(s => (s.Name, s.Read, s.Rows, s.ByHand))
            .Should()
            .Equal(("河口1村", true, 1, false), ("河口2村", true, 1, false));
        preview.Sheets.Select(s => s.Unit).Should().Equal(preview.Units.Select(u => u.Trail));
        preview.Units.Should().OnlyContain(u => u.Trail.EndsWith('村'));
        preview
            .Rows.Rows.Select(r => (r.Place, r.Name, r.Unit.EndsWith("河口1村", StringComparison.Ordinal)))
            .Should()
            .Equal(("“河口1村”第 3 行", "陈甲兰", true), ("“河口2村”第 3 行", "王乙兰", false));
        var ready = await desk.AnswerAsync(preview);
        (await desk.ApplyAsync(ready)).Should().BeEmpty();
        (await desk.ChairsAsync()).Should().Equal(("河口1村", "陈甲兰"), ("河口2村", "王乙兰"));
    }

    /// <summary>A cell, a row left out and the file with the errors keep the sheets apart.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SameRowOfTwoSheets_IsMendedAndLeftOut_InItsOwn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);
        var preview = await desk.StartAsync("sheet-per-village.xlsx");
        var second = preview.Rows.Rows[1].Key;

        var mended = await desk.ChangeAsync(preview, s =>
            s with
            {
                Mended = new Dictionary<string, string> { [ImportSettings.CellKey(second, "Name")] = "王丙兰" },
            }
        );
        var left = await desk.ChangeAsync(mended, s => s with { LeftOut = [preview.Rows.Rows[0].Key] });

        mended.Rows.Rows.Select(r => r.Name).Should().Equal("陈甲兰", "王丙兰");
        left.Rows.Rows.Select(r => r.Name).Should().Equal("王丙兰");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitChosenByHand_IsNamed_AndIsThatOfItsSheetOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);
        object?[][] names =
        [
            ["姓名", "出生年月", "职务"],
            ["演示甲", "1985-03", "执委"],
        ];
        var file = new XlsxFile().Sheet("甲", names).Sheet("乙", names).Build();

        var preview = await desk.StartAsync(file);
        preview.General.Should().ContainSingle(v => v.Code == "ImportColumnMissing");
        preview.NotRead.Should().ContainSingle(s => s.Contains("没有读取的工作表 1 张：“乙”"));
        var said = await desk.ChangeAsync(preview, s =>
            s with
            {
                SheetUnits = new Dictionary<int, int> { [0] = desk.World.Villages[0].Id },
            }
        );
        var other = await desk.ChangeAsync(said, s => s with { Sheets = [1] });

        said.General.Should().BeEmpty();
        said.Rows.Rows.Should().OnlyContain(r => r.Unit.EndsWith("河口1村"));
        said.Units.Should().ContainSingle().Which.Trail.Should().EndWith("河口1村");
        (said.Sheets[0].Unit, said.Sheets[0].ByHand).Should().Be((said.Units[0].Trail, true));
        other.General.Should().ContainSingle(v => v.Code == "ImportColumnMissing");
        other.Rows.Rows.Should().OnlyContain(r => r.UnitId == null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhatIsNotRead_IsSaid_BeforeAndAfter(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);
        var file = new XlsxFile()
            .Sheet(
                "名册",
                [
                    ["村（社区）", "姓名", "出生年月", "职务", "属相", "", "姓名", "职务"],
                    ["河口1村", "演示甲", "1985-03", "执委", "牛", "", "演示乙", "执委"],
                    ["河口1村", "空缺", "", "执委", "", "", "", ""],
                    ["姓名", "职务", "村（社区）", "出生年月"],
                    ["演示丙", "执委", "河口1村", "1986-03"],
                ]
            )
            .Sheet(
                "去年",
                [
                    ["姓名"],
                    ["演示丁"],
                ]
            )
            .Sheet(
                "底稿",
                [
                    ["姓名"],
                ],
                state: "hidden"
            )
            .Build();

        var preview = await desk.StartAsync(file);
        var ready = await desk.AnswerAsync(preview);
        (await desk.ApplyAsync(ready)).Should().BeEmpty();

        preview.Rows.Rows.Select(r => r.Name).Should().Equal("演示甲");
        preview
            .NotRead.Should()
            .Equal(
                "没有读取的工作表 2 张：“去年”、“底稿”（隐藏的）",
                "“姓名”有两列，G 列起并排的第二块名单没有读取。请把它移到第一块的下面，再重新上传",
                "没有读取的列 1 列：E 列“属相”",
                "没有读取的行 1 行，姓名写的是“空缺”，不是人：第 3 行",
                "没有读取的行 1 行，是列的次序不同的另一个表头：第 4 行",
                "没有读取的行 1 行，在第 4 行另一个表头的下面，列的次序和上面不同：第 5 行"
            );
        (await given.Use<AppliedImportQuery>().RunAsync(desk.Staff, preview.Id))!
            .NotRead.Should()
            .Equal(preview.NotRead);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitOfTheSameKind_IsOffered_AndNoneThatSharesItsEndingAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);
        foreach (var name in (string[])["南街社区", "白岘居委会", "白岘村"])
            await given.VillageAsync(desk.World.Township, name);

        var preview = await desk.StartAsync(
            XlsxFile.Of([
                ["村（社区）", "姓名", "出生年月", "职务"],
                ["白岘社区", "演示甲", "1985-03", "主席"],
            ])
        );

        preview
            .Unclear.Should()
            .ContainSingle()
            .Which.Choices.Select(c => c.Trail.Split(" › ")[^1])
            .Should()
            .Equal("白岘居委会", "白岘村");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NulCharacters_AreNamed_AndReachNoDatabase(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var heading = await desk.StartAsync("nul-heading2.xlsx");
        var unit = await desk.StartAsync("nul-unit.xlsx");
        var name = await desk.StartAsync(CaseFile.Of("eleven.xlsx"), "名\0单\u202E.xlsx");

        heading.Counts.Error.Should().Be(0);
        heading.Columns[^1].Heading.Should().Be("备用");
        unit.Rows.Rows[0]
            .Problems.Should()
            .ContainSingle(p => p.Message == "第 2 行：单位名称含有不可见字符（第 5 个），请删除后重新输入。");
        name.FileName.Should().Be("名单.xlsx");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task YearsOfTwoDigits_AreAskedFor(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var preview = await desk.StartAsync("yymmdd.xlsx");

        preview.Counts.Error.Should().Be(3);
        preview.Rows.Rows.Should().OnlyContain(r => r.Problems.Any(p => p.Message.Contains("年份不完整")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Placeholders_AreNoPeople(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var preview = await desk.StartAsync("placeholders.xlsx");

        preview
            .Rows.Rows.Select(r => (r.Name, r.Verdict))
            .Should()
            .BeEquivalentTo([
                ("陈甲兰", ImportVerdict.New),
                ("王芳1", ImportVerdict.Error),
                ("刘洋*", ImportVerdict.Error),
            ]);
        preview.Skipped.Select(s => s.Number).Should().Equal(3, 4, 5, 6, 7);
        preview.Skipped[0].Why.Should().Be("姓名写的是“空缺”，不是人");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task BlanksAroundTheDot_MakeNoSecondPerson(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var preview = await desk.StartAsync("dot-blanks.xlsx");

        preview.Rows.Rows.Select(r => r.Name).Distinct().Should().Equal("买买提·古丽");
        preview.Counts.New.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EverydayWords_AreRead_OrAskedOnceForAllTheirRows(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);

        var preview = await desk.StartAsync("occupation.xlsx");
        preview.UnreadValues.Select(v => v.Text).Should().BeEquivalentTo("网格员", "教师、村干部");

        object?[][] rows =
        [
            ["村（社区）", "姓名", "出生年月", "职务", "政治面貌"],
            .. Enumerable
                .Range(0, 29)
                .Select(i => new object?[] { "河口1村", $"演示{(char)('甲' + i)}", "1985-03", "执委", "无" }),
        ];
        var asked = await desk.StartAsync(XlsxFile.Of(rows));
        var value = asked.UnreadValues.Should().ContainSingle().Which;
        (value.Column.Title, value.Text, value.Rows).Should().Be(("政治面貌", "无", 29));
        value.Where[0].Should().StartWith("第 2 行演示");
        asked.Rows.Rows[0].Others.Should().Contain(("妇联职务", "执委"));
        var said = await desk.ChangeAsync(asked, s =>
            s with
            {
                Meanings = new Dictionary<string, string>
                {
                    [ImportSettings.MeaningKey("PoliticalStatus", "无")] = "群众",
                },
            }
        );

        said.Counts.Error.Should().Be(0);
        said.UnreadValues.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RosterWithNumbers_TakesTheBirthFromThem_WhereTheyAreRegistered(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var desk = await Desk.OnAsync(given);
        object?[][] rows =
        [
            ["村（社区）", "姓名", "身份证号", "职务", "联系电话"],
            ["河口1村", "演示甲", FakeIdNumber.Of("19850312"), "主席", "13800000001"],
        ];

        var off = await desk.StartAsync(XlsxFile.Of(rows));
        (await given.Use<SwitchOnIdNumbers>().RunAsync(desk.Staff, new(Guid.NewGuid(), "资格审查"))).Should().BeEmpty();
        var on = await desk.StartAsync(XlsxFile.Of(rows));

        off.Counts.Error.Should().Be(1);
        on.Counts.Error.Should().Be(0);
        (on.Rows.Rows[0].Cells[1], on.Rows.Rows[0].Hints[0])
            .Should()
            .Be(("1985-03-12", "出生年月没有填写，取自身份证号。"));
    }

    /// <summary>The county's staff with a roster in hand.</summary>
    private sealed class Desk(Given given, VillageCase world)
    {
        public static async Task<Desk> OnAsync(Given given) =>
            new(given, await VillageCase.OnAsync(given, villages: 2));

        public VillageCase World => world;

        public UnitScope Staff => world.Staff;

        public Task<ImportPreview> StartAsync(string file) => StartAsync(CaseFile.Of(file), file);

        public async Task<ImportPreview> StartAsync(byte[] file, string name = "花名册.xlsx")
        {
            var started = await given
                .Use<StartImport>()
                .RunAsync(Staff, new(ImportKind.Roster, null, name, file, Guid.NewGuid()));
            started.Violations.Should().BeEmpty();
            return await PreviewAsync(started.ImportId!.Value);
        }

        public async Task<ImportPreview> ChangeAsync(ImportPreview seen, Func<ImportSettings, ImportSettings> change)
        {
            (await given.Use<ChangeImport>().RunAsync(Staff, new(seen.Id, seen.Version, change(seen.Settings))))
                .Violations.Should()
                .BeEmpty();
            return await PreviewAsync(seen.Id);
        }

        public Task<ImportPreview> AnswerAsync(ImportPreview seen) =>
            ChangeAsync(seen, s =>
                s with
                {
                    Answers = s.Answers with { ElectedOn = new(2021, 6, 1), Reason = "按现任班子登记" },
                    OnlyGood = true,
                }
            );

        public async Task<Violations> ApplyAsync(ImportPreview seen) =>
            await given.Use<ApplyImport>().RunAsync(Staff, new(seen.Id, seen.Version, seen.Counts, Guid.NewGuid()));

        public async Task<IEnumerable<(string Unit, string Chair)>> ChairsAsync()
        {
            var found = new List<(string, string)>();
            await using var db = given.Portal.OpenForSystem();
            foreach (var post in db.Posts.Where(p => p.EndOn == null).Select(p => new { p.UnitId, p.Person.Name }))
                found.Add((world.Villages.Single(v => v.Id == post.UnitId).Name, post.Name));
            return found.OrderBy(f => f.Item1, StringComparer.Ordinal);
        }

        private async Task<ImportPreview> PreviewAsync(int import) =>
            (await given.Use<ImportPreviewQuery>().RunAsync(Staff, import, new()))!;
    }
}
