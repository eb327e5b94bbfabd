using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using FederationReform.Tests.Support;
using FederationReform.Web.Start;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Start;

/// <summary>The portal as an operator meets it: it starts, or says in Chinese why not and what to do.</summary>
public sealed class StartTests
{
    /// <summary>OP-06.</summary>
    [Theory]
    [InlineData("Portal:Database:Engine", "Oracle", "Portal:Database:Engine 是“Oracle”，只能是 Sqlite 或 Postgres")]
    [InlineData("Portal:Database:Engine", "Postgres", "没有设置 Portal:Database:ConnectionString")]
    [InlineData("Portal:Database:ConnectionString", "Host=db;Password=change-me", "示例密码")]
    [InlineData("Portal:DemoData", "true", "只能在 Development 环境使用")]
    [InlineData("Portal:MigrateAtStart", "maybe", "只能是 true 或 false")]
    [InlineData("Portal:TrustedProxies:0", "proxy.local", "不是 IP 地址")]
    public async Task WrongSetting_InProduction_StopsTheStartAndSaysWhich(string setting, string value, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        using var portal = PortalProcess.Launch(new(PortalProcess.On(database)) { [setting] = value }, "Production");

        (await portal.ExitCodeAsync()).Should().Be(1);
        portal
            .Output.Should()
            .Contain("程序没有启动")
            .And.Contain(expected)
            .And.NotContain("Exception")
            .And.NotContain("   at ");
    }

    [Fact]
    public async Task DatabaseServer_ThatIsNotThere_StopsTheStartWithoutItsPassword()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        using var portal = PortalProcess.Launch(
            new()
            {
                ["Portal:DataFolder"] = database.Folder,
                ["Portal:Database:Engine"] = "Postgres",
                ["Portal:Database:ConnectionString"] =
                    "Host=127.0.0.1;Port=1;Username=portal;Password=sentinel-password",
            },
            "Production"
        );

