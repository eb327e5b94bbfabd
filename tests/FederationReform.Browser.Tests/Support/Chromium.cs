using FederationReform.Tests.Support;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Support;

/// <summary>A real browser for all tests of a collection; each visit has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Variable = "PORTAL_TEST_CHROMIUM";

    private IPlaywright? playwright;
    private IBrowser? browser;

    // On a machine that builds and tests at the same time a click may take ten seconds; a page that is right is not
    // waited for.
    private const float Patience = 45_000;

    /// <summary>Null where there is none, and then the tests say so and are skipped.</summary>
    public static string? Program { get; } = Find();

    internal static string? Missing => Program is null ? $"No Chromium: set {Variable}, or run eng/test.sh." : null;

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                // The sandbox needs rights that a container and root do not have. The rest keeps the browser from
                // calling home.
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=zh-CN",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }

    /// <summary>
    /// What somebody does in front of a screen. If it fails, what she saw lies in artifacts/browser; if it succeeds,
    /// the browser must not have complained meanwhile.
    /// </summary>
    internal async Task VisitAsync(
        string portal,
        Screen screen,
        Func<Visitor, Task> visit,
        [System.Runtime.CompilerServices.CallerMemberName] string name = ""
    )
    {
        await using var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = portal,
                IgnoreHTTPSErrors = true,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ViewportSize = new() { Width = screen.Width(), Height = screen.Height() },
                HasTouch = screen == Screen.Phone,
                Permissions = ["clipboard-read", "clipboard-write"],
            }
        );
        context.SetDefaultTimeout(Patience);
        var visitor = new Visitor(await context.NewPageAsync());
        try
        {
            await visit(visitor);
        }
        catch (Exception fault)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts/browser")).FullName;
            var picture = Path.Combine(folder, $"{name}-{Guid.NewGuid().ToString("N")[..6]}.png");
            await visitor.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
            await File.WriteAllTextAsync(Path.ChangeExtension(picture, ".html"), await visitor.Page.ContentAsync());
            throw new InvalidOperationException(
                $"{fault.Message}\nAt {visitor.Page.Url}, see {picture}\n{string.Join('\n', visitor.Complaints)}",
                fault
            );
        }
        visitor.AssertNoComplaints();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return named;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder =>
                (string[])
                    [
                        Path.Combine(folder, "chromium-headless-shell"),
                        Path.Combine(folder, "chromium"),
                        Path.Combine(folder, "chromium-browser"),
                        Path.Combine(folder, "google-chrome"),
                    ]
            )
            .FirstOrDefault(File.Exists);
    }
}

/// <summary>The two screens every page must fit: an office machine of 2015 and a phone.</summary>
public enum Screen
{
    Desktop,
    Phone,
}

internal static class ScreenSize
{
    /// <summary>In pixels of CSS.</summary>
    public static int Width(this Screen screen) => screen == Screen.Phone ? 390 : 1366;

    /// <inheritdoc cref="Width"/>
    public static int Height(this Screen screen) => screen == Screen.Phone ? 844 : 768;
}

/// <summary>
/// Browser tests run in two lines of about the same length, each with a browser of its own: two cores serve the portal,
/// the database and the browsers. In the first line are every page, the frame around it, the accounts and the records
/// (Reforms); the stories of all other folders are in the second, <see cref="Beside"/>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";

    public const string Beside = "Browser beside";
}

/// <inheritdoc cref="InBrowser"/>
[CollectionDefinition(InBrowser.Beside)]
public sealed class InBrowserBeside : ICollectionFixture<Chromium>;

/// <summary>A fact that needs the browser.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <summary>
/// A theory that needs the browser. A story runs on one engine, for what it asks of the database is asked of both by
/// the tests of its use cases; SQLite, because it is the one that starts at once. On both run only those of which the
/// engine is the point: the server that is killed (KilledServerTests, ResultPageTests) and the import of sixteen
/// villages in one transaction (ImportResultsStoryTests).
/// </summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
