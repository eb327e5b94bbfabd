using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

#pragma warning disable RS0030 // Reviewed: copies whole databases and shows nobody what they hold.

namespace FederationReform.Backups;

/// <summary>
/// By <c>pg_dump</c> of the moment that this connection sees, restored by <c>pg_restore</c> into a database of its own
/// on the same server. The portal's role needs the right to create it.
/// </summary>
internal sealed class PostgresCopy(PortalDbContext db) : IDatabaseCopy
{
    public string Extension => ".dump";

    public async Task<(DatabaseContents Copied, DatabaseContents Restored)> MakeAsync(
        string file,
        CancellationToken cancel
    )
    {
        var settings = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        DatabaseContents copied;
        await using (var source = new NpgsqlConnection(settings.ConnectionString))
        {
            await source.OpenAsync(cancel);
            await using var moment = await source.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", source, moment);
            var snapshot = (string)(await export.ExecuteScalarAsync(cancel))!;
            copied = await DatabaseContents.ReadAsync(db, source, moment, cancel);
            await RunAsync(
                settings,
                "pg_dump",
                ["--format=custom", $"--snapshot={snapshot}", $"--file={file}"],
                cancel
            );
        }

        var scratch = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Database = $"portal_check_{Guid.NewGuid():N}",
        };
        await ExecuteAsync(settings, $"CREATE DATABASE \"{scratch.Database}\" TEMPLATE template0", cancel);
        try
        {
            await RunAsync(
                scratch,
                "pg_restore",
                ["--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={scratch.Database}", file],
                cancel
            );
            await using var restored = new NpgsqlConnection(scratch.ConnectionString);
            await restored.OpenAsync(cancel);
            return (copied, await DatabaseContents.ReadAsync(db, restored, null, cancel));
        }
        finally
        {
            await ExecuteAsync(
                settings,
                $"DROP DATABASE IF EXISTS \"{scratch.Database}\" WITH (FORCE)",
                CancellationToken.None
            );
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder settings, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The password goes by the environment: arguments are seen by every user of the machine.</summary>
    private static async Task RunAsync(
        NpgsqlConnectionStringBuilder settings,
        string tool,
        IReadOnlyList<string> arguments,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = $"{settings.Port}";
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGUSER"] = settings.Username;
        if (settings.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        if (settings.SslMode == SslMode.VerifyFull)
            start.Environment["PGSSLMODE"] = "verify-full";
        if (settings.RootCertificate is { } root)
            start.Environment["PGSSLROOTCERT"] = root;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new BackupFailedException($"这台服务器上找不到 {tool}，请安装 PostgreSQL 的客户端工具。", fault);
        }
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync(cancel);
            try
            {
                await process.WaitForExitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
            if (process.ExitCode != 0)
                throw new BackupFailedException(
                    $"{tool} 没有成功（退出码 {process.ExitCode}），详情见日志。",
                    new InvalidOperationException(await errors)
                );
        }
    }
}
