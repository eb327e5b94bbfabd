using System.Data.Common;
using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Web.Start;

/// <summary>Why the portal does not start, in words for the operator. It starts whole or not at all.</summary>
internal static class StartCheck
{
    /// <summary>CVE-2026-40372: from 10.0.0 to 10.0.6 a forged cookie passed.</summary>
    public static readonly Version SafeRuntime = new(10, 0, 7);

    /// <summary>The settings, and what is wrong with them; they may be used when nothing is.</summary>
    public static (PortalOptions Options, IReadOnlyList<string> Problems) Read(
        IConfiguration configuration,
        bool development
    )
    {
        var section = configuration.GetSection(PortalOptions.Section);
        PortalOptions options;
        try
        {
            options = section.Get<PortalOptions>() ?? new PortalOptions();
        }
        catch (InvalidOperationException)
        {
            return (new PortalOptions(), [.. Unreadable(section), .. RuntimeProblems(Runtime)]);
        }
        return (options, [.. options.Problems(development), .. RuntimeProblems(Runtime)]);
    }

    public static IEnumerable<string> RuntimeProblems(Version runtime)
    {
        if (runtime < SafeRuntime)
            yield return $"ASP.NET Core 运行时是 {runtime}，有可伪造登录的漏洞（CVE-2026-40372），"
                + $"请升级到 {SafeRuntime} 或更新的版本。";
    }

    /// <summary>Null for a fault of the program, which must be seen whole.</summary>
    public static string? Explain(Exception fault, PortalOptions options, string dataFolder) =>
        fault switch
        {
            DbException when options.Database.Engine == DatabaseEngine.Postgres =>
                $"打不开 PostgreSQL 数据库：{fault.Message} 请检查数据库是否已启动，"
                    + "以及 Portal:Database:ConnectionString 中的主机、端口、库名、用户和密码。",
            DbException => $"打不开数据文件夹 {dataFolder} 中的数据库 portal.db：{fault.Message} "
                + "请检查文件是否完整、磁盘是否已满；需要时从备份恢复。",
            IOException { InnerException: AddressInUseException } =>
                $"监听地址已被占用：{fault.Message} 请停止占用它的程序，或在 Urls 中换一个端口。",
            UnauthorizedAccessException or IOException =>
                $"数据文件夹 {dataFolder} 不能写入：{fault.Message} 请检查 Portal:DataFolder 和文件夹的权限。",
            _ => null,
        };

    public static int Refuse(params IEnumerable<string> reasons)
    {
        Console.Error.WriteLine("程序没有启动：");
        foreach (var reason in reasons)
            Console.Error.WriteLine($"  · {reason}");
        return 1;
    }

    private static Version Runtime =>
        Version.Parse(
            typeof(IDataProtectionProvider)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+', '-')[0]
        );

    /// <summary>
    /// The binder says in English which type it wanted; the operator wants to know which line to mend.
    /// </summary>
    private static IEnumerable<string> Unreadable(IConfigurationSection section)
    {
        if (section["Database:Engine"] is { } engine && !Enum.TryParse<DatabaseEngine>(engine, ignoreCase: true, out _))
            yield return $"Portal:Database:Engine 是“{engine}”，只能是 Sqlite 或 Postgres。";
        foreach (var name in (string[])[nameof(PortalOptions.MigrateAtStart), nameof(PortalOptions.DemoData)])
        {
            if (section[name] is { } value && !bool.TryParse(value, out _))
                yield return $"Portal:{name} 是“{value}”，只能是 true 或 false。";
        }
    }
}
