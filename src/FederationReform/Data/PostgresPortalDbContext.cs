using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Npgsql;

#pragma warning disable RS0030 // Reviewed: writes rows that passed the write guard; reads only the next ids.

namespace FederationReform.Data;

/// <summary>The engine for everything larger than one county.</summary>
internal sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options)
    : PortalDbContext(options)
{
    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsDeadlock(Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    protected override Task HoldAccountAsync(int id, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT 1 FROM \"Accounts\" WHERE \"Id\" = {id} FOR SHARE", cancel);

    protected override void CompareByByte(IMutableProperty column) => column.SetCollation("C");

    protected override SqlExpression YearsBetween(SqlExpression born, SqlExpression on) =>
        CompletedYears.ByAge(born, on);

    protected override async Task<IReadOnlyList<long>> ReserveNumbersAsync(BulkTable table, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await using var command = new NpgsqlCommand(
            "SELECT nextval(pg_get_serial_sequence($1, $2)) FROM generate_series(1, $3)",
            connection
        );
        foreach (object value in (object[])[Quoted(table.Name), table.Key, table.Count])
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var numbers = new List<long>(table.Count);
        while (await reader.ReadAsync(cancel))
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    protected override async Task WriteInBulkAsync(BulkTable table, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(Quoted))}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (var row in table.Values())
        {
            await copy.StartRowAsync(cancel);
            // Written with its static type: the driver looks up a value whose type is only known as object every time.
            foreach (var value in row)
                await (
                    value switch
                    {
                        null => copy.WriteNullAsync(cancel),
                        string text => copy.WriteAsync(text, cancel),
                        int number => copy.WriteAsync(number, cancel),
                        bool flag => copy.WriteAsync(flag, cancel),
                        DateOnly day => copy.WriteAsync(day, cancel),
                        byte[] bytes => copy.WriteAsync(bytes, cancel),
                        _ => copy.WriteAsync(value, cancel),
                    }
                );
        }
        await copy.CompleteAsync(cancel);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>For <c>dotnet ef</c>, which needs the model and connects to no server.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresPortalDbContext>
    {
        public PostgresPortalDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=design-time").Options);
    }
}
