using FederationReform.Accounts;
using FederationReform.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FederationReform;

public static class PortalServices
{
    /// <summary>Everything the library offers to a host: the database on the chosen engine, Identity on it, and every use case.</summary>
    /// <param name="dataFolder">Absolute path of <see cref="PortalOptions.DataFolder"/>.</param>
    public static IdentityBuilder AddPortal(this IServiceCollection services, PortalOptions options, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        if (options.Database.Engine == DatabaseEngine.Postgres)
            services.AddDatabase<PostgresPortalDbContext>(o => o.UseNpgsql(options.Database.ConnectionString));
        else
            services.AddDatabase<SqlitePortalDbContext>(o => o.UsePortalSqlite(Path.Combine(dataFolder, "portal.db")));

        foreach (var useCase in UseCases)
            services.AddSingleton(useCase);

        services.AddSingleton<IXmlRepository, DatabaseKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = p.GetRequiredService<IXmlRepository>()));

        // For Identity's own hasher; the portal's use cases hash through Passwords, at the same cost (AU-02).
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Passwords.Iterations);
        return services.AddIdentityCore<Account>(o =>
        {
            o.User.AllowedUserNameCharacters = Account.LoginCharacters;
            o.Password.RequiredLength = PasswordRule.MinLength;
            o.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<PortalDbContext>();
    }

    /// <summary>Use cases keep nothing between calls, so one of each serves everybody.</summary>
    internal static IEnumerable<Type> UseCases => typeof(PortalServices).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false, IsClass: true } && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(PortalDb))));

    internal static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string file) =>
        options.UseSqlite($"Data Source={file};Default Timeout=15").AddInterceptors(new SqlitePortalDbContext.Pragmas(), new WriterQueue());

    private static void AddDatabase<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure) where TContext : PortalDbContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        services.AddSingleton(p => new PortalDb(p.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext, p.GetRequiredService<TimeProvider>()));
        // Identity's stores take the context itself, once for each request or circuit.
        services.AddScoped<PortalDbContext>(p => p.GetRequiredService<PortalDb>().OpenForSystem());
    }
}
