using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable RS0030 // Reviewed: sets the connection, writes rows that passed the write guard, reads ids.

namespace FederationReform.Data;

/// <summary>The embedded engine: one county on one machine, no server to set up.</summary>
internal sealed class SqlitePortalDbContext : PortalDbContext
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    // A single statement runs in a transaction too, so that it takes its place in the WriterQueue.
    public SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException
            is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    protected override SqlExpression YearsBetween(SqlExpression born, SqlExpression on) =>
        CompletedYears.ByDigits(born, on);

    // SQLite has one writer at a time, and it is this transaction: nobody else takes these ids.
    protected override async Task<IReadOnlyList<long>> ReserveNumbersAsync(BulkTable table, CancellationToken cancel)
    {
        await using var command = (SqliteCommand)Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction)Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText =
            $"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = $table), 0), "
            + $"coalesce((SELECT max({Quoted(table.Key)}) FROM {Quoted(table.Name)}), 0))";
        command.Parameters.AddWithValue("$table", table.Name);
        var last = Convert.ToInt64(
            await command.ExecuteScalarAsync(cancel),
            System.Globalization.CultureInfo.InvariantCulture
        );
        return [.. Enumerable.Range(1, table.Count).Select(n => last + n)];
    }

    protected override async Task WriteInBulkAsync(BulkTable table, CancellationToken cancel)
    {
        await using var command = (SqliteCommand)Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction)Database.CurrentTransaction!.GetDbTransaction();
        var parameters = table.Columns.Select((_, i) => command.Parameters.AddWithValue($"$p{i}", null)).ToList();
        command.CommandText =
            $"INSERT INTO {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(Quoted))}) "
            + $"VALUES ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        await command.PrepareAsync(cancel);
        foreach (var row in table.Values())
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// Runs on every connection: foreign keys and the durability of a commit are not stored in the database file.
    /// </summary>
    internal sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Text = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

        public override void ConnectionOpened(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData
        )
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>For <c>dotnet ef</c>, which needs the model and opens no file.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqlitePortalDbContext>
    {
        public SqlitePortalDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
