using System.Diagnostics;
using System.Globalization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Backups;

/// <param name="File">Full path of the backup.</param>
/// <param name="Rows">Rows of all tables; the copy that was restored for comparison held the same.</param>
public sealed record Backup(string File, long Bytes, int Tables, long Rows, TimeSpan Took);

/// <summary>
/// OP-07: copies the database while the portal runs, restores the copy into a scratch database, and compares it with
/// the state that was copied: the rows of every table, and the newest record of the audit. A file that was not restored
/// and compared never gets the name of a backup.
/// </summary>
[ActsWithoutScope("备份整个数据库，没有人登录")]
public sealed class BackUpDatabase(PortalDb portal)
{
    private const string Start = "portal-";
    private const string Part = ".part";

    /// <param name="folder">Where the backups lie; made when it is missing, for the portal's own user.</param>
    /// <param name="keep">
    /// How many backups stay in the folder, this one included. Older ones are deleted after this one was compared.
    /// </param>
    /// <exception cref="BackupFailedException">Nothing was kept, and no older backup was deleted.</exception>
    public async Task<Backup> RunAsync(string folder, int keep, CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        await using var db = portal.OpenForSystem();
        IDatabaseCopy copy = db is SqlitePortalDbContext ? new SqliteCopy(db) : new PostgresCopy(db);
        var name = Start + portal.Clock.UtcNow().ToChina().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, name + copy.Extension);
        var part = file + Part;
        try
        {
            MakeFolder(folder);
            var (copied, restored) = await copy.MakeAsync(part, cancel);
            if (copied.DifferenceFrom(restored) is { } difference)
                throw new BackupFailedException($"恢复后与原库不一致：{difference}。");
            File.Move(part, file);
            foreach (var old in Kept(folder, copy.Extension).Skip(keep))
                File.Delete(old);
            var made = new Backup(file, new FileInfo(file).Length, copied.Tables, copied.Rows, watch.Elapsed);
            await RecordAsync(
                AuditEvent.BackupMade,
                $"备份数据库并恢复核对：{Path.GetFileName(file)}，{made.Tables} 张表 {made.Rows} 行，全部一致",
                cancel
            );
            return made;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var failed =
                fault as BackupFailedException
                ?? new BackupFailedException($"备份没有完成（{fault.GetType().Name}），详情见日志。", fault);
            await RecordAsync(AuditEvent.BackupFailed, failed.Message, cancel);
            throw failed;
        }
        finally
        {
            if (File.Exists(part))
                File.Delete(part);
        }
    }

    /// <summary>The backups in the folder, the newest first.</summary>
    internal static IEnumerable<string> Kept(string folder, string extension) =>
        Directory.EnumerateFiles(folder, $"{Start}*{extension}").OrderDescending(StringComparer.Ordinal);

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private async Task RecordAsync(AuditEvent what, string summary, CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        var root = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation, cancel);
        db.RecordAs(AuditActor.Console, what, () => new(SubjectKind.Unit, root.Id, root.Id, root.Path), summary);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Why there is no backup, in Chinese for the operator.</summary>
public sealed class BackupFailedException(string message, Exception? inner = null) : Exception(message, inner);
