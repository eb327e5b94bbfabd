using FederationReform.Access;
using FederationReform.Importing;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

public sealed class ImportListQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Imports_AreListed_TheLatestFirst_WithoutTheDiscarded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")), "第一次.xlsx")
        );
        (await importing.ApplyAsync(preview)).Should().BeEmpty();
        var discarded = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口2村", 1)), "放弃的.xlsx")
        );
        (
            await given
                .Use<DiscardImport>()
                .RunAsync(importing.Chair, new(discarded.Id, discarded.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        var waiting = await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口2村", 2)), "第二次.xlsx");

        var list = (await given.Use<ImportListQuery>().RunAsync(importing.Chair))!;

        list.Rows.Should()
            .Equal(
                new ImportListRow(
                    waiting,
                    ImportKind.Results,
                    "第二次.xlsx",
                    "张主席",
                    given.Clock.Now,
                    ImportState.Preparing,
                    null,
                    Given.Plan.Name
                ),
                new ImportListRow(
                    preview.Id,
                    ImportKind.Results,
                    "第一次.xlsx",
                    "张主席",
                    given.Clock.Now,
                    ImportState.Applied,
                    new ImportCounts(11, 0, 0, 0, 0),
                    Given.Plan.Name
                )
            );
        list.Total.Should().Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ManyImports_ComeInPages_AndAPageThatIsNone_IsTheLast(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await ImportsAsync(given, village.Chair, ImportKind.Results, ImportListQuery.PageSize + 1);
        var query = given.Use<ImportListQuery>();

        (await query.RunAsync(village.Chair))!.Rows.Should().HaveCount(ImportListQuery.PageSize);
        var last = (await query.RunAsync(village.Chair, page: 99))!;
        (last.Number, last.Total, last.Rows.Single().FileName).Should().Be((2, ImportListQuery.PageSize + 1, "1.xlsx"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_SeesTheKindsThatTheRoleMayImport_OfItsOwnUnitAndBelow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var federation = await given.AccountAsync(Role.VillageFederation, village.Village);
        await ImportsAsync(given, village.Staff, ImportKind.Roster, 1, "县花名册");
        await ImportsAsync(given, village.Chair, ImportKind.Roster, 1, "镇花名册");
        await ImportsAsync(given, village.Chair, ImportKind.Results, 1, "镇结果");
        await ImportsAsync(given, federation, ImportKind.Results, 1, "村结果");

        (await NamesAsync(village.Staff)).Should().Equal("镇花名册", "县花名册");
        (await NamesAsync(village.Chair)).Should().Equal("村结果", "镇结果", "镇花名册");
        (await NamesAsync(federation)).Should().Equal("村结果");
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await NamesAsync(stranger)).Should().BeEmpty();
        foreach (var role in (Role[])[Role.UpperReader, Role.Administrator])
            (await given.Use<ImportListQuery>().RunAsync(await given.AccountAsync(role, village.County)))
                .Should()
                .BeNull("neither may import anything");

        async Task<IEnumerable<string>> NamesAsync(UnitScope scope) =>
            (await given.Use<ImportListQuery>().RunAsync(scope))!.Rows.Select(r =>
                Path.GetFileNameWithoutExtension(r.FileName)
            );
    }

    private static async Task ImportsAsync(
        Given given,
        UnitScope scope,
        ImportKind kind,
        int count,
        string? name = null
    )
    {
        await using var db = given.Portal.OpenForSystem();
        for (var n = 1; n <= count; n++)
        {
            db.Imports.Add(
                Import.Start(scope, kind, null, name is null ? $"{n}.xlsx" : $"{name}.xlsx", "", given.Clock.UtcNow())
            );
            await db.SaveChangesAsync();
        }
    }
}
