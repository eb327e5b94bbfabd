#:package Microsoft.Playwright
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// The pictures of the manual, from a running portal with demo data: see screenshots.sh.
// A place is an address; or ~ and a pattern, the first link on the page that fits it; or + and what is added to the
// address one is at, or - and what is taken off it; or ! and the name of a button or of a part that unfolds, which is
// pressed: in the dialog, where one is open. Names that end in -phone are 390 px wide. Names given behind the folder are
// taken, all without any.
using System.Text.RegularExpressions;
using Microsoft.Playwright;

var (portal, folder) = (args[0], args[1]);
(string Role, (string Name, string[] Places)[] Pictures)[] tour =
[
    (
        "乡镇妇联主席",
        [
            ("desk", ["/"]),
            ("desk-phone", ["/"]),
            ("record", ["/", "~/campaigns/[0-9]+/units/[0-9]+$"]),
            ("result", ["/", "~/campaigns/[0-9]+/units/[0-9]+$", "+/result"]),
            ("count-phone", ["/", "~/elections/[0-9]+/count$"]),
            ("papers", ["/", "~/campaigns/[0-9]+/units/[0-9]+$", "~/papers$"]),
            ("township-progress", ["/progress"]),
            ("roster", ["/roster"]),
            ("roster-phone", ["/roster?text=zxy"]),
            ("person", ["/roster", "~/people/[0-9]+$"]),
            ("import", ["/imports/new"]),
            ("terms", ["/committees"]),
            ("activities", ["/registers/activities"]),
            ("activities-phone", ["/registers/activities", "!登记一场活动"]),
            ("liveliness", ["/registers/liveliness"]),
            ("rota", ["/registers/liveliness", "~/committees/[0-9]+/rota$"]),
            ("funds", ["/registers/funds"]),
            ("committee", ["/committees", "~/committees/[0-9]+$"]),
        ]
    ),
    (
        "县（市）妇联工作人员",
        [
            ("county-desk", ["/"]),
            ("review-queue", ["/review"]),
            ("review", ["/review", "~/units/[0-9]+/review$"]),
            ("progress", ["/progress"]),
            ("structure", ["/structure"]),
            ("tracks", ["/progress", "~/campaigns/[0-9]+/tracks"]),
            ("work-plan", ["/campaigns", "~/campaigns/[0-9]+$", "~/campaigns/[0-9]+/work-plan$"]),
            ("templates", ["/paper-templates"]),
            ("template", ["/paper-templates/invitation"]),
            ("line-pitch", ["/paper-templates", "!更改"]),
            ("bulletin", ["/bulletins", "~/bulletins/[0-9]+$"]),
            ("organisations", ["/registers/organisations"]),
            ("homes", ["/registers/homes"]),
            ("problems", ["/problems"]),
            ("training-due", ["/registers/trainings/due"]),
            ("four-lacks", ["/registers/fourlacks/table"]),
            ("visits", ["/visits"]),
            ("visit-phone", ["/visits", "~/visits/[0-9]+$"]),
            ("visit-coverage", ["/visits/coverage"]),
            ("spot-check", ["/spot-checks", "~/spot-checks/[0-9]+$"]),
            ("wall", ["/progress", "~/campaigns/[0-9]+/wall$", "!开启大屏", "!开启大屏", "~/wall#"]),
            ("reminders", ["/", "~/campaigns/[0-9]+/reminders$"]),
            ("notice", ["/notices", "~/notices/[0-9]+$"]),
            ("summary", ["/summaries", "~/summaries/[0-9]+$"]),
            ("reports", ["/summaries", "!起草报告"]),
            ("campaigns", ["/campaigns"]),
            ("campaign", ["/campaigns/new"]),
            ("campaign-template", ["/campaigns/new", "!按常用做法排阶段和目标"]),
        ]
    ),
    (
        "系统管理员",
        [
            ("admin-desk", ["/"]),
            ("accounts", ["/accounts"]),
            ("accounts-paste", ["/accounts/paste"]),
            ("divisions", ["/units/divisions"]),
            ("units", ["/units"]),
            ("audit", ["/audit"]),
        ]
    ),
];

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
        Args =
        [
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }
);

foreach (var (role, pictures) in tour)
{
    await using var visitor = await browser.NewContextAsync(
        new()
        {
            ViewportSize = new() { Width = 1366, Height = 768 },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        }
    );
    visitor.SetDefaultTimeout(120_000);
    var page = await visitor.NewPageAsync();
    await page.GotoAsync(portal + "/login");
    if (role == tour[0].Role)
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "sign-in.png") });
    await page.GetByRole(AriaRole.Button, new() { Name = role }).First.ClickAsync();
    await page.Locator("nav.menu").WaitForAsync();
    foreach (var (name, places) in pictures.Where(p => args.Length == 2 || args.Contains(p.Name)))
    {
        await page.SetViewportSizeAsync(
            name.EndsWith("-phone", StringComparison.Ordinal) ? 390 : 1366,
            name.EndsWith("-phone", StringComparison.Ordinal) ? 844 : 768
        );
        foreach (var place in places)
        {
            if (place[0] == '!')
            {
                await page.WaitForFunctionAsync("() => !document.querySelector('[data-circuit=awaited]')");
                var dialog = page.GetByRole(AriaRole.Dialog);
                var where = await dialog.CountAsync() > 0 ? dialog : page.Locator("main");
                await where
                    .GetByRole(AriaRole.Button, new() { Name = place[1..] })
                    .Or(where.Locator("summary", new() { HasText = place[1..] }))
                    .First.ClickAsync();
                await page.WaitForTimeoutAsync(1_000);
                continue;
            }
            var addresses = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('main a[href]')].map(a => a.href)"
            );
            await page.GotoAsync(
                place[0] switch
                {
                    '~' => addresses.First(a => Regex.IsMatch(a, place[1..])),
                    '+' => page.Url + place[1..],
                    '-' => page.Url[..^(place.Length - 1)],
                    _ => portal + place,
                }
            );
        }
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-circuit=awaited]')");
        await page.WaitForTimeoutAsync(500);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        Console.WriteLine(name);
    }
}
