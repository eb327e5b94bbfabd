using System.Globalization;
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

    /// <summary>For a visit in which the network is cut or the server killed: of course the browser complains.</summary>
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
    public Task LiveAsync() => Page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.querySelector('[data-circuit=awaited]')");

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
        await Page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = server.Url }]);
    }

    /// <summary>axe finds nothing serious or critical, each finding told with the element it is about.</summary>
    public async Task ShouldHaveNoSeriousFindingsAsync()
    {
        var result = await Page.RunAxe();
        result.Violations.Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Select(n => $"{v.Impact} {v.Id}: {v.Help}: {n.Html}"))
            .Should().BeEmpty($"axe looked at {Page.Url}");
    }

    public async Task ShouldNotScrollSidewaysAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, [data-scroll]'))
                .map(e => e.outerHTML.slice(0, 120))
                .concat(`page ${document.documentElement.scrollWidth} px`)
            """);
        wide.Should().BeEmpty($"{Page.Url} is read at {Page.ViewportSize!.Width} px");
    }

    /// <summary>Tab goes on from control to control, ends somewhere, and shows each time where it is.</summary>
    public async Task ShouldBeWalkedByTabAsync()
    {
        await Page.EvaluateAsync("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }");
        string? before = null;
        for (var step = 0; step < 60; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            // Null when the focus has left the page, at its end.
            var here = await Page.EvaluateAsync<string?>("""
                () => {
                    const e = document.activeElement;
                    if (!e || e === document.body) return null;
                    const s = getComputedStyle(e);
                    // A date has stops of its own, for year, month, day and calendar, and the browser shows them.
                    const parts = e.matches('input:is([type=date], [type=month], [type=time])');
                    const shown = parts || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
                    window.tabbed ??= new Map();
                    if (!tabbed.has(e)) tabbed.set(e, tabbed.size);
                    window.stops = parts && window.last === e ? stops + 1 : 0;
                    window.last = e;
                    return `${tabbed.get(e)}.${stops}|${shown}|${e.outerHTML.slice(0, 120)}`;
                }
                """);
            if (here is null)
                return;
            // A date is several stops: year, month, day and the calendar.
            if (!here.Contains("type=\"date\"", StringComparison.Ordinal))
                here.Should().NotBe(before, $"Tab must go on, at {Page.Url}");
            here.Split('|')[1].Should().Be("true", $"the focus must be seen on {here}, at {Page.Url}");
            (here.Split('|')[0].Split('.')[1] is var stop && int.Parse(stop, CultureInfo.InvariantCulture) < 5).Should().BeTrue($"Tab must leave {here}, at {Page.Url}");
            before = here;
        }
    }
}
