#pragma warning disable RS0030 // Reviewed: creates and drops throw-away databases.
using FederationReform.Data;
using FederationReform.IdNumbers;
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

    private TestDatabase(PortalDb portal, string folder, string? connectionString, Func<Task> drop)
    {
        Portal = portal;
        Folder = folder;
        ConnectionString = connectionString;
        this.drop = drop;
    }

    public PortalDb Portal { get; }

    /// <summary>What a portal on this database would have as its data folder.</summary>
    public string Folder { get; }

    /// <summary>For PostgreSQL.</summary>
    public string? ConnectionString { get; }

    /// <param name="empty">Without its schema, as an operator's first start finds it.</param>
    public static Task<TestDatabase> CreateAsync(Engine engine, TimeProvider clock, bool empty = false) =>
        engine == Engine.Sqlite ? CreateSqliteAsync(clock, empty) : CreatePostgresAsync(clock, empty);

    public async ValueTask DisposeAsync() => await drop();

    private static async Task<TestDatabase> CreateSqliteAsync(TimeProvider clock, bool empty)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var file = Path.Combine(folder, "portal.db");
        if (!empty)
            File.Copy(await SqliteTemplate.Value, file);
        return new(Sqlite(file, clock, IdNumberKeys.InFolder(folder)), folder, null, () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreatePostgresAsync(TimeProvider clock, bool empty)
    {
        var name = $"portal_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {(empty ? "template1" : await PostgresTemplate.Value)}");
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        return new(Postgres(name, clock, IdNumberKeys.InFolder(folder)), folder, Connection(name), () =>
        {
            Directory.Delete(folder, recursive: true);
            return ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        });
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

    private static PortalDb Sqlite(string file, TimeProvider clock, IdNumberKeys? keys = null)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        options.UsePortalSqlite(file);
        return new(() => new SqlitePortalDbContext(options.Options), clock, keys);
    }

    private static PortalDb Postgres(string name, TimeProvider clock, IdNumberKeys? keys = null)
    {
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql(Connection(name)).Options;
        return new(() => new PostgresPortalDbContext(options), clock, keys);
    }

    private static string Connection(string name) => new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresServer) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
