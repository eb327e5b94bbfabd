#:package Microsoft.Playwright
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// The pictures of the manual, from a running portal with demo data: see screenshots.sh.
// A place is an address, or a text in brackets: the first link with that text on the page before. Names that end in -phone are 390 px wide.
using Microsoft.Playwright;

var (portal, folder) = (args[0], args[1]);
(string Role, (string Name, string[] Places)[] Pictures)[] tour =
[
    ("乡镇妇联主席",
    [
        ("desk", ["/"]),
        ("desk-phone", ["/"]),
        ("record", ["/", "a[href*='/units/']:not([href*='/result'])"]),
        ("result", ["/", "a[href$='/result'], a[href*='/units/']"]),
        ("township-progress", ["/progress"]),
    ]),
    ("县（市）妇联工作人员",
    [
        ("county-desk", ["/"]),
        ("review-queue", ["/review"]),
        ("review", ["/review", "a[href$='/review']:not([href='/review'])"]),
        ("progress", ["/progress"]),
        ("campaigns", ["/campaigns"]),
        ("campaign", ["/campaigns/new"]),
    ]),
    ("系统管理员",
    [
        ("admin-desk", ["/"]),
        ("accounts", ["/accounts"]),
        ("accounts-paste", ["/accounts/paste"]),
        ("divisions", ["/units/divisions"]),
        ("units", ["/units"]),
        ("audit", ["/audit"]),
    ]),
];

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new()
{
    ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
    Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

foreach (var (role, pictures) in tour)
{
    await using var visitor = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN", TimezoneId = "Asia/Shanghai" });
    visitor.SetDefaultTimeout(120_000);
    var page = await visitor.NewPageAsync();
    await page.GotoAsync(portal + "/login");
    if (role == tour[0].Role)
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "sign-in.png") });
    await page.GetByRole(AriaRole.Button, new() { Name = role }).First.ClickAsync();
    await page.Locator("nav.menu").WaitForAsync();
    foreach (var (name, places) in pictures)
    {
        await page.SetViewportSizeAsync(name.EndsWith("-phone", StringComparison.Ordinal) ? 390 : 1366, name.EndsWith("-phone", StringComparison.Ordinal) ? 844 : 768);
        foreach (var place in places)
        {
            if (place.StartsWith('/'))
                await page.GotoAsync(portal + place);
            else
                await page.GotoAsync(new Uri(new Uri(portal), await page.Locator("main").Locator(place).First.GetAttributeAsync("href")).ToString());
        }
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-circuit=awaited]')");
        await page.WaitForTimeoutAsync(500);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        Console.WriteLine(name);
    }
}
