using FederationReform.Data;
using FederationReform.Files;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FederationReform;

public static class PortalServices
{
    /// <summary>
    /// Registers everything the library offers to a host: the database on the chosen engine and every use case.
    /// </summary>
    /// <param name="dataFolder">Absolute path of <see cref="PortalOptions.DataFolder"/>.</param>
    public static void AddPortal(this IServiceCollection services, PortalOptions options, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new HeavyWork());
        var keys = options.PersonalDataKey is { Length: > 0 } key
            ? PersonalDataKeys.Of(key)
            : PersonalDataKeys.InFolder(dataFolder);
        services.AddSingleton<FileStore>(
            options.Files.ObjectStore is { } bucket
                ? new ObjectFileStore(bucket)
                : new FolderFileStore(Path.Combine(dataFolder, "files"))
        );
        if (options.Database.Engine == DatabaseEngine.Postgres)
            services.AddDatabase<PostgresPortalDbContext>(keys, o =>
                o.UsePortalPostgres(options.Database.ConnectionString)
            );
        else
            services.AddDatabase<SqlitePortalDbContext>(keys, o =>
                o.UsePortalSqlite(Path.Combine(dataFolder, "portal.db"))
            );

        foreach (var useCase in UseCases)
            services.AddSingleton(useCase);

        services.AddDataProtection().SetApplicationName("FederationReform").PersistKeysToDbContext<CookieKeys>();
    }

    /// <summary>Use cases keep no state between calls, so one instance of each serves all callers.</summary>
    internal static IEnumerable<Type> UseCases =>
        typeof(PortalServices)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type is { IsAbstract: false, IsClass: true }
                && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(PortalDb)))
            );

    internal static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string file) =>
        options
            .UseSqlite($"Data Source={file};Default Timeout=15")
            .AddInterceptors(new SqlitePortalDbContext.Pragmas(), new WriterQueue());

    internal static DbContextOptionsBuilder UsePortalPostgres(
        this DbContextOptionsBuilder options,
        string? connectionString
    ) =>
        options
            .UseNpgsql(connectionString, o => o.CommandTimeout(DatabaseBusy.CommandSeconds))
            .AddInterceptors(new NulGuard());

    internal static void UseSeal(this DbContextOptionsBuilder options, PersonalDataSeal seal) =>
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SealExtension(seal));

    private static void AddDatabase<TContext>(
        this IServiceCollection services,
        PersonalDataKeys keys,
        Action<DbContextOptionsBuilder> configure
    )
        where TContext : PortalDbContext
    {
        var seal = new PersonalDataSeal(keys);
        services.AddPooledDbContextFactory<TContext>(o =>
        {
            configure(o);
            o.UseSeal(seal);
        });
        services.AddDbContext<CookieKeys>(configure);
        services.AddSingleton(p => new PortalDb(
            p.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext,
            p.GetRequiredService<TimeProvider>(),
            keys,
            FileSeal.Of(p.GetRequiredService<IDataProtectionProvider>()),
            p.GetRequiredService<FileStore>()
        ));
    }
}
