using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Importing;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>Registers come out as files, are filled in from files, and are taken back.</summary>
public sealed class ImportRegistersTests
{
    [Theory, RegistersOnSqlite, RegistersOnPostgres]
    public async Task ExportedRegister_ComesBackTheSame_AndWithOneCorrection(Engine engine, RegisterKind kind)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, kind);
        await trial.FillAsync();
        var count = trial.Units.Count;
        using var file = new MemoryStream();

        var exported = await trial.ExportAsync(trial.World.Staff, file);

        exported.Violations.Should().BeEmpty();
        exported.File!.Rows.Should().Be(count);
        ReadBack.ShouldBeValid(file);
        (await given.AuditAsync())[^1].Event.Should().Be(AuditEvent.RegisterExported);
        var same = await trial.StartAsync(trial.World.Staff, file.ToArray());
        same.General.Should().BeEmpty();
        same.Counts.Should().Be(new ImportCounts(0, 0, count, 0, 0));
        same.NotRead.Should().BeEmpty();
        (same.Ready, same.Writes).Should().Be((false, false));

        if (trial.Correction is not var (column, text))
            return;
        var one = await trial.ChangeAsync(trial.World.Staff, same, s =>
            s with
            {
                Mended = new Dictionary<string, string>
                {
                    [ImportSettings.CellKey(same.Rows.Rows[0].Key, column.Key)] = text,
                },
            }
        );
        one.Counts.Should().Be(new ImportCounts(0, 1, count - 1, 0, 0));
        var before = await trial.StoredAsync();
        (await trial.ApplyAsync(trial.World.Staff, one)).Should().BeEmpty();
        (await trial.StoredAsync()).Except(before, new ById()).Should().BeEmpty();
        (await trial.StoredAsync()).Should().NotBeEquivalentTo(before);
        (await given.AuditAsync()).Count(a => a.Event == AuditEvent.EntryChanged).Should().Be(1);

        (await trial.UndoAsync(trial.World.Staff, one.Id)).Should().BeEmpty();
        (await trial.StoredAsync()).Should().BeEquivalentTo(before);
    }

    [Theory, RegistersOnSqlite, RegistersOnPostgres]
    public async Task NewEntries_AreAddedWithTheirHistory_AndTakenBack(Engine engine, RegisterKind kind)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, kind);
        var names = trial.Units.Select(u => u.Name).ToList();
        var file = trial.File([.. names.Select((name, i) => (name, i + 1)), (names[0], 1)]);

        var preview = await trial.StartAsync(trial.World.Staff, file);

        preview.General.Should().BeEmpty();
        preview.Rows.Rows.SelectMany(r => r.Problems).Should().BeEmpty();
        preview.Counts.Should().Be(new ImportCounts(names.Count, 0, 0, 1, 0));
        preview.Units.Select(u => (u.UnitId, u.New)).Should().Equal(trial.Units.Select(u => (u.Id, 1)));
        (await trial.ApplyAsync(trial.World.Staff, preview)).Should().BeEmpty();
        var stored = await trial.StoredAsync();
        stored.Select(r => r.UnitId).Should().Equal(trial.Units.Select(u => u.Id));
        stored[0].Texts.Should().Equal(trial.Form.Columns.Skip(2).Select(c => Written(trial, c, 1)));
        (await given.AuditAsync()).Count(a => a.Event == AuditEvent.EntryAdded).Should().Be(names.Count);
        var applied = (await given.Use<AppliedImportQuery>().RunAsync(trial.World.Staff, preview.Id))!;
        applied
            .Registers.Select(r => (r.UnitId, r.New, r.Changed))
            .Should()
            .Equal(stored.Select(r => (r.UnitId, 1, 0)));

        await trial.ChangeAsync(stored[^1].Id);
        (await trial.UndoAsync(trial.World.Staff, preview.Id))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain($"{names[^1]}的“{stored[^1].Title}”");
        (await trial.StoredAsync()).Should().HaveCount(names.Count, "nothing is taken back where one was changed");

        var second = await trial.StartAsync(trial.World.Staff, trial.File((names[0], 9)));
        (await trial.ApplyAsync(trial.World.Staff, second)).Should().BeEmpty();
        (await trial.UndoAsync(trial.World.Staff, second.Id)).Should().BeEmpty();
        (await trial.StoredAsync()).Should().HaveCount(names.Count);
        (await given.AuditAsync())
            .Count(a => a.Event == AuditEvent.EntryRemoved)
            .Should()
            .Be(trial.OnePerUnit ? 0 : 1, "what was updated is put back, and what was added goes");
    }

    [Theory, RegistersOnSqlite]
    public async Task Headings_MeanTheirOwnColumn(Engine engine, RegisterKind kind)
    {
        await using var given = await Given.OnAsync(engine);
        var form = (await RegisterTrials.OnAsync(given, kind)).Form;

        foreach (var column in form.Columns)
        {
            foreach (var heading in column.Headings.Prepend(column.Title))
            {
                var known = ImportTable.HeadingsOf(form);
                form.Columns[known.ColumnOf(known.Heading(heading))!.Value].Key.Should().Be(column.Key, heading);
            }
        }
    }

    [Theory, RegistersOnSqlite]
    public async Task Strangers_FindNothing(Engine engine, RegisterKind kind)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, kind);
        await trial.FillAsync();
        var village = trial.World.Villages[0];
        foreach (var stranger in await trial.World.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            var preview = await trial.StartAsync(stranger, trial.File((village.Name, 1)));
            preview.Rows.Rows.Single().Problems[0].Message.Should().Contain("没有找到单位");
            using var none = new MemoryStream();
            (await trial.ExportAsync(stranger, none, new(village.Id)))
                .Violations.Should()
                .ContainSingle()
                .Which.Code.Should()
                .Be(Refusal.NotFoundCode);
        }
        var reader = await given.AccountAsync(Role.UpperReader, trial.World.County);
        (
            await given
                .Use<StartImport>()
                .RunAsync(reader, new(trial.Form.Kind, null, "台账.xlsx", trial.File(), Guid.NewGuid()))
        )
            .Violations.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotAllowedCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RowsThatDiffer_MissingColumns_AndUnitlessFiles_AreSaidClearly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, RegisterKind.Activities);
        var chair = trial.World.Chair;
        object?[] headings = ["村", "活动时间", "活动类别", "活动主题", "人数"];

        var twice = await trial.StartAsync(
            chair,
            XlsxFile.Of([
                ["2026 年活动统计表"],
                headings,
                ["河口1村", "2026.5.8", "普法维权宣传", "反家暴宣传", 120],
                [null, "2026年5月8日", "普法维权宣传", "反家暴宣传", 12],
                [null, "2026-13-08", "看电影", "看电影", 12],
                ["合计", null, null, null, 144],
            ])
        );
        twice.Counts.Should().Be(new ImportCounts(1, 0, 0, 0, 2));
        twice
            .Rows.Rows.SelectMany(r => r.Problems)
            .Select(p => p.Message)
            .Should()
            .Contain(
                "第 4 行反家暴宣传与第 3 行是同一个单位、同一条记录，但日期一处是“2026.5.8”，"
                    + "一处是“2026年5月8日”，人次一处是“120”，一处是“12”。"
                    + "请改成一致，或者不导入其中一行；确是两条的，请在名称里写明区别。"
            );
        twice.UnreadValues.Should().ContainSingle().Which.Text.Should().Be("看电影");
        using var marked = new MemoryStream();
        (await given.Use<ExportImportErrors>().RunAsync(chair, twice.Id, marked)).Violations.Should().BeEmpty();
        var again = await trial.StartAsync(chair, marked.ToArray());
        again.Counts.Should().Be(new ImportCounts(1, 0, 0, 0, 2), "the file with the problems is read like the first");

        var columns = await trial.StartAsync(
            chair,
            XlsxFile.Of([
                ["村", "日期", "活动名称"],
                ["河口1村", "2026-05-08", "反家暴宣传"],
            ])
        );
        columns
            .General.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("没有认出“类型”列，每一条记录都要有。请在“各列对应”里指明，或者在表格里加上这一列再导入。");

        var unitless = await trial.StartAsync(
            chair,
            XlsxFile.Of([headings[1..], ["2026-05-08", "普法维权宣传", "反家暴宣传", 120]])
        );
        unitless.General.Should().ContainSingle().Which.Field.Should().Be(ImportColumns.VillageKey);
        var named = await trial.ChangeAsync(chair, unitless, s =>
            s with
            {
                SheetUnits = new Dictionary<int, int> { [0] = trial.World.Township.Id },
            }
        );
        named.General.Should().BeEmpty();
        named.Rows.Rows.Single().Unit.Should().Be(trial.World.Township.Name);
        (await trial.ApplyAsync(chair, named)).Should().BeEmpty();

        trial.Form.Needed.Select(c => c.Title).Should().Equal("日期", "类型", "活动名称");
        ImportForms
            .Of(ImportKind.Funds)
            .Needed.Select(c => c.Title)
            .Should()
            .Equal(["年度", "用途"], "one of three amounts is enough");
        var future = await trial.StartAsync(
            chair,
            XlsxFile.Of([headings, ["河口1村", "2026-12-01", "普法维权宣传", "反家暴宣传", 120]])
        );
        future.Rows.Rows.Single().Problems.Single().Message.Should().StartWith("第 2 行：日期应在");
        future.Rows.Rows.Single().Problems.Single().Column!.Key.Should().Be("On");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EmptyCells_RemoveNothing_AndAnOpenVersionIsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, RegisterKind.Activities);
        object?[] headings = ["村", "日期", "类型", "活动名称", "人次", "备注"];
        var first = await trial.StartAsync(
            trial.World.Chair,
            XlsxFile.Of([headings, ["河口1村", "2026-05-08", "志愿服务", "清洁家园", 30, "在村口"]])
        );
        (await trial.ApplyAsync(trial.World.Chair, first)).Should().BeEmpty();

        var second = await trial.StartAsync(
            trial.World.Chair,
            XlsxFile.Of([headings, ["河口1村", "2026-05-08", "志愿服务", "清洁家园", 35, null]])
        );

        second.Rows.Rows.Single().Changes.Should().Equal(new FieldChange("人次", "30", "35"));
        await trial.ChangeAsync((await trial.StoredAsync())[0].Id);
        (await trial.ApplyAsync(trial.World.Chair, second)).Should().BeEmpty("the plan is made anew");
        (await trial.StoredAsync())[0].Texts.Should().Contain("35");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Template_SaysWhatIsNeeded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, RegisterKind.Activities);
        using var file = new MemoryStream();

        var exported = await given.Use<ExportTemplate>().RunAsync(trial.World.Chair, trial.Form.Kind, file);

        exported.File!.Name.Should().Be("清溪镇活动台账导入模板.xlsx");
        var sheets = ReadBack.Sheets(file);
        sheets["填写"].Single().Should().StartWith(["乡镇", "村（社区）", "日期", "类型", "活动名称"]);
        sheets["填写说明"].Single(r => Equals(r[0], "日期"))[1].Should().Be("必填。写到日，例如 2026-07-08。");
        sheets["填写说明"]
            .Single(r => Equals(r[0], "类型"))
            .Should()
            .BeEquivalentTo(
                (object?[])
                    [
                        "类型",
                        "必填。从下拉列表里选，或者直接填右边的名称。",
                        string.Join('、', LedgerLists.ActivityType.Choices.Select(c => c.Name)),
                    ]
            );
        sheets["选项"].SelectMany(r => r).Should().Contain(["河口1村", "志愿服务"]);
    }

    [Fact]
    public void EveryRegister_HasItsImport() =>
        RegisterTrials
            .Kinds.Select(kind => (kind.ToString(), kind.Name()))
            .Should()
            .Equal(
                ImportForms.All.Where(f => (int)f.Kind > 10).Select(f => (f.Kind.ToString(), f.Name)),
                "a register that is not offered for import cannot be filled in from a file"
            );

    private static string Written(RegisterTrial trial, SheetColumn column, int number)
    {
        var text = trial.Texts(number)[column.Key];
        return column.Money && text.Length > 0 ? "1,235.50" : text;
    }

    private sealed class ById : IEqualityComparer<(int Id, int UnitId, string Title, IReadOnlyList<string> Texts)>
    {
        public bool Equals(
            (int Id, int UnitId, string Title, IReadOnlyList<string> Texts) x,
            (int Id, int UnitId, string Title, IReadOnlyList<string> Texts) y
        ) => x.Id == y.Id;

        public int GetHashCode((int Id, int UnitId, string Title, IReadOnlyList<string> Texts) obj) => obj.Id;
    }
}
