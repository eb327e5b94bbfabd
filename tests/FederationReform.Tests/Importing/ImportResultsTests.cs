using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>The results of all villages of a township from one sheet.</summary>
public sealed class ImportResultsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task File_Imported_FillsEveryVillageAsIfSheHadTypedIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(
                ImportCase.File(ImportCase.RowsOf("河口1村"), ImportCase.RowsOf("河口2村", members: 13))
            )
        );

        preview.General.Should().BeEmpty();
        preview.Rows.Rows.SelectMany(r => r.Problems).Should().BeEmpty();
        preview.Counts.Should().Be(new ImportCounts(24, 0, 0, 0, 0));
        preview
            .Units.Select(u => (u.Trail, u.People, u.Chairs, u.ViceChairs))
            .Should()
            .Equal(("河口1村", 11, 1, 2), ("河口2村", 13, 1, 2));
        preview
            .Units.Should()
            .OnlyContain(
                u => u.Missing.All(m => m.Code == RecordRules.StepMissingCode),
                "nothing but the steps, which no file says"
            );
        (await importing.ApplyAsync(preview)).Should().BeEmpty();

        var (first, second) = (
            await importing.Village.RecordAsync(importing.Village.Villages[0]),
            await importing.Village.RecordAsync(importing.Village.Villages[1])
        );
        ResultSheet.Of(first.Result).SameAs(ResultSheet.Of(Results.Of(11))).Should().BeTrue();
        ResultSheet.Of(second.Result).SameAs(ResultSheet.Of(Results.Of(13))).Should().BeTrue();
        first.State.Should().Be(ReformState.InProgress);
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .Equal(AuditEvent.ImportStarted, AuditEvent.ImportApplied, AuditEvent.RecordSaved, AuditEvent.RecordSaved);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WrongCell_IsNamedByItsRowAndColumn_AndMendedInThePreview(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村").ToList();
        rows[3][6] = "1990-02-30";
        rows[4][6] = 1985.1;
        var preview = await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(rows)));

        preview.Counts.Error.Should().Be(2);
        preview
            .Rows.Rows.SelectMany(r => r.Problems)
            .Select(p => p.Message)
            .Should()
            .Equal(
                "第 6 行出生年月“1990-02-30”不存在，请改为实际日期。",
                "第 7 行出生年月“1985.1”可能是 1 月，也可能是表格丢掉了末尾 0 的 10 月，请写成 1985-01 或 1985-10。"
            );
        (await importing.ApplyAsync(preview))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("还有 2 行需要修改，一行也没有导入。请改好这些行，或者选择“只导入没有问题的行”。");
        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Result.IsEmpty.Should().BeTrue();

        preview = await importing.MendAsync(preview, 6, "Birth", "1990-02-28");
        preview = await importing.MendAsync(preview, 7, "Birth", "1985-10");

        preview.Counts.Should().Be(new ImportCounts(11, 0, 0, 0, 0));
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        (await importing.Village.RecordAsync(importing.Village.Villages[0]))
            .Result.Members[3]
            .Birth.Should()
            .Be(new BirthDate(new(1990, 2, 28)));
    }

    /// <summary>
    /// What she typed by hand and did not save must not meet the file's people cell against cell on the village's page.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Village_WithHerUnsavedDraft_IsNotWrittenUntilSheDecided(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var village = importing.Village.Villages[0];
        var record = await importing.Village.RecordAsync(village);
        (
            await given
                .Use<SaveDraft>()
                .RunAsync(
                    importing.Chair,
                    new(
                        importing.Village.Campaign.Id,
                        village.Id,
                        record.Version,
                        ResultSheet.Empty.With("Place", "文化礼堂"),
                        ResultSheet.Empty
                    )
                )
        )
            .Should()
            .BeEmpty();

        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村"), ImportCase.RowsOf("河口2村")))
        );

        preview
            .Units.Single(u => u.Problems.Count > 0)
            .Problems.Single()
            .Message.Should()
            .StartWith("您在这个村有填写了、还没有保存的内容");
        (preview.Counts.New, preview.Counts.Error).Should().Be((11, 11));
        preview.Rows.Rows[0].Verdict.Should().Be(ImportVerdict.New, "rows that only wait for their village come last");
        (await given.Use<DiscardDraft>().RunAsync(importing.Chair, new(importing.Village.Campaign.Id, village.Id)))
            .Should()
            .BeEmpty();
        (await importing.PreviewAsync(preview.Id)).Counts.New.Should().Be(22);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OnlyGoodRows_AreWritten_WhenSheSaysSo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村").ToList();
        rows[3][6] = "不详";
        var preview = await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(rows)));
        preview.Ready.Should().BeFalse();

        preview = await importing.ChangeAsync(preview, s => s with { OnlyGood = true });

        preview.Ready.Should().BeTrue();
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        (await importing.Village.RecordAsync(importing.Village.Villages[0]))
            .Result.Members.Select(m => m.Name)
            .Should()
            .HaveCount(10)
            .And.NotContain((string)rows[3][2]!);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondFile_ChangesFieldByField_AndLeavesWhoItDoesNotName(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        (
            await importing.ApplyAsync(
                await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村"))))
            )
        )
            .Should()
            .BeEmpty();
        var rows = ImportCase.RowsOf("河口1村").ToList();
        rows[1][14] = "13900001234";
        rows[2][8] = null;
        rows.RemoveAt(10);

        var preview = await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(rows)));

        preview.Counts.Should().Be(new ImportCounts(0, 1, 9, 0, 0));
        preview
            .Rows.Rows.Single(r => r.Verdict == ImportVerdict.Changed)
            .Changes.Should()
            .Equal(new FieldChange("联系电话", "138****0002", "139****1234"));
        preview.Units.Single().NotInFile.Should().Equal(Results.Member(11).Name);
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        var kept = (await importing.Village.RecordAsync(importing.Village.Villages[0])).Result;
        kept.Members.Should().HaveCount(11);
        kept.Members[2].Education.Should().Be(Education.College, "an empty cell takes nothing away");

        var replacing = await importing.ChangeAsync(
            await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(rows))),
            s => s with { Replace = true }
        );
        (await importing.ApplyAsync(replacing)).Should().BeEmpty();
        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Result.Members.Should().HaveCount(10);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameFileAgain_ChangesNothing_AndSaysSo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var file = ImportCase.File(ImportCase.RowsOf("河口1村"));
        (await importing.ApplyAsync(await importing.PreviewAsync(await importing.StartAsync(file)))).Should().BeEmpty();

        var again = await importing.PreviewAsync(await importing.StartAsync(file));

        (again.Counts, again.Writes, again.SameFileAt)
            .Should()
            .Be((new ImportCounts(0, 0, 11, 0, 0), false, given.Clock.Now));
        (await importing.ApplyAsync(again)).Should().ContainSingle().Which.Code.Should().Be("ImportNothing");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task MeetingSaidTwice_Differently_StopsTheVillageAndNoOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村").ToList();
        rows[5][22] = 35;

        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(rows, ImportCase.RowsOf("河口2村")))
        );

        preview
            .Units[0]
            .Problems.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("应到人数在第 3 行是“36”，在第 8 行是“35”。一个村只有一次大会，请改成一致。");
        preview.Counts.Should().Be(new ImportCounts(11, 0, 0, 0, 11));
        preview = await importing.ChangeAsync(preview, s => s with { OnlyGood = true });
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Result.IsEmpty.Should().BeTrue();
        (await importing.Village.RecordAsync(importing.Village.Villages[1])).Result.Members.Should().HaveCount(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SubmittedVillage_IsLeftAlone_WithTheReason(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        await importing.Village.SubmittedAsync(importing.Village.Villages[0]);

        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村", 12)))
        );

        preview.Units.Single().Problems.Should().ContainSingle().Which.Message.Should().StartWith("这份记录已提交");
        preview.Ready.Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_PutsBackWhatStoodThere(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        await given.ReformAsync(importing.Village.Campaign, importing.Village.Villages[1], r =>
            r.SaveResult(Results.Of(3), given.Clock.UtcNow())
        );
        var id = await importing.StartAsync(
            ImportCase.File(ImportCase.RowsOf("河口1村"), ImportCase.RowsOf("河口2村"))
        );
        (await importing.ApplyAsync(await importing.PreviewAsync(id))).Should().BeEmpty();

        (await importing.UndoAsync(id)).Should().BeEmpty();

        var (first, second) = (
            await importing.Village.RecordAsync(importing.Village.Villages[0]),
            await importing.Village.RecordAsync(importing.Village.Villages[1])
        );
        (first.State, first.Result.IsEmpty).Should().Be((ReformState.NotStarted, true));
        (second.State, ResultSheet.Of(second.Result).SameAs(ResultSheet.Of(Results.Of(3))))
            .Should()
            .Be((ReformState.InProgress, true));
        (await importing.PreviewAsync(id)).State.Should().Be(ImportState.Undone);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_AfterSomebodyWentOn_NamesHerVillageAndTakesNothingBack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await importing.StartAsync(
            ImportCase.File(ImportCase.RowsOf("河口1村"), ImportCase.RowsOf("河口2村"))
        );
        (await importing.ApplyAsync(await importing.PreviewAsync(id))).Should().BeEmpty();
        await given.ReformAsync(importing.Village.Campaign, importing.Village.Villages[1], r =>
            r.SaveResult(r.Result with { Present = 30 }, given.Clock.UtcNow())
        );

        (await importing.UndoAsync(id))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("河口2村的记录")
            .And.NotContain("河口1村");

        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Result.Members.Should().HaveCount(11);
    }

    /// <summary>UP-12.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ConfirmedByManyAtOnce_IsAppliedOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")))
        );

        var answers = await AtOnce.RunAsync(10, _ => importing.ApplyAsync(preview));

        answers.Should().OnlyContain(a => a.Count == 0, "what each of them wanted is done");
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.ImportApplied).Should().Be(1);
        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Version.Should().Be(1);
    }

    /// <summary>
    /// UP-12: two tabs at the same moment, fifty times; each import says something else than the one before.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ConfirmedInTwoTabs_IsAppliedOnce_FiftyTimes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        for (var round = 1; round <= 50; round++)
        {
            var file = ImportCase.File(
                ImportCase.RowsOf("河口1村", result: Results.Of(11) with { Place = $"村部{round}号" })
            );
            var preview = await importing.PreviewAsync(await importing.StartAsync(file));

            var answers = await AtOnce.RunAsync(2, _ => importing.ApplyAsync(preview));

            answers.Should().OnlyContain(a => a.Count == 0, $"both find it done, in round {round}");
            var record = await importing.Village.RecordAsync(importing.Village.Villages[0]);
            (record.Version, record.Result.Place, record.Result.Members.Count)
                .Should()
                .Be((round, $"村部{round}号", 11));
        }
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.ImportApplied).Should().Be(50);
    }

    /// <summary>UP-12: the same operation sent again after a lost answer.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ConfirmationSentAgain_IsDoneAlready(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")))
        );
        var operation = Guid.NewGuid();

        (await importing.ApplyAsync(preview, operation)).Should().BeEmpty();
        (await importing.ApplyAsync(preview, operation)).Should().BeEmpty();

        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.RecordSaved).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RecordChangedSinceThePreview_IsAskedAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")))
        );
        await given.ReformAsync(importing.Village.Campaign, importing.Village.Villages[0], r =>
            r.SaveResult(Results.Of(2), given.Clock.UtcNow())
        );

        (await importing.ApplyAsync(preview))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(ImportRefusal.ChangedCode);

        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Result.Members.Should().HaveCount(2);
    }

    /// <summary>AC-05: whoever is beside, above without the right, or disabled finds nothing or is refused.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Import_OfAnotherTownship_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")));
        var preview = await importing.PreviewAsync(id);
        IReadOnlyList<UnitScope> strangers =
        [
            .. await importing.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff),
            await given.AccountAsync(Role.VillageFederation, importing.Village.Villages[0]),
            importing.Village.Staff,
            await given.AccountAsync(Role.UpperReader, importing.Village.County),
        ];

        foreach (var stranger in strangers)
        {
            (await given.Use<ImportPreviewQuery>().RunAsync(stranger, id, new())).Should().BeNull();
            (await importing.ApplyAsync(preview, who: stranger))
                .Should()
                .ContainSingle()
                .Which.Code.Should()
                .BeOneOf(Refusal.NotFoundCode, Refusal.NotAllowedCode);
            (await given.Use<ChangeImport>().RunAsync(stranger, new(id, preview.Version, preview.Settings)))
                .Violations.Should()
                .ContainSingle();
            (await given.Use<DiscardImport>().RunAsync(stranger, new(id, preview.Version, Guid.NewGuid())))
                .Should()
                .ContainSingle();
        }
        (await importing.PreviewAsync(id)).State.Should().Be(ImportState.Preparing);
    }

    /// <summary>C13: a village outside the scope is not found, in the same words as one that does not exist.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task VillageOfAnotherTownship_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var beside = await given.TownshipAsync(importing.Village.County, "东坑镇");
        await given.VillageAsync(beside, "水南村");

        var preview = await importing.PreviewAsync(
            await importing.StartAsync(
                ImportCase.File(ImportCase.RowsOf("东坑镇水南村", 1), ImportCase.RowsOf("东坑镇无此村", 1))
            )
        );

        preview
            .Rows.Rows.Select(r =>
                r.Problems.Single().Message.Replace("水南村", "无此村").Replace("第 4 行", "第 3 行")
            )
            .Distinct()
            .Should()
            .ContainSingle();
        preview.Unclear.SelectMany(u => u.Choices).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task MisspeltVillage_IsSuggested_AndRememberedOnceSaid(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("何口1村", 1)));
        var preview = await importing.PreviewAsync(id);

        var choice = preview.Unclear.Should().ContainSingle().Which.Choices[0];
        choice.Trail.Should().Be("河口1村");
        (await given.Use<NameUnit>().RunAsync(importing.Chair, new(id, "何口1村", choice.Id, Guid.NewGuid())))
            .Should()
            .BeEmpty();

        (await importing.PreviewAsync(id)).Counts.Error.Should().Be(0);
        (await importing.PreviewAsync(await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("何口1村", 2)))))
            .Counts.Error.Should()
            .Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnknownHeading_OnceExplained_IsKnownInTheWholeCounty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        byte[] file = XlsxFile.Of([
            ["村", "姓名", "职务", "属相生日"],
            ["河口1村", "演示甲", "主席", "1985-03"],
        ]);
        var preview = await importing.PreviewAsync(await importing.StartAsync(file));
        preview.Columns[3].Key.Should().BeNull();

        await importing.ChangeAsync(preview, s =>
            s with
            {
                Mapping = new Dictionary<int, string>(s.Mapping) { [3] = "Birth" },
            }
        );

        var beside = await given.TownshipAsync(importing.Village.County, "东坑镇");
        await given.VillageAsync(beside, "水南村");
        var neighbour = await given.AccountAsync(Role.TownshipChair, beside);
        await using (var db = given.Portal.OpenForSystem())
        {
            db.UnitReforms.Add(
                UnitReform.Create(db.Campaigns.Single(), db.Units.Single(u => u.Name == "水南村"), given.Clock.UtcNow())
            );
            await db.SaveChangesAsync();
        }
        var theirs = await importing.StartAsync(file, who: neighbour);
        (await given.Use<ImportPreviewQuery>().RunAsync(neighbour, theirs, new()))!.Columns[3].Key.Should().Be("Birth");
    }
}
