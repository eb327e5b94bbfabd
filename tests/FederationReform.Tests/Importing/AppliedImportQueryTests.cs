using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Importing;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>The page after an import: what it wrote, and what is to be done next.</summary>
public sealed class AppliedImportQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Results_SayForEachVillage_WhetherItCanBeHandedIn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var village = importing.Village;
        await given.ReformAsync(village.Campaign, village.Villages[0], reform =>
        {
            foreach (var step in ReformSteps.UsuallyRequired(village.Campaign.Takes).Skip(1))
                reform.SetStep(
                    step,
                    new StepDone(step, new(2026, 7, 10), null, "test", given.Clock.UtcNow()),
                    given.Clock.UtcNow()
                );
        });
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(
                ImportCase.File(ImportCase.RowsOf("河口1村"), ImportCase.RowsOf("河口2村", members: 13))
            )
        );
        (await given.Use<AppliedImportQuery>().RunAsync(importing.Chair, preview.Id))
            .Should()
            .BeNull("nothing is written yet");
        (await importing.ApplyAsync(preview)).Should().BeEmpty();

        var applied = (await given.Use<AppliedImportQuery>().RunAsync(importing.Chair, preview.Id))!;

        (applied.Kind, applied.State, applied.FileName, applied.CampaignId)
            .Should()
            .Be((ImportKind.Results, ImportState.Applied, "选举结果.xlsx", village.Campaign.Id));
        (applied.AppliedBy, applied.AppliedAt, applied.MayUndo).Should().Be(("张主席", given.Clock.Now, true));
        applied.Written.Should().Be(new ImportCounts(24, 0, 0, 0, 0));
        applied
            .Villages.Select(v => (v.UnitId, v.Trail, v.State, v.People, v.Ready))
            .Should()
            .Equal(
                (village.Villages[0].Id, "河口1村", ReformState.InProgress, 11, true),
                (village.Villages[1].Id, "河口2村", ReformState.InProgress, 13, false)
            );
        applied.Villages[1].Missing.Should().NotBeEmpty().And.OnlyContain(v => v.Code == RecordRules.StepMissingCode);
        applied.Committees.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillageHandedInSince_IsNotReadyAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await AppliedAsync(importing);
        await given.ReformAsync(importing.Village.Campaign, importing.Village.Villages[0], reform =>
            reform.Submit("张主席", given.Clock.UtcNow())
        );

        (await given.Use<AppliedImportQuery>().RunAsync(importing.Chair, id))!
            .Villages.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ImportedVillage>(v => v.State == ReformState.Submitted && !v.Ready);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UndoneImport_IsStillToldOf_AndCannotBeUndoneAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await AppliedAsync(importing);
        (await importing.UndoAsync(id)).Should().BeEmpty();

        var undone = (await given.Use<AppliedImportQuery>().RunAsync(importing.Chair, id))!;

        (undone.State, undone.MayUndo, undone.Written.New).Should().Be((ImportState.Undone, false, 11));
        undone.Villages.Should().BeEmpty("what was written stands no more");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Roster_SaysWhichCommittees_WereRegistered(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        byte[] file = XlsxFile.Of([
            ["乡镇", "村（社区）", "姓名", "出生年月", "妇联职务", "联系电话"],
            ["清溪镇", "河口村", "林一", "1985-03-01", "主席", "13800000001"],
            ["清溪镇", "河口村", "林二", "1990-03-01", "执委", null],
        ]);
        var started = await given
            .Use<StartImport>()
            .RunAsync(village.Staff, new(ImportKind.Roster, null, "花名册.xlsx", file, Guid.NewGuid()));
        var seen = (await given.Use<ImportPreviewQuery>().RunAsync(village.Staff, started.ImportId!.Value, new()))!;
        var answers = seen.Settings.Answers with { ElectedOn = new(2021, 6, 1), TermYears = 5 };
        (
            await given
                .Use<ChangeImport>()
                .RunAsync(village.Staff, new(seen.Id, seen.Version, seen.Settings with { Answers = answers }))
        )
            .Violations.Should()
            .BeEmpty();
        seen = (await given.Use<ImportPreviewQuery>().RunAsync(village.Staff, seen.Id, new()))!;
        (
            await given
                .Use<ApplyImport>()
                .RunAsync(village.Staff, new(seen.Id, seen.Version, seen.Counts, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();

        var applied = (await given.Use<AppliedImportQuery>().RunAsync(village.Staff, seen.Id))!;

        applied
            .Committees.Should()
            .Equal(new ImportedBody(village.Village.Id, "清溪镇 › 河口村", Registered: true, New: 2, Changed: 0));
        applied.Villages.Should().BeEmpty("a roster belongs to no campaign");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Import_OfAnotherTownship_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await AppliedAsync(importing);
        IReadOnlyList<UnitScope> strangers =
        [
            .. await importing.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff),
            // The file is the township's, although it names this village.
            await given.AccountAsync(Role.VillageFederation, importing.Village.Villages[0]),
            // Who types no results imports none.
            importing.Village.Staff,
            await given.AccountAsync(Role.UpperReader, importing.Village.County),
            await given.AccountAsync(Role.Administrator, importing.Village.County),
        ];

        foreach (var stranger in strangers)
            (await given.Use<AppliedImportQuery>().RunAsync(stranger, id)).Should().BeNull();
        var colleague = await given.AccountAsync(Role.TownshipChair, importing.Village.Township);
        (await given.Use<AppliedImportQuery>().RunAsync(colleague, id)).Should().NotBeNull();
    }

    private static async Task<int> AppliedAsync(ImportCase importing)
    {
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")))
        );
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        return preview.Id;
    }
}
