using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FederationReform.Access;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Support;

/// <summary>Somebody in front of a screen, and what the browser complained about behind her back.</summary>
internal sealed class Visitor
{
    private const string FileInput = "input[type=file]";

    // What is in order axe need not collect: on a large page that is most of its work.
    private static readonly AxeRunOptions findingsOnly = new() { ResultTypes = [ResultType.Violations] };

    private readonly List<string> complaints = [];

    public Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                complaints.Add(said.Text);
        };
        page.PageError += (_, fault) => complaints.Add(fault);
        page.Response += (_, answer) => Bytes.Add(answer);
    }

    public IPage Page { get; }

    public Traffic Bytes { get; } = new();

    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>
    /// For a visit in which the network is cut or the server killed: of course the browser complains.
    /// </summary>
    public void ForgiveComplaints() => complaints.Clear();

    public void AssertNoComplaints() => complaints.Should().BeEmpty("the browser reported them");

    /// <summary>Opens an address of the portal and waits until the page answers to her.</summary>
    public async Task<IResponse?> OpenAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        await LiveAsync();
        return answer;
    }

    /// <summary>A click before the page has its circuit is lost: a trap for users, and for tests.</summary>
    public Task LiveAsync() =>
        Page.WaitForFunctionAsync(
            "() => document.readyState === 'complete' && !document.querySelector('[data-circuit=awaited]')"
        );

    /// <summary>The window becomes as large as the screen.</summary>
    public Task OnAsync(Screen screen) => Page.SetViewportSizeAsync(screen.Width(), screen.Height());

    /// <summary>The open page in another look of the account's settings (UserLook).</summary>
    public Task InAsync(string scheme, string print) =>
        Page.EvaluateAsync("look => Object.assign(document.documentElement.dataset, look)", new { scheme, print });

    /// <summary>Opens the menu under the user's name and signs out.</summary>
    public async Task SignOutAsync()
    {
        await Page.Locator("details.person > summary").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
    }

    /// <summary>Presses the button, and the same in the dialog that asks whether it is meant.</summary>
    public async Task ActAsync(string button)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    /// <summary>Picks a file as soon as the page takes one.</summary>
    public async Task ChooseFileAsync(FilePayload file)
    {
        await Assertions.Expect(Page.Locator(FileInput)).ToBeEnabledAsync();
        await Page.SetInputFilesAsync(FileInput, file);
    }

    /// <inheritdoc cref="ChooseFileAsync(FilePayload)"/>
    public async Task ChooseFileAsync(string path)
    {
        await Assertions.Expect(Page.Locator(FileInput)).ToBeEnabledAsync();
        await Page.SetInputFilesAsync(FileInput, path);
    }

    /// <summary>As she does it, with the form, from a link to a page or from none.</summary>
    public async Task SignInAsync(string login, string password, string? to = null)
    {
        await Page.GotoAsync(to is null ? Web.Urls.SignIn : Web.Urls.SignInAndReturn(to));
        await Page.GetByLabel("登录名").FillAsync(login);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Page.WaitForURLAsync(url => !new Uri(url).AbsolutePath.Equals(Web.Urls.SignIn, StringComparison.Ordinal));
        await LiveAsync();
    }

    /// <summary>As if she had signed in before; where signing in is not what is tried.</summary>
    public async Task SignedInAsync(PortalServer server, UnitScope scope)
    {
        var cookie = await server.CookieAsync(scope.AccountId);
        await Page.Context.AddCookiesAsync([
            new()
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Url = server.Url,
            },
        ]);
    }

    /// <summary>axe finds nothing serious or critical, each finding told with the element it is about.</summary>
    public async Task ShouldHaveNoSeriousFindingsAsync()
    {
        var result = await Page.RunAxe(findingsOnly);
        result
            .Violations.Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Select(n => $"{v.Impact} {v.Id}: {v.Help}: {n.Html}"))
            .Should()
            .BeEmpty($"axe looked at {Page.Url}");
    }

    public async Task ShouldNotScrollSidewaysAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, [data-scroll]'))
                .map(e => e.outerHTML.slice(0, 120))
                .concat(`page ${document.documentElement.scrollWidth} px`)
            """
        );
        wide.Should().BeEmpty($"{Page.Url} is read at {Page.ViewportSize!.Width} px");
    }

    /// <summary>
    /// Tab goes on from control to control, ends somewhere, and shows each time where it is. The browser writes down
    /// what it finds after each press, so that sixty presses are no sixty questions.
    /// </summary>
    public async Task ShouldBeWalkedByTabAsync()
    {
        await Page.EvaluateAsync(
            """
            () => {
                document.activeElement?.blur();
                window.scrollTo(0, 0);
                const walk = window.walk = [];
                let last, stops = 0;
                addEventListener('keyup', () => {
                    const e = document.activeElement;
                    // The focus has left the page, at its end.
                    if (!e || e === document.body) { walk.push(null); return; }
                    const s = getComputedStyle(e);
                    // A date has stops of its own, for year, month, day and calendar, and the browser shows them.
                    const parts = e.matches('input:is([type=date], [type=month], [type=time])');
                    const outlined = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
                    stops = e === last ? stops + 1 : 0;
                    last = e;
                    walk.push({
                        stops,
                        parts,
                        shown: parts || outlined || s.boxShadow !== 'none',
                        html: e.outerHTML.slice(0, 120),
                    });
                }, true);
            }
            """
        );
        var keys = await Page.Context.NewCDPSessionAsync(Page);
        await Task.WhenAll(Enumerable.Range(0, Presses).SelectMany(_ => Press(keys)));
        var walk = JsonSerializer.Deserialize<TabStop?[]>(
            await Page.EvaluateAsync<string>("() => JSON.stringify(walk)"),
            JsonSerializerOptions.Web
        )!;
        await keys.DetachAsync();

        walk.Should().NotBeEmpty($"Tab is heard, at {Page.Url}");
        foreach (var here in walk.TakeWhile(stop => stop is not null).OfType<TabStop>())
        {
            here.Stops.Should().BeLessThan(here.Parts ? 5 : 1, $"Tab must leave {here.Html}, at {Page.Url}");
            here.Shown.Should().BeTrue($"the focus must be seen on {here.Html}, at {Page.Url}");
        }
    }

    private const int Presses = 60;

    /// <summary>Sent without waiting for an answer; the browser takes them in their order.</summary>
    private static IEnumerable<Task> Press(ICDPSession keys)
    {
        foreach (var type in (string[])["rawKeyDown", "keyUp"])
            yield return keys.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = type,
                    ["key"] = "Tab",
                    ["code"] = "Tab",
                    ["windowsVirtualKeyCode"] = 9,
                }
            );
    }

    /// <param name="Stops">How often Tab has stayed on it.</param>
    /// <param name="Parts">It has stops of its own: a date.</param>
    private sealed record TabStop(int Stops, bool Parts, bool Shown, string Html);
}
