using FederationReform.Access;
using FederationReform.Tree;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: changes the schema before anybody is signed in.

namespace FederationReform.Data;

/// <summary>
/// Applies the pending migrations, creates the root of the tree, and deletes keys that lie open. Running it again
/// changes nothing.
/// </summary>
[ActsWithoutScope("程序启动时更新数据库结构")]
public sealed class Migrator(PortalDb portal)
{
    // The audit is only ever added to. The portal has no code that does anything else; these hold it against a fault of
    // the portal, and against whoever gets at its connection.
    private const string AuditIsKeptOnSqlite = """
        CREATE TRIGGER IF NOT EXISTS "AuditRecords_NotChanged" BEFORE UPDATE ON "AuditRecords"
        BEGIN SELECT RAISE(ABORT, 'audit records are kept as they are'); END;
        CREATE TRIGGER IF NOT EXISTS "AuditRecords_NotDeleted" BEFORE DELETE ON "AuditRecords"
        BEGIN SELECT RAISE(ABORT, 'audit records are kept as they are'); END;
        """;

    // Under a lock, because several nodes may start together.
    private const string AuditIsKeptOnPostgres = """
        DO $do$ BEGIN
            PERFORM pg_advisory_xact_lock(5080202607);
            IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'AuditRecords_Kept') THEN
                CREATE OR REPLACE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS
                    $fn$ BEGIN RAISE EXCEPTION 'audit records are kept as they are'; END $fn$;
                CREATE TRIGGER "AuditRecords_Kept" BEFORE UPDATE OR DELETE ON "AuditRecords"
                    FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
                CREATE TRIGGER "AuditRecords_NotEmptied" BEFORE TRUNCATE ON "AuditRecords"
                    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
            END IF;
        END $do$;
        """;

    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        // A migration takes the time that it takes.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        if (db is SqlitePortalDbContext)
            await ForgetAbandonedLockAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        if (!await db.Units.AnyAsync(cancel))
            await PlantRootAsync(db, cancel);
        await ForgetOpenKeysAsync(db, cancel);
        await db.Database.ExecuteSqlRawAsync(
            db is SqlitePortalDbContext ? AuditIsKeptOnSqlite : AuditIsKeptOnPostgres,
            cancel
        );
    }

    /// <summary>False while the database lacks a migration that this program brings.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        return !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    /// <summary>
    /// Keys of cookies that lie in the database unencrypted are from an older version, and whoever has one of its
    /// backups could still make a cookie with them. Everybody signs in anew.
    /// </summary>
    private static async Task ForgetOpenKeysAsync(PortalDbContext db, CancellationToken cancel) =>
        await db.Set<DataProtectionKey>().Where(k => k.Xml!.Contains("masterKey")).ExecuteDeleteAsync(cancel);

    private static async Task PlantRootAsync(PortalDbContext db, CancellationToken cancel)
    {
        db.Units.Add(Unit.CreateRoot());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Several nodes may start together on an empty database; another node inserted the root first.
            if (!await db.Units.AnyAsync(cancel))
                throw;
        }
    }

    /// <summary>
    /// EF Core marks a running migration by a row, and a process killed meanwhile leaves the row for ever. The host
    /// holds the data folder exclusively (<see cref="DataFolderLock"/>), so a row found now belongs to no running
    /// process.
    /// </summary>
    private static async Task ForgetAbandonedLockAsync(PortalDbContext db, CancellationToken cancel)
    {
        var locked = await db
            .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancel);
        if (locked > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancel);
    }
}
