using System.Net;
using FederationReform.Data;
using FederationReform.Files;
using Npgsql;

namespace FederationReform;

/// <summary>
/// The operator's settings, from the section "Portal" of appsettings or from the environment
/// (Portal__Database__Engine).
/// </summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    public DatabaseOptions Database { get; init; } = new();

    /// <summary>The folder of the embedded database and the logs; relative to the program's content root.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>
    /// Whether the program migrates the database at start. With several nodes, set false and run <c>--migrate</c> once
    /// instead.
    /// </summary>
    public bool MigrateAtStart { get; init; } = true;

    /// <summary>Creates invented people and demo accounts. Refused outside Development.</summary>
    public bool DemoData { get; init; }

    /// <summary>
    /// The addresses of reverse proxies whose X-Forwarded-For is trusted; it is ignored from other addresses.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public SignInOptions SignIn { get; init; } = new();

    public OpenPagesOptions OpenPages { get; init; } = new();

    public UploadOptions Uploads { get; init; } = new();

    public BackupOptions Backup { get; init; } = new();

    public KeptFileOptions Files { get; init; } = new();

    /// <summary>
    /// 32 random bytes as Base64: the key that encrypts ID numbers, the same on every node. With the embedded database,
    /// a file in the data folder can replace it.
    /// </summary>
    public string? PersonalDataKey { get; init; }

    /// <summary>
    /// Lets group robots be on this machine or its network, and without TLS, for tests. Refused outside Development.
    /// </summary>
    public bool LocalChatRobots { get; init; }

    public KeyCertificateOptions KeyCertificate { get; init; } = new();

    /// <summary>What is wrong with the settings, in Chinese for the operator; empty when they can be used.</summary>
    public IReadOnlyList<string> Problems(bool development)
    {
        var problems = new List<string>();
        if (Database.Engine == DatabaseEngine.Postgres && string.IsNullOrWhiteSpace(Database.ConnectionString))
            problems.Add(
                "Portal:Database:Engine 为 Postgres，但没有设置 Portal:Database:ConnectionString（例如 "
                    + "Host=127.0.0.1;Database=portal;Username=portal）。"
            );
        if (!Enum.IsDefined(Database.Engine))
            problems.Add("Portal:Database:Engine 只能是 Sqlite 或 Postgres。");
        if (string.IsNullOrWhiteSpace(DataFolder))
            problems.Add("Portal:DataFolder 不能为空，请填写一个可写的文件夹。");
        if (DemoData && !development)
            problems.Add("Portal:DemoData 只能在 Development 环境使用：演示账号的密码是公开的。请删除这项设置。");
        if (LocalChatRobots && !development)
            problems.Add("Portal:LocalChatRobots 只能在 Development 环境使用：它允许平台向内网发送。请删除这项设置。");
        if (
            Database.ConnectionString?.Contains("change-me", StringComparison.OrdinalIgnoreCase) == true
            && !development
        )
            problems.Add("Portal:Database:ConnectionString 里还是示例密码 change-me，请换成真实密码。");
        if (SignIn.PerAddress < 1 || SignIn.PerLogin < 1)
            problems.Add("Portal:SignIn:PerAddress 和 Portal:SignIn:PerLogin 必须大于 0（每分钟允许的登录次数）。");
        if (SignIn.PerLoginEverywhere < 1 || SignIn.PasswordChanges < 1 || Uploads.PiecesPerMinute < 1)
            problems.Add(
                "Portal:SignIn:PerLoginEverywhere、Portal:SignIn:PasswordChanges 和 Portal:Uploads:PiecesPerMinute "
                    + "必须大于 0（每分钟允许的次数）。"
            );
        if (SignIn.IdleMinutes is < 5 or > 720)
            problems.Add("Portal:SignIn:IdleMinutes 应在 5 到 720 之间（多少分钟没有操作就自动退出）。");
        if (OpenPages.PerAccount < 1 || OpenPages.PerNode < 1)
            problems.Add(
                "Portal:OpenPages:PerAccount 和 Portal:OpenPages:PerNode 必须大于 0（可以同时打开的页面数）。"
            );
        if (Backup.Hour is < 0 or > 23 || Backup.Keep < 0)
            problems.Add("Portal:Backup:Hour 应在 0 到 23 之间，Portal:Backup:Keep 不能小于 0（0 表示不自动备份）。");
        if (PersonalDataKeys.Problem(PersonalDataKey) is { } keyProblem)
            problems.Add(keyProblem);
        problems.AddRange(Files.Problems());
        foreach (var proxy in TrustedProxies.Where(p => !IPAddress.TryParse(p, out _)))
            problems.Add($"Portal:TrustedProxies 中的“{proxy}”不是 IP 地址。");
        return problems;
    }
}

