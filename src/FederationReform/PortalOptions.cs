using FederationReform.IdNumbers;

namespace FederationReform;

/// <summary>What an operator sets, from the section "Portal" of appsettings or the environment (Portal__Database__Engine).</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    public DatabaseOptions Database { get; init; } = new();

    /// <summary>Where the embedded database and the logs are written; relative to the program's content root.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Whether the program itself brings the database up to date at start; with several nodes run <c>--migrate</c> once instead.</summary>
    public bool MigrateAtStart { get; init; } = true;

    /// <summary>Invented people and demo accounts. Refused outside Development.</summary>
    public bool DemoData { get; init; }

    /// <summary>Addresses of the reverse proxies whose X-Forwarded-For is believed; nobody else's is.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public SignInOptions SignIn { get; init; } = new();

    /// <summary>32 random bytes as Base64: what ID numbers are sealed with, the same on every node. On the embedded database a file in the data folder takes its place.</summary>
    public string? IdNumberKey { get; init; }

    public KeyCertificateOptions KeyCertificate { get; init; } = new();

    /// <summary>What is wrong with the settings, in words for the operator; empty when they can be used.</summary>
    public IReadOnlyList<string> Problems(bool development)
    {
        var problems = new List<string>();
        if (Database.Engine == DatabaseEngine.Postgres && string.IsNullOrWhiteSpace(Database.ConnectionString))
            problems.Add("Portal:Database:Engine 为 Postgres，但没有设置 Portal:Database:ConnectionString（例如 Host=127.0.0.1;Database=portal;Username=portal）。");
        if (!Enum.IsDefined(Database.Engine))
            problems.Add("Portal:Database:Engine 只能是 Sqlite 或 Postgres。");
        if (string.IsNullOrWhiteSpace(DataFolder))
            problems.Add("Portal:DataFolder 不能为空，请填写一个可写的文件夹。");
        if (DemoData && !development)
            problems.Add("Portal:DemoData 只能在 Development 环境使用：演示账号的密码是公开的。请删除这项设置。");
        if (Database.ConnectionString?.Contains("change-me", StringComparison.OrdinalIgnoreCase) == true && !development)
            problems.Add("Portal:Database:ConnectionString 里还是示例密码 change-me，请换成真实密码。");
        if (SignIn.PerAddress < 1 || SignIn.PerLogin < 1)
            problems.Add("Portal:SignIn:PerAddress 和 Portal:SignIn:PerLogin 必须大于 0（每分钟允许的登录次数）。");
        if (IdNumberKeys.Problem(IdNumberKey) is { } keyProblem)
            problems.Add(keyProblem);
        foreach (var proxy in TrustedProxies.Where(p => !System.Net.IPAddress.TryParse(p, out _)))
            problems.Add($"Portal:TrustedProxies 中的“{proxy}”不是 IP 地址。");
        return problems;
    }
}

public sealed class DatabaseOptions
{
    public DatabaseEngine Engine { get; init; } = DatabaseEngine.Sqlite;

    /// <summary>For PostgreSQL. The embedded database is a file in <see cref="PortalOptions.DataFolder"/>.</summary>
    public string? ConnectionString { get; init; }
}

/// <summary>How often a minute a sign-in may be tried, on each node. Five failures lock besides, whatever stands here.</summary>
public sealed class SignInOptions
{
    /// <summary>From one address. Wide, because a whole county may stand behind it.</summary>
    public int PerAddress { get; init; } = 300;

    /// <summary>For one login from one address.</summary>
    public int PerLogin { get; init; } = 10;
}

/// <summary>
/// A certificate that encrypts the keys of cookies and forms, which lie in the database: without it, whoever reads a backup can make
/// himself a cookie. The same one on every node; with another, everybody signs in anew.
/// </summary>
public sealed class KeyCertificateOptions
{
    /// <summary>A .pfx file with its private key, relative to the program's content root.</summary>
    public string? Path { get; init; }

    public string? Password { get; init; }
}

public enum DatabaseEngine
{
    /// <summary>Embedded: one county on one machine.</summary>
    Sqlite = 1,

    Postgres = 2,
}
