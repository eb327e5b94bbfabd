using FederationReform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

#pragma warning disable RS0030 // Reviewed: creates and drops throw-away databases.

namespace FederationReform.Tests.Support;

/// <summary>A database of its own for one test, copied from one that was migrated once.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public static string? PostgresServer { get; } = Environment.GetEnvironmentVariable(OnPostgresAttribute.Variable);

    private static readonly Lazy<Task<string>> SqliteTemplate = new(CreateSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(CreatePostgresTemplateAsync);

    private readonly Func<IInterceptor[], PortalDb> open;
    private readonly Func<Task> drop;

    private TestDatabase(Func<IInterceptor[], PortalDb> open, string folder, string? connectionString, Func<Task> drop)
    {
        this.open = open;
        Portal = open([]);
        Folder = folder;
        ConnectionString = connectionString;
        this.drop = drop;
    }

    public PortalDb Portal { get; }

    /// <summary>Another web server on this database, whose commands can be watched.</summary>
    public PortalDb Open(params IInterceptor[] watching) => open(watching);

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
        var keys = IdNumberKeys.InFolder(folder);
        return new(
            watching => Sqlite(file, clock, keys, watching),
            folder,
            null,
            async () =>
            {
                // This file's pool alone: clearing all would drop the connections of every test that runs beside this one.
                await using (var db = Sqlite(file, clock).OpenForSystem())
                    SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
                Directory.Delete(folder, recursive: true);
            }
        );
    }

    private static async Task<TestDatabase> CreatePostgresAsync(TimeProvider clock, bool empty)
    {
        var name = $"portal_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {(empty ? "template1" : await PostgresTemplate.Value)}");
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var keys = IdNumberKeys.InFolder(folder);
        return new(
            watching => Postgres(name, clock, keys, watching),
            folder,
            Connection(name),
            () =>
            {
                Directory.Delete(folder, recursive: true);
                return ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
            }
        );
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
        // PostgreSQL copies no database that somebody is connected to.
        await using var pooled = new NpgsqlConnection(Connection(name));
        NpgsqlConnection.ClearPool(pooled);
        return name;
    }

    private static PortalDb Sqlite(
        string file,
        TimeProvider clock,
        IdNumberKeys? keys = null,
        params IInterceptor[] watching
    )
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        options.AddInterceptors(watching);
        options.UsePortalSqlite(file);
        return new(() => new SqlitePortalDbContext(options.Options), clock, keys);
    }

    private static PortalDb Postgres(
        string name,
        TimeProvider clock,
        IdNumberKeys? keys = null,
        params IInterceptor[] watching
    )
    {
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        options.AddInterceptors(watching);
        options.UsePortalPostgres(Connection(name));
        return new(() => new PostgresPortalDbContext(options.Options), clock, keys);
    }

    private static string Connection(string name) =>
        new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(PostgresServer)
            {
                Database = "postgres",
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
