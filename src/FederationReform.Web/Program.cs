using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FederationReform;
using FederationReform.ChatRobots;
using FederationReform.Data;
using FederationReform.Demo;
using FederationReform.Evidence;
using FederationReform.Web;
using FederationReform.Web.Access;
using FederationReform.Web.Account;
using FederationReform.Web.Components;
using FederationReform.Web.Elections;
using FederationReform.Web.Evidence;
using FederationReform.Web.Exports;
using FederationReform.Web.Importing;
using FederationReform.Web.Layout;
using FederationReform.Web.Meetings;
using FederationReform.Web.Notices;
using FederationReform.Web.Registers;
using FederationReform.Web.Start;
using FederationReform.Web.Uploads;
using FederationReform.Web.Visits;
using FederationReform.Web.Walls;
using FederationReform.Web.WorkPlans;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.SignalR;
using MudBlazor;
using MudBlazor.Services;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("zh-CN");

var builder = WebApplication.CreateBuilder(ProgramFolder.Options(args));
var development = builder.Environment.IsDevelopment();

var (options, problems) = StartCheck.Read(builder.Configuration, development);
var (keyCertificate, keyProblem) = KeyProtection.Load(options.KeyCertificate, builder.Environment.ContentRootPath);
if (problems.Count > 0 || keyProblem is not null)
    return StartCheck.Refuse([.. problems, .. keyProblem is null ? [] : (string[])[keyProblem]]);
var dataFolder = Path.GetFullPath(options.DataFolder, builder.Environment.ContentRootPath);

try
{
    return await RunAsync();
}
catch (Exception fault) when (StartCheck.Explain(fault, options, dataFolder) is { } reason)
{
    return StartCheck.Refuse(reason);
}

async Task<int> RunAsync()
{
    PrivateFolder.Close(dataFolder);
    // A backup only reads, and may run beside the portal.
    var backup = args.Contains(BackupCommand.Name);
    var alone = options.Database.Engine == DatabaseEngine.Sqlite && !backup;
    using var folder = alone ? DataFolderLock.TryTake(dataFolder) : null;
    if (folder is null && alone)
        return StartCheck.Refuse(
            $"数据文件夹 {dataFolder} 正被另一个程序使用。内嵌数据库只能由一个程序打开；"
                + "请先停止另一个，或改用 PostgreSQL。"
        );

    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.AddPortalLogging(dataFolder);
    builder.Services.AddPortal(options, dataFolder);
    keyCertificate ??= KeyProtection.FindOrMake(dataFolder);
    builder.Services.AddKeyProtection(keyCertificate);
    builder.Services.AddPortalAuthentication(options.SignIn, development);
    builder.Services.AddAuthorization(o =>
        o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
    );
    builder.Services.AddCascadingAuthenticationState();
    builder.Services.AddHttpContextAccessor();
    builder.Services.AddScoped<IClaimsTransformation, ClientAddress>();
    builder.Services.AddScoped<CurrentScope>();
    builder.Services.AddTransient<PageTurn>();
    builder.Services.AddTransient<ElectionEditing>();
    builder.Services.AddSingleton<SearchedFor>();
    builder.Services.AddSingleton<MadeArchives>();
    builder.Services.AddSingleton<PaperPacks>();
    builder.Services.AddHostedService<ImportFileCleaning>();
    builder.Services.AddSingleton(new DataFolder(dataFolder));
    builder.Services.AddHostedService<NightlyBackup>();
    builder.Services.AddSingleton(new ChatRobotClient(options.LocalChatRobots));
    builder.Services.AddHostedService<RobotSending>();
    builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
    // A township's line is slower than the processor: a quarter fewer bytes of each page for two milliseconds.
    builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    builder.Services.AddHealthChecks().AddCheck<Readiness>("database");
    builder
        .Services.AddRazorComponents()
        .AddInteractiveServerComponents(o => o.DetailedErrors = development)
        .AddHubOptions(o => o.AddFilter<CircuitSessions>());
    // Chinese goes out as it is: as numeric entities it would be a twelfth of a page.
    builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    builder.Services.AddMudServices();
    builder.Services.AddSingleton<MudLocalizer, ChineseTexts>();
    builder.Services.AddTrustedProxies(options.TrustedProxies);
    builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));

    var app = builder.Build();

    if (await app.Services.TryBackUpAsync(args) is { } backedUp)
        return backedUp;
    var migrateOnly = args.Contains("--migrate");
    if (migrateOnly || options.MigrateAtStart)
        await app.Services.GetRequiredService<Migrator>().RunAsync();
    if (
        await app
            .Services.GetRequiredService<CheckPersonalDataKey>()
            .RunAsync(giveUp: args.Contains(CheckPersonalDataKey.GiveUp)) is
        { } otherKey
    )
        return StartCheck.Refuse(otherKey);
    if (migrateOnly || options.MigrateAtStart)
    {
        if (options.DemoData)
            await app.Services.GetRequiredService<DemoData>().CreateAsync();
        await app.Services.SayFirstAdministratorAsync();
    }
    if (migrateOnly)
        return 0;
    if (await app.Services.TryRecoverAdministratorAsync(args) is { } recovered)
        return recovered;

    app.UseTrustedProxies(options.TrustedProxies);
    app.UsePortalHeaders();
    app.UseRequestLog();
    if (!development)
    {
        app.UseTlsOnly();
        app.UseHsts();
    }
    app.UseStatusPages();
    app.UseOwnOrigin();
    app.UseResponseCompression();
    app.UseSignInLimits();
    app.UseAuthentication();
    app.UseAccountLimits(options);
    app.UseForcedPasswordChange();
    app.UseAuthorization();
    app.UseFormTokens();

    app.MapStaticAssets().AllowAnonymous();
    app.MapGet("/alive", () => Results.NoContent()).AllowAnonymous();
    app.MapSignOut();
    app.MapSession();
    SearchedFor.Map(app);
    app.MapPalette();
    app.MapExports();
    app.MapRegisterExports();
    app.MapPapers();
    app.MapTemplates();
    app.MapUploads();
    app.MapEvidence();
    app.MapVisits();
    app.MapEntryFiles();
    app.MapApprovalFiles();
    app.MapWall();
    app.MapNotices();
    app.MapArchives();
    app.MapHealthChecks("/health/ready").AllowAnonymous();
    app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null)
        .UsePlainImportMap();

    if (!development && builder.Configuration["AllowedHosts"] is null or "" or "*")
        app.Logger.LogWarning(
            "没有设置 AllowedHosts：平台会回答任何主机名的请求。请写上平台的域名，例如 fulian.example.gov.cn。"
        );
    // Everything else works without it, so the portal starts all the same.
    if (await app.Services.GetRequiredService<CheckEvidenceFiles>().RunAsync() is { } notKept)
        app.Logger.LogError("{Problem}", notKept);
    if (options.Database.IsOpenOnTheWay)
        app.Logger.LogWarning(
            "到数据库的连接没有核对服务器证书，途中可能被偷看：请在 Portal:Database:ConnectionString 中加上 "
                + "SSL Mode=VerifyFull 和 Root Certificate。"
        );
    app.Lifetime.ApplicationStarted.Register(() =>
        app.Logger.LogInformation(
            "妇联改革与换届管理平台 {Version} 已启动，请在浏览器打开 {Address}",
            PortalVersion.Text,
            app.Urls.FirstOrDefault()
        )
    );
    await app.RunAsync();
    return 0;
}
