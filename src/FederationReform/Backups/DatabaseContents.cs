using System.Data.Common;
using System.Globalization;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: counts the rows of whole tables and shows nobody what they hold.

namespace FederationReform.Backups;

/// <summary>The rows of every table and the newest record of the audit, at one moment of one database.</summary>
internal sealed class DatabaseContents
{
    private readonly Dictionary<string, long> rows = [];
    private string newestAudit = "";

    private DatabaseContents() { }

    public int Tables => rows.Count;

    public long Rows => rows.Values.Sum();

    /// <param name="model">The context whose model names the tables.</param>
    /// <param name="connection">Open, in a transaction that sees one moment.</param>
    public static async Task<DatabaseContents> ReadAsync(
        PortalDbContext model,
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancel
    )
    {
        var contents = new DatabaseContents();
        var tables = model
            .Model.GetEntityTypes()
            .Select(t => t.GetTableName())
            .OfType<string>()
            .Append("__EFMigrationsHistory")
            .Distinct();
        foreach (var table in tables)
            contents.rows[table] = Convert.ToInt64(
                await ScalarAsync($"SELECT COUNT(*) FROM \"{table}\""),
                CultureInfo.InvariantCulture
            );
        contents.newestAudit = (string?)
            await ScalarAsync(
                "SELECT \"Id\" || ' ' || \"OperationId\" || ' ' || \"Summary\" FROM \"AuditRecords\" "
                    + "ORDER BY \"Id\" DESC LIMIT 1"
            )
            ?? "";
        return contents;

        async Task<object?> ScalarAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            // A large table takes the time that it takes.
            command.CommandTimeout = (int)TimeSpan.FromHours(1).TotalSeconds;
            return await command.ExecuteScalarAsync(cancel);
        }
    }

    /// <summary>What differs, in Chinese; null when nothing does.</summary>
    public string? DifferenceFrom(DatabaseContents other)
    {
        foreach (var (table, count) in rows)
            if (other.rows.GetValueOrDefault(table, -1) is var theirs && theirs != count)
                return $"表 {table} 原有 {count} 行，恢复后 {(theirs < 0 ? "没有这张表" : $"{theirs} 行")}";
        return newestAudit == other.newestAudit ? null : "最新一条审计记录不同";
    }
}
