using FederationReform.Backups;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: looks at a throw-away database from outside.

namespace FederationReform.Tests.Backups;

/// <summary>OP-07: a backup is one only after it was restored and compared.</summary>
public sealed class BackUpDatabaseTests
{
    /// <summary>Somebody goes on writing while the copy is made: the copy is of one moment all the same.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Backup_WhileOthersWrite_IsRestoredAndTheSame(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();
        var folder = Path.Combine(given.Database.Folder, "backups");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(given.Portal, stop.Token));

        Backup made;
        try
        {
            made = await given.Use<BackUpDatabase>().RunAsync(folder, keep: 3);
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        Directory.GetFiles(folder).Should().Equal(made.File);
        made.Rows.Should().BeGreaterThan(10);
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.BackupMade);
        record.Summary.Should().Contain($"{made.Rows} 行").And.Contain(Path.GetFileName(made.File));
        if (engine == Engine.Sqlite)
            (await CountAsync(made.File, "Units")).Should().Be(await UnitsAsync(given));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OlderBackups_AreDeleted_BeyondThoseToKeep(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var folder = Path.Combine(given.Database.Folder, "backups");
        var made = new List<string>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            made.Add((await given.Use<BackUpDatabase>().RunAsync(folder, keep: 2)).File);
            given.Clock.Advance(TimeSpan.FromDays(1));
        }

        Directory.GetFiles(folder).Should().BeEquivalentTo(made[1..]);
    }

    /// <summary>What cannot be written leaves the older backups, and the audit says that it failed.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task BackupThatFails_IsSaid_AndDeletesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var notAFolder = Path.Combine(given.Database.Folder, "taken");
        await File.WriteAllTextAsync(notAFolder, "a file");

        var act = () => given.Use<BackUpDatabase>().RunAsync(notAFolder, keep: 1);

        (await act.Should().ThrowAsync<BackupFailedException>()).Which.Message.Should().StartWith("备份没有完成");
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.BackupFailed);
        (await File.ReadAllTextAsync(notAFolder)).Should().Be("a file");
    }

    /// <summary>The comparison itself: one row less, or another newest record of the audit, is seen.</summary>
    [Fact]
    public async Task Comparison_SeesOneLostRow_AndALostRecordOfTheAudit()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        await given.CountyAsync();
        await RecordAsync(given.Portal);
        var made = await given.Use<BackUpDatabase>().RunAsync(Path.Combine(given.Database.Folder, "b"), keep: 1);
        await using var db = given.Portal.OpenForSystem();
        var whole = await ReadAsync(db, made.File);

        await ExecuteAsync(made.File, "DELETE FROM \"Units\" WHERE \"Id\" = (SELECT MAX(\"Id\") FROM \"Units\")");
        var poorer = await ReadAsync(db, made.File);

        whole.DifferenceFrom(await ReadAsync(db, made.File)).Should().Contain("表 Units").And.Contain("恢复后");
        await ExecuteAsync(
            made.File,
            """
            DROP TRIGGER "AuditRecords_NotChanged";
            UPDATE "AuditRecords" SET "Summary" = 'x' WHERE "Id" = (SELECT MAX("Id") FROM "AuditRecords")
            """
        );
        poorer.DifferenceFrom(await ReadAsync(db, made.File)).Should().Be("最新一条审计记录不同");
    }

    private static async Task WriteAsync(PortalDb portal, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await RecordAsync(portal);
    }

    private static async Task RecordAsync(PortalDb portal)
    {
        await using var db = portal.OpenForSystem();
        var root = await db.Units.OrderBy(u => u.Path).FirstAsync();
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.UnitDescribed,
            () => new(SubjectKind.Unit, root.Id, root.Id, root.Path),
            "一条记录"
        );
        await db.SaveChangesAsync();
    }

    private static async Task<long> UnitsAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.Units.CountAsync();
    }

    private static async Task<long> CountAsync(string file, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<DatabaseContents> ReadAsync(PortalDbContext model, string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        return await DatabaseContents.ReadAsync(model, connection, null, CancellationToken.None);
    }
}