        (await portal.ExitCodeAsync()).Should().Be(1);
        portal
            .Output.Should()
            .Contain("打不开 PostgreSQL 数据库")
            .And.NotContain("sentinel-password")
            .And.NotContain("   at ");
    }

    [Fact]
    public async Task DatabaseFile_ThatIsNone_StopsTheStart()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "portal.db"), new string('x', 10_000));
        using var portal = PortalProcess.Launch(PortalProcess.On(database), "Production");

        (await portal.ExitCodeAsync()).Should().Be(1);
        portal.Output.Should().Contain("打不开数据文件夹").And.NotContain("   at ");
    }

    [Fact]
    public async Task Address_ThatIsTaken_StopsTheStart()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var portal = PortalProcess.Launch(
            PortalProcess.On(database),
            "Production",
            address: $"https://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"
        );

        (await portal.ExitCodeAsync()).Should().Be(1);
        portal.Output.Should().Contain("监听地址已被占用").And.NotContain("   at ");
    }

    /// <summary>DA-07: two processes on one file would each believe to be alone.</summary>
    [Fact]
    public async Task SecondProcess_OnTheSameDataFolder_Refuses()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        using var first = await PortalProcess.StartAsync(PortalProcess.On(database), "Production");
        using var second = PortalProcess.Launch(PortalProcess.On(database), "Production");

        (await second.ExitCodeAsync()).Should().Be(1);
        second.Output.Should().Contain("正被另一个程序使用");
    }

    [Fact]
    public async Task KilledProcess_LeavesTheDataFolderFree()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, TimeProvider.System);
        using (var first = await PortalProcess.StartAsync(PortalProcess.On(database), "Production"))
            await first.KillAsync();

        using var next = await PortalProcess.StartAsync(PortalProcess.On(database), "Production");

        using var client = PortalProcess.NewClient();
        (await client.GetAsync($"{next.Address}/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>OP-03.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Migrate_OnAnEmptyDatabase_MakesItAndEnds(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System, empty: true);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var portal = PortalProcess.Launch(PortalProcess.On(database), "Production", arguments: "--migrate");
            (await portal.ExitCodeAsync()).Should().Be(0, portal.Output);
        }

        (await new Data.Migrator(database.Portal).IsCurrentAsync()).Should().BeTrue();
    }

    /// <summary>OP-07: beside the portal that runs, and by a role that may make the scratch database.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Backup_BesideARunningPortal_IsMadeAndEnds(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System);
        using var running = await PortalProcess.StartAsync(PortalProcess.On(database), "Production");
        var folder = Path.Combine(database.Folder, "elsewhere");

        using var backup = PortalProcess.Launch(
            PortalProcess.On(database),
            "Production",
            arguments: ["--backup", folder]
        );

        (await backup.ExitCodeAsync()).Should().Be(0, backup.Output);
        backup.Output.Should().Contain("已备份并恢复核对");
        Directory.GetFiles(folder).Should().ContainSingle();
    }

    [Theory]
    [InlineData("2026-07-16 02:59", 3, 1)]
    [InlineData("2026-07-16 03:00", 3, 24 * 60)]
    [InlineData("2026-07-16 23:30", 0, 30)]
    public void NightlyBackup_ComesAtItsHourInChina(string china, int hour, int minutes) =>
        NightlyBackup
            .UntilNext(DateTime.Parse(china, System.Globalization.CultureInfo.InvariantCulture).AddHours(-8), hour)
            .Should()
            .Be(TimeSpan.FromMinutes(minutes));

    /// <summary>OP-04: a node that starts before the migration takes no users yet.</summary>
    [Theory, OnPostgres]
    public async Task Portal_BeforeItsDatabaseIsUpToDate_IsNotReady(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System, empty: true);
        using var portal = await PortalProcess.StartAsync(
            new(PortalProcess.On(database)) { ["Portal:MigrateAtStart"] = "false" },
            "Production"
        );
        using var client = PortalProcess.NewClient();

        using var answer = await client.GetAsync($"{portal.Address}/health/ready");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>
    /// OP-06: another user of the machine who reads the database or its keys becomes administrator. A folder made by
    /// hand, or by an older version, is closed too.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    [UnsupportedOSPlatform("windows")]
    public async Task DataFolder_IsForThePortalsUserAlone(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System);
        const UnixFileMode Everybody = (UnixFileMode)0b111_101_101;
        File.SetUnixFileMode(database.Folder, Everybody);
        foreach (var file in Directory.GetFiles(database.Folder))
            File.SetUnixFileMode(file, Everybody);
        using var portal = await PortalProcess.StartAsync(PortalProcess.On(database), "Production");
        using var client = PortalProcess.NewClient();
        await client.GetAsync($"{portal.Address}{Urls.SignIn}");

        var open = Directory
            .EnumerateFileSystemEntries(database.Folder, "*", SearchOption.AllDirectories)
            .Append(database.Folder)
            .Where(path => (File.GetUnixFileMode(path) & (UnixFileMode)0b111_111) != 0);

        Directory.GetFiles(Path.Combine(database.Folder, "logs")).Should().NotBeEmpty();
        open.Should().BeEmpty();
    }

    /// <summary>
    /// As a service starts it: by its full path, with any folder as the current one. What it needs and what it makes
    /// lie with the program.
    /// </summary>
    [Fact]
    public async Task Start_FromAnotherFolder_UsesTheProgramsOwn()
    {
        var current = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var data = $"data-{Guid.NewGuid():N}";
        var made = Path.Combine(PortalProcess.Built, data);
        try
        {
            using var portal = PortalProcess.Launch(
                new() { ["Portal:DataFolder"] = data },
                "Production",
                current: current,
                arguments: "--migrate"
            );

            (await portal.ExitCodeAsync()).Should().Be(0, portal.Output);
            Directory.EnumerateFileSystemEntries(current).Should().BeEmpty();
            File.Exists(Path.Combine(made, "portal.db")).Should().BeTrue();
            portal.Output.Should().Contain("一次性密码").And.NotContain("CREATE TABLE").And.NotContain("INSERT INTO");
        }
        finally
        {
            Directory.Delete(current, recursive: true);
            if (Directory.Exists(made))
                Directory.Delete(made, recursive: true);
        }
    }

    /// <summary>
    /// AU-10: without TLS no cookie would be kept, and the sign-in form would fail without saying why.
    /// </summary>
    [Fact]
    public async Task Page_WithoutTls_SaysHowToGetIt()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite, "Production");
        using var client = server.CreateClient();

        using var answer = await client.GetAsync("http://portal.test/login");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("https://").And.Contain("Portal:TrustedProxies");
        (await client.GetAsync("http://portal.test/alive")).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    /// <summary>OP-02.</summary>
    [Theory]
    [InlineData("10.0.0", false)]
    [InlineData("10.0.6", false)]
    [InlineData("10.0.7", true)]
    [InlineData("10.1.0", true)]
    public void Runtime_WithTheForgedCookieHole_IsRefused(string version, bool accepted)
    {
        StartCheck.RuntimeProblems(Version.Parse(version)).Any().Should().Be(!accepted);
    }
}
