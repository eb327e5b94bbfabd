using FederationReform.Importing;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: makes the database refuse a row in the middle of an import.

namespace FederationReform.Tests.Importing;

/// <summary>
/// UP-12: what is cut in the middle has written nothing, and goes through when it is confirmed again.
/// </summary>
public sealed class ImportCutTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ImportCutBetweenItsRows_WritesNone_AndAppliesOnceAfterwards(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var world = await VillageCase.OnAsync(given, villages: 2);
        var file = XlsxFile.Of([
            ["村", "姓名", "职务", "出生年月", "文化程度", "电话"],
            ["河口1村", "林一", "主席", "1985-03", "大专", "13800000001"],
            ["河口2村", "林二", "主席", "1986-03", "大专", "13800000002"],
        ]);
        var id = (
            await given
                .Use<StartImport>()
                .RunAsync(world.Staff, new(ImportKind.Roster, null, "名册.xlsx", file, Guid.NewGuid()))
        )
            .ImportId!
            .Value;
        var preview = await PreviewAsync();
        (
            await given
                .Use<ChangeImport>()
                .RunAsync(
                    world.Staff,
                    new(id, preview.Version, preview.Settings with { Answers = new() { ElectedOn = new(2021, 6, 1) } })
                )
        )
            .Violations.Should()
            .BeEmpty();
        preview = await PreviewAsync();
        var (operation, apply) = (Guid.NewGuid(), given.Use<ApplyImport>());
        // People and committees are written before the posts.
        await ExecuteAsync(
            engine == Engine.Sqlite
                ? ["CREATE TRIGGER cut BEFORE INSERT ON \"Posts\" BEGIN SELECT RAISE(ABORT, 'cut'); END"]
                :
                [
                    "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''cut''; END'",
                    "CREATE TRIGGER cut BEFORE INSERT ON \"Posts\" FOR EACH ROW EXECUTE FUNCTION cut()",
                ]
        );

        await FluentActions
            .Awaiting(() => apply.RunAsync(world.Staff, new(id, preview.Version, preview.Counts, operation)))
            .Should()
            .ThrowAsync<Exception>();

        await using (var db = given.Portal.OpenForSystem())
            (
                await db.Committees.CountAsync(),
                await db.People.CountAsync(),
                await db.AuditRecords.CountAsync(r => r.OperationId == operation)
            )
                .Should()
                .Be((0, 0, 0));
        (await PreviewAsync()).State.Should().Be(ImportState.Preparing);

        await ExecuteAsync(engine == Engine.Sqlite ? ["DROP TRIGGER cut"] : ["DROP TRIGGER cut ON \"Posts\""]);
        (await apply.RunAsync(world.Staff, new(id, preview.Version, preview.Counts, operation))).Should().BeEmpty();
        (await apply.RunAsync(world.Staff, new(id, preview.Version, preview.Counts, operation))).Should().BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
            (await db.Committees.CountAsync(), await db.People.CountAsync(), await db.Posts.CountAsync())
                .Should()
                .Be((2, 2, 2));

        async Task<ImportPreview> PreviewAsync() =>
            (await given.Use<ImportPreviewQuery>().RunAsync(world.Staff, id, new()))!;

        async Task ExecuteAsync(string[] statements)
        {
            await using var db = given.Portal.OpenForSystem();
            foreach (var statement in statements)
                await db.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
