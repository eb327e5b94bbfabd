using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: looks at a throw-away database from outside.

namespace FederationReform.Tests.Data;

/// <summary>
/// OP-03: bringing the database up to date may happen twice, at once, or after somebody was killed doing it.
/// </summary>
public sealed class MigratorTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Run_Again_ChangesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await given.CountyAsync();

        await new Migrator(given.Portal).RunAsync();

        await using var db = given.Portal.OpenForSystem();
        (await db.Units.CountAsync(u => u.Level == UnitLevel.Nation)).Should().Be(1);
        (await db.Units.CountAsync()).Should().Be(2);
        (await new Migrator(given.Portal).IsCurrentAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Run_AfterAProcessWasKilledMigrating_DoesNotWaitForIt()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        await using (var db = given.Portal.OpenForSystem())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock"
                    ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2020-01-01 00:00:00+00:00');
                """
            );
        }

        var run = new Migrator(given.Portal).RunAsync();

        (await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(20)))).Should().BeSameAs(run);
        await run;
    }

    [Theory, OnPostgres]
    public async Task FourNodes_StartingTogetherOnAnEmptyDatabase_MakeItOnce(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System, empty: true);

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => new Migrator(database.Portal).RunAsync()))
        );

        await using var db = database.Portal.OpenForSystem();
        (await db.Units.CountAsync()).Should().Be(1);
    }

    [Theory, OnPostgres]
    public async Task Database_WithoutItsSchema_IsNotReady(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System, empty: true);

        (await new Migrator(database.Portal).IsCurrentAsync()).Should().BeFalse();
    }
}
