using System.Data.Common;
using FederationReform.Data;
using FederationReform.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace FederationReform.Benchmarks;

#pragma warning disable RS0030 // Creates and drops databases, and lends its connection to hand-written SQL.

/// <summary>
/// A fresh, migrated database with one open connection that everything shares: the contexts, which come from a pool as
/// in the portal, and the hand-written SQL. So the ratio is about the query and nothing else.
/// </summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private static readonly PersonalDataSeal seal = new(PersonalDataKeys.Of(Convert.ToBase64String(new byte[32])));

    private readonly Func<ValueTask> drop;

    private BenchmarkDatabase(DbConnection connection, PortalDb portal, Func<ValueTask> drop) =>
        (Connection, Portal, this.drop) = (connection, portal, drop);

    /// <summary>Where kept files lie during the run.</summary>
    private static string Folder { get; } = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;

    public DbConnection Connection { get; }

    public PortalDb Portal { get; }

    public string Version => Connection.ServerVersion;

    public bool IsSqlite => Connection is SqliteConnection;

    public static async Task<BenchmarkDatabase> SqliteAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-benchmark-{Guid.NewGuid():N}.db");
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
        var factory = new PooledDbContextFactory<SqlitePortalDbContext>(
            Sealed(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite(connection)).Options
        );
        return await MigratedAsync(
            new(
                connection,
                new(factory.CreateDbContext, TimeProvider.System, files: new FolderFileStore(Folder)),
                async () =>
                {
                    await connection.DisposeAsync();
                    foreach (var part in (string[])["", "-wal", "-shm"])
                        File.Delete(file + part);
                }
            )
        );
    }

    public static async Task<BenchmarkDatabase> PostgresAsync(string server)
    {
        var name = $"portal_benchmark_{Guid.NewGuid():N}";
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await ExecuteAsync(admin, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server)
            {
                Database = name,
                Pooling = false,
                MaxAutoPrepare = 20,
                AutoPrepareMinUsages = 2,
            }.ConnectionString
        );
        await connection.OpenAsync();
        var factory = new PooledDbContextFactory<PostgresPortalDbContext>(
            Sealed(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql(connection)).Options
        );
        return await MigratedAsync(
            new(
                connection,
                new(factory.CreateDbContext, TimeProvider.System, files: new FolderFileStore(Folder)),
                async () =>
                {
                    await connection.DisposeAsync();
                    await using var again = new NpgsqlConnection(server);
                    await again.OpenAsync();
                    await ExecuteAsync(again, $"DROP DATABASE {name} WITH (FORCE)");
                }
            )
        );
    }

    /// <summary>What the server does by itself after a while: statistics and the visibility of rows.</summary>
    public Task AnalyseAsync() => ExecuteAsync(Connection, IsSqlite ? "ANALYZE" : "VACUUM ANALYZE");

    /// <summary>The rows of hand-written SQL.</summary>
    public async Task<List<T>> ReadAsync<T>(
        string sql,
        Func<DbDataReader, T> read,
        params (string Name, object Value)[] parameters
    )
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => drop();

    private static DbContextOptionsBuilder<T> Sealed<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext
    {
        options.UseSeal(seal);
        return options;
    }

    private static async Task<BenchmarkDatabase> MigratedAsync(BenchmarkDatabase database)
    {
        await new Migrator(database.Portal).RunAsync();
        return database;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
