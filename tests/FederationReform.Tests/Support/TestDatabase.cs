#pragma warning disable RS0030 // Reviewed: creates and drops throw-away databases.
using FederationReform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FederationReform.Tests.Support;

/// <summary>A database of its own for one test, copied from one that was migrated once.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public static string? PostgresServer { get; } = Environment.GetEnvironmentVariable(OnPostgresAttribute.Variable);

    private static readonly Lazy<Task<string>> SqliteTemplate = new(CreateSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(CreatePostgresTemplateAsync);

    private readonly Func<Task> drop;

    private TestDatabase(PortalDb portal, Func<Task> drop)
    {
        Portal = portal;
        this.drop = drop;
    }

    public PortalDb Portal { get; }

    public static Task<TestDatabase> CreateAsync(Engine engine, TimeProvider clock) =>
        engine == Engine.Sqlite ? CreateSqliteAsync(clock) : CreatePostgresAsync(clock);

    public async ValueTask DisposeAsync() => await drop();

    private static async Task<TestDatabase> CreateSqliteAsync(TimeProvider clock)
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-test-{Guid.NewGuid():N}.db");
        File.Copy(await SqliteTemplate.Value, file);
        return new(Sqlite(file, clock), () =>
        {
            SqliteConnection.ClearAllPools();
            foreach (var part in (string[])["", "-wal", "-shm"])
                File.Delete(file + part);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreatePostgresAsync(TimeProvider clock)
    {
        var name = $"portal_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {await PostgresTemplate.Value}");
        return new(Postgres(name, clock), () => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task<string> CreateSqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-template-{Guid.NewGuid():N}.db");
        await new Migrator(Sqlite(file, TimeProvider.System)).RunAsync();
        // In the template the log is folded into the file, so that one file is the whole database.
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static async Task<string> CreatePostgresTemplateAsync()
    {
        var name = $"portal_template_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        await new Migrator(Postgres(name, TimeProvider.System)).RunAsync();
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static PortalDb Sqlite(string file, TimeProvider clock)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        options.UsePortalSqlite(file);
        return new(() => new SqlitePortalDbContext(options.Options), clock);
    }

    private static PortalDb Postgres(string name, TimeProvider clock)
    {
        var connection = new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql(connection).Options;
        return new(() => new PostgresPortalDbContext(options), clock);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresServer) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
