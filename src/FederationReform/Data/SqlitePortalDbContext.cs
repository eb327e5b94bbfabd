#pragma warning disable RS0030 // Reviewed: a connection's own settings; reads and writes no row.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace FederationReform.Data;

/// <summary>The embedded engine: one county on one machine, no server to set up.</summary>
internal sealed class SqlitePortalDbContext : PortalDbContext
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    // Even a single statement goes through a transaction, so that it takes its place in the WriterQueue.
    public SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    protected override SqlExpression YearsBetween(SqlExpression born, SqlExpression on) => CompletedYears.ByDigits(born, on);

    /// <summary>Set on every connection: foreign keys and the durability of a commit are not stored in the file.</summary>
    internal sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Text = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>For <c>dotnet ef</c>, which needs the model and never a file.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqlitePortalDbContext>
    {
        public SqlitePortalDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
