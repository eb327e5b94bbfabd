using FederationReform.Data;
using FederationReform.Files;
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

    /// <summary>
    /// The setting of the key that seals telephones in the databases of all tests: EF Core builds its model once for
    /// each key.
    /// </summary>
    public static string SealingKey { get; } = Convert.ToBase64String(new byte[32]);

    private const string DatabaseFile = "portal.db";

    private static readonly PersonalDataSeal seal = new(PersonalDataKeys.Of(SealingKey));

    private readonly Func<PersonalDataKeys?, IInterceptor[], PortalDb> open;
    private readonly Func<Task> drop;

    private TestDatabase(
        Func<PersonalDataKeys?, IInterceptor[], PortalDb> open,
        string folder,
        string? connectionString,
        Func<Task> drop
    )
    {
        this.open = open;
        Portal = open(null, []);
        Folder = folder;
        ConnectionString = connectionString;
        this.drop = drop;
    }

    public PortalDb Portal { get; }

    /// <summary>Another web server on this database, whose commands can be watched.</summary>
    public PortalDb Open(params IInterceptor[] watching) => open(null, watching);

    /// <summary>Another web server on this database, with this key of personal data.</summary>
    public PortalDb OpenWith(PersonalDataKeys keys) => open(keys, []);

    /// <summary>Somebody else's transaction that holds a table until it is disposed; for PostgreSQL.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string table)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"LOCK TABLE \"{table}\"", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>
    /// Somebody else's transaction. Until it is disposed everybody reads and nobody adds a row to the table; with
    /// SQLite, to any table.
    /// </summary>
    public async Task<IAsyncDisposable> HoldWritesAsync(string table)
    {
        if (ConnectionString is null)
        {
            var file = new SqliteConnection($"Data Source={Path.Combine(Folder, DatabaseFile)};Pooling=False");
            await file.OpenAsync();
            await using var begin = new SqliteCommand("BEGIN IMMEDIATE", file);
            await begin.ExecuteNonQueryAsync();
            return file;
        }
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"LOCK TABLE \"{table}\" IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>All that lies on the disk of the database: whoever steals it or a backup reads this.</summary>
    public async Task<string> RawAsync()
    {
        if (ConnectionString is null)
            return string.Concat(
                Directory
                    .GetFiles(Folder, $"{DatabaseFile}*")
                    .Select(file =>
                    {
                        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                        var bytes = new byte[stream.Length];
                        stream.ReadExactly(bytes);
                        return System.Text.Encoding.UTF8.GetString(bytes);
                    })
            );
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (
            var names = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", connection)
        )
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }
        var all = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            // Bytes as text, as far as they are any: in hexadecimal digits nobody would find a phone.
            await using var rows = new NpgsqlCommand(
                $"SET bytea_output = 'escape'; SELECT t::text FROM \"{table}\" t",
                connection
            );
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                all.AppendLine(reader.GetString(0));
        }
        return all.ToString();
    }

    /// <summary>What a portal on this database would have as its data folder.</summary>
    public string Folder { get; }

    /// <summary>For PostgreSQL.</summary>
    public string? ConnectionString { get; }

    /// <param name="empty">Without its schema, as an operator's first start finds it.</param>
    public static Task<TestDatabase> CreateAsync(Engine engine, TimeProvider clock, bool empty = false) =>
        engine == Engine.Sqlite ? CreateSqliteAsync(clock, empty) : CreatePostgresAsync(clock, empty);

    /// <summary>On SQLite, with everything that lies in another's folder, database, keys and files.</summary>
    public static TestDatabase CopyOf(string filled, TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(filled, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(filled, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return OnSqlite(folder, clock);
    }

    /// <summary>
    /// Closes what is open of a database on SQLite and folds its log into the file, so that its folder can be copied.
    /// </summary>
    public async Task FoldAsync()
    {
        await using (var db = Portal.OpenForSystem())
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        await FoldAsync(Path.Combine(Folder, DatabaseFile));
    }

    public async ValueTask DisposeAsync() => await drop();

    private static async Task<TestDatabase> CreateSqliteAsync(TimeProvider clock, bool empty)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        if (!empty)
            File.Copy(await SqliteTemplate.Value, Path.Combine(folder, DatabaseFile));
        return OnSqlite(folder, clock);
    }

    private static TestDatabase OnSqlite(string folder, TimeProvider clock)
    {
        var file = Path.Combine(folder, DatabaseFile);
        var keys = PersonalDataKeys.InFolder(folder);
        return new(
            (other, watching) => Sqlite(file, clock, other ?? keys, other, watching),
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
        var name = await (empty ? SpareDatabases.TakeEmptyAsync() : SpareDatabases.TakeAsync());
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var keys = PersonalDataKeys.InFolder(folder);
        return new(
            (other, watching) => Postgres(name, clock, folder, other ?? keys, other, watching),
            folder,
            SpareDatabases.Connection(name),
            () =>
            {
                Directory.Delete(folder, recursive: true);
                return SpareDatabases.GiveBackAsync(name);
            }
        );
    }

    private static async Task<string> CreateSqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-template-{Guid.NewGuid():N}.db");
        await new Migrator(Sqlite(file, TimeProvider.System)).RunAsync();
        await FoldAsync(file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    /// <summary>Folds the log into the file, so that one file is the whole database.</summary>
    private static async Task FoldAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Gives an empty database on PostgreSQL its schema.</summary>
    public static Task MigrateAsync(string name) => new Migrator(Postgres(name, TimeProvider.System)).RunAsync();

    private static PortalDb Sqlite(
        string file,
        TimeProvider clock,
        PersonalDataKeys? keys = null,
        PersonalDataKeys? sealing = null,
        params IInterceptor[] watching
    )
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        options.AddInterceptors(watching);
        options.UsePortalSqlite(file);
        options.UseSeal(sealing is null ? seal : new(sealing));
        var files = new FolderFileStore(Path.Combine(Path.GetDirectoryName(file)!, "files"));
        return new(() => new SqlitePortalDbContext(options.Options), clock, keys, files: files);
    }

    private static PortalDb Postgres(
        string name,
        TimeProvider clock,
        string? folder = null,
        PersonalDataKeys? keys = null,
        PersonalDataKeys? sealing = null,
        params IInterceptor[] watching
    )
    {
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        options.AddInterceptors(watching);
        options.UsePortalPostgres(SpareDatabases.Connection(name));
        options.UseSeal(sealing is null ? seal : new(sealing));
        var files = folder is null ? null : new FolderFileStore(Path.Combine(folder, "files"));
        return new(() => new PostgresPortalDbContext(options.Options), clock, keys, files: files);
    }
}
