#pragma warning disable RS0030 // Reviewed: the schema itself, before anybody is signed in.
using FederationReform.Access;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

/// <summary>Brings the database up to date and puts the root of the tree there. Doing it twice changes nothing.</summary>
[ActsWithoutScope("程序启动时更新数据库结构")]
public sealed class Migrator(PortalDb portal)
{
    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        if (db is SqlitePortalDbContext)
            await ForgetAbandonedLockAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        if (!await db.Units.AnyAsync(cancel))
            await PlantRootAsync(db, cancel);
    }

    /// <summary>Whether this program and its database are of one version.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        return !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    private static async Task PlantRootAsync(PortalDbContext db, CancellationToken cancel)
    {
        db.Units.Add(Unit.CreateRoot());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Of several nodes that start together on an empty database, one was quicker.
            if (!await db.Units.AnyAsync(cancel))
                throw;
        }
    }

    /// <summary>
    /// EF Core marks a running migration by a row, and a process killed meanwhile leaves it there for ever. The host holds the data
    /// folder for itself alone (<see cref="DataFolderLock"/>), so a row found now belongs to nobody.
    /// </summary>
    private static async Task ForgetAbandonedLockAsync(PortalDbContext db, CancellationToken cancel)
    {
        var locked = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (locked > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancel);
    }
}
