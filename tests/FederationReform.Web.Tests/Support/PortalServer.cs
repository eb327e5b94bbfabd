using System.Net;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Web.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FederationReform.Web.Tests.Support;

/// <summary>
/// The whole portal, in this process, on a database that the test fills through <see cref="Given"/>. One clock serves
/// both.
/// </summary>
internal sealed class PortalServer : WebApplicationFactory<Program>
{
    /// <summary>Not localhost, for which no browser and no server insists on TLS.</summary>
    public static readonly Uri Address = new("https://portal.test");

    private readonly string environment;
    private readonly Dictionary<string, string?> settings;
    private readonly Action<IServiceCollection>? services;

    private readonly bool ownsGiven;

    /// <summary>One more node on a database that stays when the node goes.</summary>
    public PortalServer(
        Given given,
        string environment = "Development",
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null
    )
        : this(given, environment, settings, services, ownsGiven: false) { }

    private PortalServer(
        Given given,
        string environment,
        Dictionary<string, string?>? settings,
        Action<IServiceCollection>? services,
        bool ownsGiven
    )
    {
        Given = given;
        this.ownsGiven = ownsGiven;
        this.environment = environment;
        this.settings = settings ?? [];
        this.services = services;
        ClientOptions.BaseAddress = Address;
        ClientOptions.AllowAutoRedirect = false;
    }

    public Given Given { get; }

    /// <summary>For a real browser, after <see cref="Listen"/>.</summary>
    public string Url => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public static async Task<PortalServer> OnAsync(
        Engine engine,
        string environment = "Development",
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null
    ) => new(await Given.OnAsync(engine), environment, settings, services, ownsGiven: true);

    /// <summary>With the demo data, as a first start in Development makes them.</summary>
    public static async Task<PortalServer> OnDemoAsync(
        Engine engine,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null
    ) =>
        new(
            await Given.OnDemoAsync(engine),
            "Development",
            new(settings ?? []) { ["Portal:DemoData"] = "true" },
            services,
            ownsGiven: true
        );

    /// <summary>Answers on a port of this machine, instead of in memory.</summary>
    public PortalServer Listen()
    {
        UseKestrel(0);
        StartServer();
        return this;
    }

    /// <summary>
    /// A browser in which this account has signed in, without the sign-in page: its tests are its own.
    /// </summary>
    public async Task<HttpClient> SignedInAsync(UnitScope scope)
    {
        // After Listen this is the address on the line.
        var address = ClientOptions.BaseAddress;
        var cookies = new CookieContainer();
        cookies.Add(address, await CookieAsync(scope.AccountId));
        return CreateDefaultClient(address, new CookieContainerHandler(cookies));
    }

    public async Task<Cookie> CookieAsync(int account)
    {
        await using var db = Given.Portal.OpenForSystem();
        var row = await db.Accounts.SingleAsync(a => a.Id == account);
        var principal = PortalAuthentication.PrincipalOf(
            new SignedInAccount(row.Id, row.UserName!, row.SecurityStamp!, row.MustChangePassword),
            Given.Clock
        );
        var cookie = Services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(PortalAuthentication.Scheme);
        var now = Given.Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal,
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan },
            PortalAuthentication.Scheme
        );
        return new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
    }

    /// <summary>All that was written to the log file so far.</summary>
    public string Log()
    {
        var file = Directory.GetFiles(Path.Combine(Given.Database.Folder, "logs")).Single();
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        KeepLogOfFaults();
        if (ownsGiven)
            await Given.DisposeAsync();
    }

    /// <summary>
    /// A picture of a page that failed shows a number; what it stands for would go with the test's folder.
    /// </summary>
    public void KeepLogOfFaults()
    {
        var logs = Path.Combine(Given.Database.Folder, "logs");
        if (
            !Directory.Exists(logs)
            || Directory.GetFiles(logs) is not [var log]
            || !File.ReadAllText(log).Contains("Fault ", StringComparison.Ordinal)
        )
            return;
        var kept = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts/faults")).FullName;
        File.Copy(log, Path.Combine(kept, $"{Guid.NewGuid():N}.log"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Portal:DataFolder", Given.Database.Folder);
        builder.UseSetting("Portal:DemoData", "false");
        builder.UseSetting("Portal:PersonalDataKey", TestDatabase.SealingKey);
        if (Given.Database.ConnectionString is { } connection)
        {
            builder.UseSetting("Portal:Database:Engine", nameof(DatabaseEngine.Postgres));
            builder.UseSetting("Portal:Database:ConnectionString", connection);
        }
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(s =>
        {
            s.AddSingleton<TimeProvider>(Given.Clock);
            services?.Invoke(s);
        });
    }
}
