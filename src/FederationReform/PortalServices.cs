using FederationReform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
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
        var keys =
            options.IdNumberKey is { Length: > 0 } key ? IdNumberKeys.Of(key)
            : options.Database.Engine == DatabaseEngine.Postgres ? IdNumberKeys.None
            : IdNumberKeys.InFolder(dataFolder);
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
    ) => options.UseNpgsql(connectionString).AddInterceptors(new NulGuard());

    private static void AddDatabase<TContext>(
        this IServiceCollection services,
        IdNumberKeys keys,
        Action<DbContextOptionsBuilder> configure
    )
        where TContext : PortalDbContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        services.AddDbContext<CookieKeys>(configure);
        services.AddSingleton(p => new PortalDb(
            p.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext,
            p.GetRequiredService<TimeProvider>(),
            keys,
            FileSeal.Of(p.GetRequiredService<IDataProtectionProvider>())
        ));
    }
}
