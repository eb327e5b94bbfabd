using FederationReform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: copies whole databases and shows nobody what they hold.

namespace FederationReform.Backups;

/// <summary>
/// By SQLite's online backup: the copy is of one moment, whatever is written meanwhile, and the file is the database
/// that a restore puts in place.
/// </summary>
internal sealed class SqliteCopy(PortalDbContext db) : IDatabaseCopy
{
    public string Extension => ".db";

    public async Task<(DatabaseContents Copied, DatabaseContents Restored)> MakeAsync(
        string file,
        CancellationToken cancel
    )
    {
        await db.Database.OpenConnectionAsync(cancel);
        var source = (SqliteConnection)db.Database.GetDbConnection();
        DatabaseContents copied;
        await using (var target = Open(file))
        {
            await target.OpenAsync(cancel);
            // Counting opens the read transaction, and the backup copies the moment that this transaction sees.
            await using var moment = source.BeginTransaction(deferred: true);
            copied = await DatabaseContents.ReadAsync(db, source, moment, cancel);
            await Task.Run(() => source.BackupDatabase(target), cancel);
            await moment.RollbackAsync(cancel);
            // One file, without a journal beside it.
            await TextAsync(target, "PRAGMA journal_mode=DELETE", cancel);
        }
        await using var restored = Open(file);
        await restored.OpenAsync(cancel);
        if (await TextAsync(restored, "PRAGMA integrity_check", cancel) is not "ok")
            throw new BackupFailedException("备份文件没有通过完整性检查，请检查磁盘。");
        if (await TextAsync(restored, "PRAGMA foreign_key_check", cancel) is not null)
            throw new BackupFailedException("备份文件里有指向不存在记录的引用，请联系技术人员。");
        return (copied, await DatabaseContents.ReadAsync(db, restored, null, cancel));
    }

    private static SqliteConnection Open(string file) => new($"Data Source={file};Pooling=False");

    private static async Task<string?> TextAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(cancel))?.ToString();
    }
}
