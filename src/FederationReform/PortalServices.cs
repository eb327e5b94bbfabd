using FederationReform.Data;
using FederationReform.IdNumbers;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FederationReform;

public static class PortalServices
{
    /// <summary>Everything the library offers to a host: the database on the chosen engine and every use case.</summary>
    /// <param name="dataFolder">Absolute path of <see cref="PortalOptions.DataFolder"/>.</param>
    public static void AddPortal(this IServiceCollection services, PortalOptions options, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new HeavyWork());
        var keys = options.IdNumberKey is { Length: > 0 } key ? IdNumberKeys.Of(key)
            : options.Database.Engine == DatabaseEngine.Postgres ? IdNumberKeys.None : IdNumberKeys.InFolder(dataFolder);
        if (options.Database.Engine == DatabaseEngine.Postgres)
            services.AddDatabase<PostgresPortalDbContext>(keys, o => o.UseNpgsql(options.Database.ConnectionString));
        else
            services.AddDatabase<SqlitePortalDbContext>(keys, o => o.UsePortalSqlite(Path.Combine(dataFolder, "portal.db")));

        foreach (var useCase in UseCases)
            services.AddSingleton(useCase);

        services.AddSingleton<IXmlRepository, DatabaseKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = p.GetRequiredService<IXmlRepository>()));
    }

    /// <summary>Use cases keep nothing between calls, so one of each serves everybody.</summary>
    internal static IEnumerable<Type> UseCases => typeof(PortalServices).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false, IsClass: true } && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(PortalDb))));

    internal static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string file) =>
        options.UseSqlite($"Data Source={file};Default Timeout=15").AddInterceptors(new SqlitePortalDbContext.Pragmas(), new WriterQueue());

    private static void AddDatabase<TContext>(this IServiceCollection services, IdNumberKeys keys, Action<DbContextOptionsBuilder> configure) where TContext : PortalDbContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        services.AddSingleton(p => new PortalDb(p.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext, p.GetRequiredService<TimeProvider>(), keys));
    }
}
