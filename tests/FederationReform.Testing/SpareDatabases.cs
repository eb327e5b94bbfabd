using System.Collections.Concurrent;
using Npgsql;

#pragma warning disable RS0030 // Reviewed: creates, empties and drops throw-away databases.

namespace FederationReform.Tests.Support;

/// <summary>
/// Databases of tests on PostgreSQL. A copy of the template is a copy of more than seven hundred files, so a database
/// that a test gives back is brought to what the migrations leave and handed to the next test.
/// </summary>
internal static class SpareDatabases
{
    /// <summary>Deleted rows stay on the disk and are passed over by each scan; after so many tests it is dropped.</summary>
    private const int Uses = 60;

    private static readonly ConcurrentBag<(string Name, int Used)> spare = [];
    private static readonly ConcurrentDictionary<string, int> used = [];
    private static readonly Lazy<Task<string>> template = new(CreateTemplateAsync);

    /// <summary>
    /// Beside the tables, what they hold after the migrations, and a function that brings them back to that. It says no
    /// where the tables themselves are not what they were, or somebody is still at work.
    /// </summary>
    private const string Fresh = """
        CREATE SCHEMA fresh;
        CREATE FUNCTION fresh.shape() RETURNS text LANGUAGE sql AS $$
            SELECT md5(string_agg(concat_ws('/', relname, relkind, relnatts, triggers), ',' ORDER BY relname))
            FROM (
                SELECT c.*, (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid) AS triggers
                FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
            ) c
        $$;
        CREATE TABLE fresh.sequences AS
            SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public';
        CREATE TABLE fresh.tables AS
            SELECT tablename, false AS filled FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory';
        CREATE TABLE fresh.shapes AS SELECT fresh.shape() AS shape;
        DO $$ DECLARE t record; has boolean;
        BEGIN
            FOR t IN SELECT tablename FROM fresh.tables LOOP
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', t.tablename) INTO has;
                IF has THEN
                    EXECUTE format('CREATE TABLE fresh.%I AS TABLE public.%I', t.tablename, t.tablename);
                    UPDATE fresh.tables SET filled = true WHERE tablename = t.tablename;
                END IF;
            END LOOP;
        END $$;
        CREATE FUNCTION fresh.restore() RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE t record;
        BEGIN
            IF fresh.shape() <> (SELECT shape FROM fresh.shapes) OR EXISTS (
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
            ) THEN
                RETURN false;
            END IF;
            -- Neither foreign keys nor the trigger that keeps the audit stand in the way.
            PERFORM set_config('session_replication_role', 'replica', true);
            FOR t IN SELECT tablename, filled FROM fresh.tables LOOP
                EXECUTE format('DELETE FROM public.%I', t.tablename);
                IF t.filled THEN
                    EXECUTE format(
                        'INSERT INTO public.%I OVERRIDING SYSTEM VALUE TABLE fresh.%I', t.tablename, t.tablename);
                END IF;
            END LOOP;
            PERFORM setval(
                format('public.%I', sequencename)::regclass, coalesce(last_value, start_value), last_value IS NOT NULL
            ) FROM fresh.sequences;
            RETURN true;
        END $$;
        """;

    public static string Connection(string name) =>
        new NpgsqlConnectionStringBuilder(TestDatabase.PostgresServer)
        {
            Database = name,
            MaxPoolSize = 20,
        }.ConnectionString;

    /// <summary>A database with the schema and the rows that the migrations make.</summary>
    public static async Task<string> TakeAsync()
    {
        if (spare.TryTake(out var one))
        {
            used[one.Name] = one.Used;
            return one.Name;
        }
        return await CreateAsync(await template.Value);
    }

    /// <summary>Without its schema, as an operator's first start finds it.</summary>
    public static Task<string> TakeEmptyAsync() => CreateAsync("template1");

    public static async Task GiveBackAsync(string name)
    {
        used.TryRemove(name, out var before);
        if (before + 1 < Uses && await RestoreAsync(name))
            spare.Add((name, before + 1));
        else
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task<bool> RestoreAsync(string name)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection(name));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "SET lock_timeout = 2000; SELECT to_regproc('fresh.restore') IS NOT NULL AND fresh.restore()",
                connection
            );
            return await command.ExecuteScalarAsync() is true;
        }
        catch (NpgsqlException)
        {
            // Somebody holds a lock on a table, or it has none: such a database is not for the next test.
            return false;
        }
    }

    private static async Task<string> CreateAsync(string from)
    {
        var name = $"portal_test_{Guid.NewGuid():N}";
        // Copies the files. The default writes each page into the log as well, which takes five times as long.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {from} STRATEGY FILE_COPY");
        return name;
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"portal_template_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        await TestDatabase.MigrateAsync(name);
        await using var connection = new NpgsqlConnection(Connection(name));
        await connection.OpenAsync();
        await using (var command = new NpgsqlCommand(Fresh, connection))
            await command.ExecuteNonQueryAsync();
        // PostgreSQL copies no database that somebody is connected to.
        NpgsqlConnection.ClearPool(connection);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop([name, .. spare.Select(s => s.Name)]);
        return name;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Drop(IEnumerable<string> names)
    {
        using var connection = new NpgsqlConnection(Server());
        connection.Open();
        foreach (var name in names)
        {
            using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
            command.ExecuteNonQuery();
        }
    }

    private static string Server() =>
        new NpgsqlConnectionStringBuilder(TestDatabase.PostgresServer)
        {
            Database = "postgres",
            Pooling = false,
        }.ConnectionString;
}
