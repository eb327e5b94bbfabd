using System.Globalization;
using System.Net;
using FederationReform;
using FederationReform.Data;
using FederationReform.Web;
using FederationReform.Web.Access;
using FederationReform.Web.Account;
using FederationReform.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Serilog;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("zh-CN");

var builder = WebApplication.CreateBuilder(args);
var development = builder.Environment.IsDevelopment();

var options = builder.Configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();
if (options.Problems(development) is { Count: > 0 } problems)
{
    Console.Error.WriteLine("设置有误，程序没有启动：");
    foreach (var problem in problems)
        Console.Error.WriteLine($"  · {problem}");
    return 1;
}

var dataFolder = Path.GetFullPath(options.DataFolder, builder.Environment.ContentRootPath);
using var folder = options.Database.Engine == DatabaseEngine.Sqlite ? DataFolderLock.TryTake(dataFolder) : null;
if (folder is null && options.Database.Engine == DatabaseEngine.Sqlite)
{
    Console.Error.WriteLine($"数据文件夹 {dataFolder} 正被另一个程序使用，程序没有启动。内嵌数据库只能由一个程序打开；请先停止另一个，或改用 PostgreSQL。");
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddPortalLogging(dataFolder);
builder.Services.AddPortal(options, dataFolder);
builder.Services.AddDataProtection().SetApplicationName("FederationReform");
builder.Services.AddPortalAuthentication(options.SignIn, development);
builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
builder.Services.AddCascadingAuthenticationState();
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<IClaimsTransformation, ClientAddress>();
builder.Services.AddScoped<CurrentScope>();
builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
builder.Services.AddHealthChecks();
builder.Services.AddRazorComponents().AddInteractiveServerComponents(o => o.DetailedErrors = development);
builder.Services.Configure<ForwardedHeadersOptions>(o =>
{
    o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    o.KnownProxies.Clear();
    o.KnownIPNetworks.Clear();
    foreach (var proxy in options.TrustedProxies)
        o.KnownProxies.Add(IPAddress.Parse(proxy));
});

var app = builder.Build();

var migrateOnly = args.Contains("--migrate");
if (migrateOnly || options.MigrateAtStart)
{
    await app.Services.GetRequiredService<Migrator>().RunAsync();
    await app.Services.SayFirstAdministratorAsync();
}
if (migrateOnly)
    return 0;
if (await app.Services.TryRecoverAdministratorAsync(args) is { } recovered)
    return recovered;

// Without a list of proxies the framework would believe anybody (AU-06).
if (options.TrustedProxies.Count > 0)
    app.UseForwardedHeaders();
app.UsePortalHeaders();
app.UseRequestLog();
app.UseStatusPages();
if (!development)
    app.UseHsts();
app.UseResponseCompression();
app.UseSignInLimits();
app.UseAuthentication();
app.UseForcedPasswordChange();
app.UseAuthorization();
app.UseFormTokens();

app.MapStaticAssets().AllowAnonymous();
app.MapGet("/alive", () => Results.NoContent()).AllowAnonymous();
app.MapSignOut();
app.MapHealthChecks("/health/ready").AllowAnonymous();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);

app.Lifetime.ApplicationStarted.Register(() =>
    Log.Information("妇联改革与换届管理平台已启动，请在浏览器打开 {Address}", app.Urls.FirstOrDefault()));
await app.RunAsync();
return 0;