public sealed class DatabaseOptions
{
    public DatabaseEngine Engine { get; init; } = DatabaseEngine.Sqlite;

    /// <summary>
    /// For PostgreSQL only; the embedded database is a file in <see cref="PortalOptions.DataFolder"/>.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Whether the server is another machine whose certificate is not checked: somebody on the way could read along.
    /// </summary>
    public bool IsOpenOnTheWay
    {
        get
        {
            if (Engine != DatabaseEngine.Postgres)
                return false;
            var connection = new NpgsqlConnectionStringBuilder(ConnectionString);
            return connection.SslMode != SslMode.VerifyFull
                && (connection.Host ?? "")
                    .Split(',')
                    .Any(host =>
                        !host.StartsWith('/')
                        && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                        && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
                    );
        }
    }
}

/// <summary>How many sign-ins per minute each node accepts. Independent of the lock after five failures.</summary>
public sealed class SignInOptions
{
    /// <summary>From one address. High, because a whole county may share one address.</summary>
    public int PerAddress { get; init; } = 300;

    /// <summary>For one login from one address.</summary>
    public int PerLogin { get; init; } = 10;

    /// <summary>
    /// For one login from all addresses together. A browser that somebody signed in with before counts by itself.
    /// </summary>
    public int PerLoginEverywhere { get; init; } = 30;

    /// <summary>After so many minutes in which the user does nothing, the session ends (CI-07).</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>How often one account may try to change its password.</summary>
    public int PasswordChanges { get; init; } = 10;
}

public sealed class UploadOptions
{
    /// <summary>Pieces of files that each node takes from one account in a minute.</summary>
    public int PiecesPerMinute { get; init; } = 1200;
}

/// <summary>How many interactive pages may be open at once; each holds memory of the node.</summary>
public sealed class OpenPagesOptions
{
    public int PerAccount { get; init; } = 10;

    public int PerNode { get; init; } = 500;
}

/// <summary>
/// A certificate that encrypts the keys of cookies and forms, which are stored in the database. Without it, a person
/// who reads a backup can forge a cookie. Every node needs the same one; with another one, everybody must sign in
/// again.
/// </summary>
public sealed class KeyCertificateOptions
{
    /// <summary>A .pfx file with its private key, relative to the program's content root.</summary>
    public string? Path { get; init; }

    public string? Password { get; init; }
}

/// <summary>The nightly backup (OP-07).</summary>
public sealed class BackupOptions
{
    /// <summary>
    /// Relative to the data folder. Without it the embedded database is backed up into "backups" there, and PostgreSQL
    /// not at all.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Of the day in China, from 0 to 23.</summary>
    public int Hour { get; init; } = 3;

    /// <summary>How many backups stay; 0 makes none at night.</summary>
    public int Keep { get; init; } = 14;

    /// <param name="dataFolder">Absolute path of <see cref="PortalOptions.DataFolder"/>.</param>
    /// <returns>Absolute path; null when nothing is backed up at night.</returns>
    public string? FolderIn(PortalOptions options, string dataFolder) =>
        Keep == 0 ? null
        : Folder is { Length: > 0 } folder ? Path.GetFullPath(folder, dataFolder)
        : options.Database.Engine == DatabaseEngine.Sqlite ? Path.Combine(dataFolder, "backups")
        : null;
}

public enum DatabaseEngine
{
    /// <summary>Embedded: one county on one machine.</summary>
    Sqlite = 1,

    Postgres = 2,
}
