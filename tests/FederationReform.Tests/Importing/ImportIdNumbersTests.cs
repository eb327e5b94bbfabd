using FederationReform.Access;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Importing;

/// <summary>
/// Group C6 of the bad-input corpus by way of a roster (IN-01): the verdicts are those of a person's own page.
/// </summary>
public sealed class ImportIdNumbersTests
{
    private static readonly string first = FakeIdNumber.Of("19800101"),
        second = FakeIdNumber.Of("19820202");

    [Theory, OnSqlite, OnPostgres]
    public async Task Column_IsReadOnlyWhereItIsDecided_AndNothingOfItIsShown(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);
        object?[][] rows =
        [
            Row("林一", "主席", "1980-01-01", first),
            Row("林二", "执委", "1982-02-02", " " + second.ToLowerInvariant()),
        ];

        var off = await roster.StartAsync(rows);
        off.General.Should()
            .ContainSingle(v =>
                v.Code == IdNumberRefusal.OffCode
                && v.Severity == Severity.Remind
                && v.Message.StartsWith("文件里的“身份证号”一列没有读取")
            );
        await roster.SwitchOnAsync();
        var preview = await roster.AnswerAsync(await roster.StartAsync(rows));

        preview.General.Should().BeEmpty();
        System
            .Text.Json.JsonSerializer.Serialize(preview)
            .Should()
            .NotContain(first)
            .And.NotContain(second.ToLowerInvariant())
            .And.Contain(new string('*', first.Length));
        (await roster.ApplyAsync(preview)).Should().BeEmpty();
        var people = await roster.PeopleAsync();
        foreach (var (person, number) in people.Zip([first, second]))
            (await given.Use<ShowIdNumber>().RunAsync(roster.Staff, person.Id)).Number.Should().Be(number);
        (await given.AuditAsync())
            .Should()
            .NotContain(r => (r.Summary + string.Concat(r.Changes.Select(c => c.Old + c.New))).Contains(first));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Number_OfSomebodyKnown_IsAChange_ThatCanBeTakenBack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);
        await roster.SwitchOnAsync();
        (
            await roster.ApplyAsync(
                await roster.AnswerAsync(
                    await roster.StartAsync(
                        Row("林一", "主席", "1980-01-01", null),
                        Row("林二", "执委", "1982-02-02", second)
                    )
                )
            )
        )
            .Should()
            .BeEmpty();

        var preview = await roster.StartAsync(
            Row("林一", "主席", "1980-01-01", first),
            Row("林二", "执委", "1982-02-02", IdNumberText.Masked(second))
        );
        preview.Counts.Should().Be(new ImportCounts(0, 1, 1, 0, 0));
        preview
            .Rows.Rows.Single(r => r.Name == "林一")
            .Changes.Should()
            .Equal(new FieldChange("身份证号", null, "登记"));
        (await roster.ApplyAsync(preview)).Should().BeEmpty();
        (await roster.PeopleAsync()).Should().OnlyContain(p => p.IdNumberHash != null);

        (await roster.UndoAsync(preview.Id)).Should().BeEmpty();
        (await roster.PeopleAsync()).Select(p => p.IdNumberHash is null).Should().Equal(true, false);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Number_ThatCannotBe_StopsItsRowWithAReason(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);
        await roster.SwitchOnAsync();

        var preview = await roster.AnswerAsync(
            await roster.StartAsync(
                Row("林一", "主席", "1980-01-01", 999999198001010020d),
                Row("林二", "执委", "1982-02-02", second[..17] + (second[17] == '1' ? '2' : '1')),
                Row("林三", "执委", "1983-03-03", first),
                Row("林四", "执委", "1980-01-01", first),
                Row("林五", "执委", "1980-01-01", "999999800101002"),
                Row("林六", "执委", "1986-06-06", "E12345678")
            )
        );

        string[] ProblemsOf(string name) =>
            [.. preview.Rows.Rows.Single(r => r.Name == name).Problems.Select(p => p.Message)];
        ProblemsOf("林一").Should().ContainSingle(m => m.Contains("第 2 行：身份证号被表格存为数值，末位已丢失"));
        ProblemsOf("林二").Should().ContainSingle(m => m.Contains("第 3 行：身份证号校验码不符"));
        ProblemsOf("林三")
            .Should()
            .Contain(m => m.Contains("第 4 行：身份证号里的出生日期是 1980-01-01，档案里是 1983-03-03"));
        ProblemsOf("林四").Should().Contain(m => m.Contains("身份证号与第 4 行林三的相同"));
        ProblemsOf("林五").Should().Contain(m => m.Contains("15 位的旧身份证号"));
        ProblemsOf("林六").Should().ContainSingle(m => m.Contains("不是身份证号"));
        preview
            .Rows.Rows.SelectMany(r => r.Problems)
            .Should()
            .OnlyContain(
                p => p.Column == null && p.Text.Length == 0,
                "a number is mended in the file, and not kept as it is in the preview"
            );
    }

    /// <summary>AC-20: a file is no way to ask for more numbers than a form.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task NumbersHeldElsewhere_AreToldOfTenAnHour(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);
        await roster.SwitchOnAsync();
        var theirs = Enumerable.Range(0, 15).Select(i => FakeIdNumber.Of($"198{i % 10}0101", 2 * i + 2)).ToArray();
        (
            await roster.ApplyAsync(
                await roster.AnswerAsync(
                    await roster.StartAsync([
                        .. theirs.Select(
                            (number, i) =>
                                Row($"甲{(char)('一' + i)}", i == 0 ? "主席" : "执委", $"198{i % 10}-01-01", number)
                        ),
                    ])
                )
            )
        )
            .Should()
            .BeEmpty();
        var neighbour = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(roster.World.County, "东坑镇")
        );
        await given.VillageAsync(await roster.TownshipAsync("东坑镇"), "水南村");

        var asked = await roster.StartAsync(
            neighbour,
            "水南村",
            [
                .. theirs.Select(
                    (number, i) =>
                        Row($"乙{(char)('一' + i)}", i == 0 ? "主席" : "执委", $"198{i % 10}-01-01", number, "水南村")
                ),
            ]
        );

        var again = (await given.Use<ImportPreviewQuery>().RunAsync(neighbour, asked.Id, new()))!;
        foreach (var preview in (ImportPreview[])[asked, again])
        {
            var said = preview.Rows.Rows.SelectMany(r => r.Problems).Select(p => p.Message).ToList();
            said.Count(m => m.Contains("该证件号已在系统中登记，请联系上级管理员。"))
                .Should()
                .Be(IdNumberCheck.MostElsewhere);
            said.Count(m => m.Contains("一小时后再试")).Should().Be(5);
            said.Should().NotContain(m => m.Contains("河口") || m.Contains('甲'));
        }
    }

    /// <summary>
    /// PD-02: the file holds its numbers whether or not the county registers them, so nobody reads it in the database.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_LiesSealed_AndWithoutTheKeyIsGone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);
        var keys = new EphemeralDataProtectionProvider();
        var portal = new PortalDb(given.Portal.OpenForSystem, given.Clock, null, FileSeal.Of(keys));
        var file = XlsxFile.Of([
            ["村", "姓名", "职务", "身份证号码"],
            ["河口1村", "林一", "主席", first],
        ]);

        var started = await new StartImport(portal).RunAsync(
            roster.Staff,
            new(ImportKind.Roster, null, "名单.xlsx", file, Guid.NewGuid())
        );

        await using (var db = given.Portal.OpenForSystem())
        {
            var stored = await db.ImportFiles.SingleAsync();
            stored.Original.AsSpan(0, 2).SequenceEqual("PK"u8).Should().BeFalse("the file would be an .xlsx");
            FluentActions.Invoking(() => SheetStore.Read(stored.Rows)).Should().Throw<Exception>();
        }
        var seen = await new ImportPreviewQuery(portal).RunAsync(roster.Staff, started.ImportId!.Value, new());
        seen!.Rows.Rows.Should().Contain(r => r.Name == "林一");
        var other = new PortalDb(
            given.Portal.OpenForSystem,
            given.Clock,
            null,
            FileSeal.Of(new EphemeralDataProtectionProvider())
        );
        (await new ImportPreviewQuery(other).RunAsync(roster.Staff, started.ImportId.Value, new()))!
            .General.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("请重新上传");
    }

    /// <summary>PD-02: what was read has its place then, and the file is one more copy of it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_OfAnImportThatIsApplied_IsNotKept(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);

        var preview = await roster.AnswerAsync(
            await roster.StartAsync(Row("林一", "主席", "1980-01-01", first), Row("林二", "执委", "1982-02-02", second))
        );
        (await roster.ApplyAsync(preview)).Should().BeEmpty();

        await using (var db = given.Portal.OpenForSystem())
        {
            var stored = await db.ImportFiles.SingleAsync();
            (stored.Original.Length, stored.Rows.Length).Should().Be((0, 0));
            System.Text.Encoding.UTF8.GetString(stored.Undo!).Should().NotContain(first);
        }
        (await roster.UndoAsync(preview.Id)).Should().BeEmpty();
    }

    /// <summary>A file goes when its time is over, though nobody of that county imports again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_IsForgotten_AfterThirtyDays_OrWhenTheCountyGivesUpItsNumbers(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await Roster.OnAsync(given);
        var forget = new ForgetImportFiles(given.Portal);
        await roster.SwitchOnAsync();
        await roster.StartAsync(Row("林一", "主席", "1980-01-01", first));
        given.Clock.Advance(TimeSpan.FromHours(1));
        await forget.RunAsync();
        (await FilesAsync()).Should().Be(1, "nothing has happened yet");

        (await given.Use<SwitchOffIdNumbers>().RunAsync(roster.Staff, new(Guid.NewGuid(), "不再需要")))
            .Should()
            .BeEmpty();
        given.Clock.Advance(TimeSpan.FromHours(1));
        await roster.StartAsync(Row("林一", "主席", "1980-01-01", first));
        (await FilesAsync()).Should().Be(2);
        await forget.RunAsync();
        (await FilesAsync()).Should().Be(1, "the later one was uploaded knowing it");

        given.Clock.Advance(TimeSpan.FromDays(31));
        await forget.RunAsync();
        (await FilesAsync()).Should().Be(0);

        async Task<int> FilesAsync()
        {
            await using var db = given.Portal.OpenForSystem();
            return await db.ImportFiles.CountAsync();
        }
    }

    private static object?[] Row(string name, string position, string birth, object? number, string unit = "河口1村") =>
        [unit, name, position, "女", birth, "汉族", "大专", "群众", $"138{birth.Replace("-", "")}", number];

    private sealed class Roster(Given given, VillageCase world)
    {
        private static readonly object?[] Headings =
        [
            "村",
            "姓名",
            "职务",
            "性别",
            "出生年月日",
            "民族",
            "学历",
            "政治面貌",
            "联系电话",
            "身份证号码",
        ];

        public VillageCase World => world;

        public UnitScope Staff => world.Staff;

        public static async Task<Roster> OnAsync(Given given) =>
            new(given, await VillageCase.OnAsync(given, villages: 2));

        public async Task SwitchOnAsync() =>
            (await given.Use<SwitchOnIdNumbers>().RunAsync(Staff, new(Guid.NewGuid(), "资格审查"))).Should().BeEmpty();

        public Task<ImportPreview> StartAsync(params object?[][] rows) => StartAsync(Staff, "河口1村", rows);

        public async Task<ImportPreview> StartAsync(UnitScope who, string unit, object?[][] rows)
        {
            var started = await given
                .Use<StartImport>()
                .RunAsync(
                    who,
                    new(ImportKind.Roster, null, $"{unit}.xlsx", XlsxFile.Of([Headings, .. rows]), Guid.NewGuid())
                );
            started.Violations.Should().BeEmpty();
            return (await given.Use<ImportPreviewQuery>().RunAsync(who, started.ImportId!.Value, new()))!;
        }

        public async Task<ImportPreview> AnswerAsync(ImportPreview seen)
        {
            var answers = seen.Settings.Answers with
            {
                ElectedOn = new(2021, 6, 1),
                TermYears = 5,
                Reason = "按现任班子登记",
            };
            (
                await given
                    .Use<ChangeImport>()
                    .RunAsync(Staff, new(seen.Id, seen.Version, seen.Settings with { Answers = answers }))
            )
                .Violations.Should()
                .BeEmpty();
            return (await given.Use<ImportPreviewQuery>().RunAsync(Staff, seen.Id, new()))!;
        }

        public async Task<Violations> ApplyAsync(ImportPreview seen) =>
            await given.Use<ApplyImport>().RunAsync(Staff, new(seen.Id, seen.Version, seen.Counts, Guid.NewGuid()));

        public async Task<Violations> UndoAsync(int import) =>
            await given
                .Use<UndoImport>()
                .RunAsync(
                    Staff,
                    new(
                        import,
                        (await given.Use<ImportPreviewQuery>().RunAsync(Staff, import, new()))!.Version,
                        Guid.NewGuid()
                    )
                );

        public async Task<List<Person>> PeopleAsync()
        {
            await using var db = given.Portal.OpenForSystem();
            return await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync();
        }

        public async Task<Unit> TownshipAsync(string name)
        {
            await using var db = given.Portal.OpenForSystem();
            return await db.Units.SingleAsync(u => u.Name == name);
        }
    }
}
