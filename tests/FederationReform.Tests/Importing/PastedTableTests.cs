using FederationReform.Access;
using FederationReform.Importing;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>A pasted table goes the way of a file.</summary>
public sealed class PastedTableTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task PastedTable_IsImportedAndTakenBack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, RegisterKind.Activities);
        var chair = trial.World.Chair;
        var text =
            "村\t日期\t类型\t活动名称\t人次\t金额\r\n"
            + "河口1村\t2026/5/8\t志愿服务\t清洁家园\t1,030\t1,200\r\n"
            + "\r\n"
            + "河口2村\t5月\t志愿服务\t\"两行的\n名称\"\t12\t\r\n";

        var started = await given
            .Use<StartImport>()
            .RunAsync(chair, StartImportInput.OfPasted(trial.Form.Kind, null, text, Guid.NewGuid()));

        started.Violations.Should().BeEmpty();
        var preview = await trial.PreviewAsync(chair, started.ImportId!.Value);
        preview.FileName.Should().Be("粘贴的表格");
        preview.Counts.Should().Be(new ImportCounts(1, 0, 0, 0, 1));
        preview.Rows.Rows[0].Number.Should().Be(4);
        preview.Rows.Rows[0].Name.Should().Be("两行的 名称");
        var good = await trial.ChangeAsync(chair, preview, s => s with { OnlyGood = true });
        (await trial.ApplyAsync(chair, good)).Should().BeEmpty();
        (await trial.StoredAsync())
            .Single()
            .Texts.Should()
            .Contain("1030")
            .And.Contain("1,200")
            .And.Contain("2026-05-08");
        (await given.AuditAsync())[^1].Summary.Should().StartWith("从文件“粘贴的表格”登记河口1村的活动台账：清洁家园");
        (await trial.UndoAsync(chair, preview.Id)).Should().BeEmpty();
        (await trial.StoredAsync()).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillagesTable_NamesNoUnit_AndIsItsOwn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var trial = await RegisterTrials.OnAsync(given, RegisterKind.Honours);
        var federation = await given.AccountAsync(Role.VillageFederation, trial.World.Villages[1]);
        const string text = "荣誉\t级别\t获奖者\t获奖时间\n最美家庭\t县级\t一户人家\t2026-03-08\n";

        var started = await given
            .Use<StartImport>()
            .RunAsync(federation, StartImportInput.OfPasted(trial.Form.Kind, null, text, Guid.NewGuid()));

        var preview = await trial.PreviewAsync(federation, started.ImportId!.Value);
        preview.General.Should().BeEmpty();
        (await trial.ApplyAsync(federation, preview)).Should().BeEmpty();
        (await trial.StoredAsync()).Single().UnitId.Should().Be(trial.World.Villages[1].Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PastedResults_ReachTheirVillages(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var lines = ((IEnumerable<object?[]>)[ImportCase.Headings, .. ImportCase.RowsOf("河口1村")]).Select(row =>
            string.Join('\t', row)
        );

        var started = await given
            .Use<StartImport>()
            .RunAsync(
                importing.Chair,
                StartImportInput.OfPasted(
                    ImportKind.Results,
                    importing.Village.Campaign.Id,
                    string.Join('\n', lines),
                    Guid.NewGuid()
                )
            );

        started.Violations.Should().BeEmpty();
        var preview = await importing.PreviewAsync(started.ImportId!.Value);
        preview.Counts.Should().Be(new ImportCounts(11, 0, 0, 0, 0));
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
    }

    public static TheoryData<string, string> Unusable { get; } =
        new()
        {
            { " \n\t\n", "还没有粘贴内容。" },
            { "活动名称\n清洁家园", "粘贴的内容只有一列，" },
            {
                "河口1村\t2026-05-08\t清洁家园",
                "没有认出表头。请连表头（写着“活动名称”“日期”等栏目名称的一行）一起复制"
            },
            { string.Concat(Enumerable.Repeat("甲\t乙\n", 20_001)), "粘贴了 20001 行，一次最多 20000 行。" },
            { new string('\t', 256) + "甲", "粘贴了 257 列，最多 256 列。" },
            { new string('甲', PastedTable.MaxLength), "粘贴的内容太长，" },
        };

    [Theory, MemberData(nameof(Unusable), DisableDiscoveryEnumeration = true)]
    public async Task WhatIsNoTable_IsRefused_WithWhatToDo(string text, string message)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var trial = await RegisterTrials.OnAsync(given, RegisterKind.Activities);

        var started = await given
            .Use<StartImport>()
            .RunAsync(trial.World.Chair, StartImportInput.OfPasted(trial.Form.Kind, null, text, Guid.NewGuid()));

        started.ImportId.Should().BeNull();
        started.Violations.Should().ContainSingle().Which.Message.Should().StartWith(message);
        started.Violations[0].Field.Should().Be(PastedTable.Field);
    }
}
