using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Browser.Tests.Support;
using FederationReform.Demo;
using FederationReform.Web.Tests.Support;
using Microsoft.Playwright;

namespace FederationReform.Benchmarks;

/// <summary>
/// What a page costs: bytes on the line, memory of the server while it is open, seconds on the line of a township; of
/// the published portal with its demo data, in a real Chromium, beside what was measured before the component library.
/// </summary>
internal sealed partial class WeightBenchmark : IAsyncDisposable
{
    private const int Times = 5;

    /// <summary>More than the limit of an account, which the portal is told to raise.</summary>
    private const int OpenPages = 12;

    /// <summary>3 Mbit/s in bytes a second, and what one way and back takes.</summary>
    private const double Throughput = 3_000_000 / 8d;
    private const double Latency = 100;

    private readonly string folder = Directory.CreateTempSubdirectory("portal-weight-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PortalProcess? portal;
    private string address = "";

    public static async Task RunAsync()
    {
        await using var benchmark = new WeightBenchmark();
        await benchmark.StartAsync();
        var pages = await benchmark.PagesAsync();
        await benchmark.MeasureLineAsync(pages);
        await benchmark.MeasureTimeAsync([.. pages.Where(p => p.Timed)]);
        await benchmark.MeasureHeapAsync([.. pages.Where(p => p.Heap is not null)]);
    }

    private async Task StartAsync()
    {
        var program = await PublishedPortal.FolderAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Portal:DataFolder"] = folder,
            ["Portal:DemoData"] = "true",
            ["Portal:OpenPages:PerAccount"] = "1000",
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.Variable] = Path.Combine(folder, "heap.sock"),
        };
        // The demo data are made in Development only; what is measured is the portal as it is delivered.
        using (await PortalProcess.StartAsync(new(settings), "Development", program)) { }
        settings["Portal:DemoData"] = "false";
        portal = await PortalProcess.StartAsync(settings, "Production", program);
        address = portal.Address;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium.Program ?? throw new InvalidOperationException("Set PORTAL_TEST_CHROMIUM."),
                Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
            }
        );
    }

    /// <summary>Bytes of the answers as they came, compressed; and of the circuit, as they were before.</summary>
    private async Task MeasureLineAsync(IReadOnlyList<Page> pages)
    {
        Console.WriteLine();
        Console.WriteLine(
            "| on the line, bytes | first visit | before the library | goal | later | before | goal | circuit | numeric entities |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var twice = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            await using var context = await VisitorAsync(page.Login);
            var tab = await context.NewPageAsync();
            await using var wire = await Wire.OnAsync(tab);
            await OpenAsync(tab, page.Address);
            await tab.WaitForTimeoutAsync(1000);
            var first = wire.Take();
            twice.UnionWith(first.Twice);
            await OpenAsync(tab, page.Address);
            await tab.WaitForTimeoutAsync(1000);
            var later = wire.Take();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {page.Name} | {first.Bytes} | {page.FirstBefore} | {page.FirstGoal} | {later.Bytes} |"
                        + $" {page.LaterBefore} | {page.LaterGoal} | {later.Circuit} | {later.Entities} |"
                )
            );
        }
        Console.WriteLine();
        Console.WriteLine(twice.Count == 0 ? "Nothing came twice." : "Came twice: " + string.Join(", ", twice));
    }

    /// <summary>From the address typed to a page that answers.</summary>
    private async Task MeasureTimeAsync(IReadOnlyList<Page> pages)
    {
        Console.WriteLine();
        Console.WriteLine("| seconds at 3 Mbit/s and 100 ms, median | cold | goal | warm | goal |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var page in pages)
        {
            var (cold, warm) = (new List<double>(), new List<double>());
            for (var i = 0; i < Times; i++)
            {
                await using var context = await VisitorAsync(page.Login);
                var tab = await context.NewPageAsync();
                var devTools = await context.NewCDPSessionAsync(tab);
                await devTools.SendAsync("Network.enable");
                await devTools.SendAsync(
                    "Network.emulateNetworkConditions",
                    new()
                    {
                        ["offline"] = false,
                        ["latency"] = Latency,
                        ["downloadThroughput"] = Throughput,
                        ["uploadThroughput"] = Throughput,
                    }
                );
                cold.Add(await TimeAsync(tab, page.Address));
                warm.Add(await TimeAsync(tab, page.Address));
            }
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {page.Name} | {Median(cold):0.00} | 1.5 | {Median(warm):0.00} | 0.4 |"
                )
            );
        }
    }

    /// <summary>Of the heap after a collection, with many of the same page open and with none.</summary>
    private async Task MeasureHeapAsync(IReadOnlyList<Page> pages)
    {
        Console.WriteLine();
        Console.WriteLine($"| heap of a circuit, KiB, of {OpenPages} | measured | before the library | goal |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var page in pages)
        {
            await using var context = await VisitorAsync(page.Login);
            // What the first ones leave behind in caches is no page's.
            await OpenManyAsync(context, page, 2);
            var none = await HeapAsync();
            await OpenManyAsync(context, page, OpenPages + 2);
            var many = await HeapAsync();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {page.Name}{(page.Opens is null ? "" : ", with a dialog open")} |"
                        + $" {(many - none) / OpenPages / 1024} | {page.HeapBefore} | {page.Heap} |"
                )
            );
            // A page that is left tells the server; one that is only closed would be kept for minutes.
            foreach (var tab in context.Pages)
                await tab.GotoAsync("about:blank");
        }
    }

    private async Task OpenManyAsync(IBrowserContext context, Page page, int count)
    {
        while (context.Pages.Count < count)
        {
            var tab = await context.NewPageAsync();
            await OpenAsync(tab, page.Address);
            if (page.Opens is not { } button)
                continue;
            await tab.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new(button) }).First.ClickAsync();
            await tab.GetByRole(AriaRole.Dialog).First.WaitForAsync();
        }
    }

    private async Task<long> HeapAsync()
    {
        // The last batch is on its way, and the server keeps it until the browser has acknowledged it.
        await Task.Delay(2000);
        return await StartupHook.AskAsync(Path.Combine(folder, "heap.sock"));
    }

    private async Task<double> TimeAsync(IPage tab, string page)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        await OpenAsync(tab, page);
        return System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private async Task OpenAsync(IPage tab, string page)
    {
        await tab.GotoAsync(address + page, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await new Visitor(tab).LiveAsync();
    }

    private readonly Dictionary<string, string> signedIn = [];

    /// <summary>A browser that has never seen the portal, but whose user has signed in.</summary>
    private async Task<IBrowserContext> VisitorAsync(string? login)
    {
        if (login is not null && !signedIn.ContainsKey(login))
        {
            await using var first = await ContextAsync(null);
            await new Visitor(await first.NewPageAsync()).SignInAsync(login, DemoAccounts.Password);
            signedIn[login] = await first.StorageStateAsync();
        }
        return await ContextAsync(login is null ? null : signedIn[login]);
    }

    private Task<IBrowserContext> ContextAsync(string? state) =>
        browser!.NewContextAsync(
            new()
            {
                BaseURL = address,
                IgnoreHTTPSErrors = true,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ViewportSize = new() { Width = 1366, Height = 768 },
                StorageState = state,
            }
        );

    private async Task<IReadOnlyList<Page>> PagesAsync()
    {
        var (chair, staff, admin) = (
            DemoAccounts.Chairs[2].Login,
            DemoAccounts.Staff.Login,
            DemoAccounts.Administrator.Login
        );
        var record = await FindAsync(chair, Web.Urls.Desk, Record());
        var review = await FindAsync(staff, Web.Urls.Review, Review());
        var account = await FindAsync(admin, Web.Urls.Accounts, Account());
        var committee = await FindAsync(chair, Web.Urls.Terms, Committee());
        return
        [
            new("sign-in", null, Web.Urls.SignIn)
            {
                FirstBefore = "68 857",
                LaterBefore = "4 670",
                FirstGoal = "120 000",
            },
            new("desk of a township", chair, Web.Urls.Desk)
            {
                FirstBefore = "76 274",
                LaterBefore = "12 332",
                FirstGoal = "150 000",
                LaterGoal = "16 000",
                Timed = true,
            },
            new("desk of a county", staff, Web.Urls.Desk) { FirstGoal = "150 000", LaterGoal = "16 000" },
            new("roster", chair, Web.Urls.Roster)
            {
                FirstBefore = "76 046",
                LaterBefore = "12 106",
                Timed = true,
            },
            new("result", chair, record + "/result") { Timed = true, Heap = "350" },
            new("review", staff, review) { Heap = "" },
            new("account", admin, account)
            {
                FirstBefore = "82 255 with the circuit",
                LaterBefore = "17 282 with the circuit",
                Heap = "700",
                HeapBefore = "184",
            },
            new("committee", chair, committee) { Heap = "700" },
            new("committee", chair, committee) { Heap = "700", Opens = "^(登记|更改)" },
            new("campaign editor", staff, Web.Urls.NewCampaign)
            {
                FirstBefore = "95 288",
                LaterBefore = "31 344",
                Heap = "1024",
                HeapBefore = "357",
            },
        ];
    }

    /// <summary>The first link of a page that fits.</summary>
    private async Task<string> FindAsync(string login, string page, Regex link)
    {
        await using var context = await VisitorAsync(login);
        var tab = await context.NewPageAsync();
        await OpenAsync(tab, page);
        var links = await tab.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main a[href]')].map(a => a.pathname)"
        );
        return links.First(l => link.IsMatch(l));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        portal?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("^/campaigns/[0-9]+/units/[0-9]+$")]
    private static partial Regex Record();

    [GeneratedRegex("/units/[0-9]+/review$")]
    private static partial Regex Review();

    [GeneratedRegex("^/accounts/[0-9]+$")]
    private static partial Regex Account();

    [GeneratedRegex("^/committees/[0-9]+$")]
    private static partial Regex Committee();

    /// <param name="Login">Whose page it is; null before the sign-in.</param>
    private sealed record Page(string Name, string? Login, string Address)
    {
        public string FirstBefore { get; init; } = "";

        public string LaterBefore { get; init; } = "";

        public string FirstGoal { get; init; } = "";

        public string LaterGoal { get; init; } = "";

        public bool Timed { get; init; }

        /// <summary>The goal; null for a page without a circuit.</summary>
        public string? Heap { get; init; }

        public string HeapBefore { get; init; } = "";

        /// <summary>The button whose dialog is open while the heap is looked at.</summary>
        public string? Opens { get; init; }
    }
}
