using AngleSharp.Dom;
using Bunit;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Web.Account;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace FederationReform.Web.Tests.Components;

/// <summary>
/// A page as its circuit draws it, without a browser: its user presses what she reads. All that stands behind it is the
/// portal's own, down to the database. What its script would do (opening a dialog of the browser's own, setting the
/// focus) is not done.
/// </summary>
internal sealed class OpenPage<TPage> : IAsyncDisposable
    where TPage : IComponent
{
    private readonly BunitContext context = new();
    private readonly AsyncServiceScope circuit;
    private readonly IRenderedComponent<TPage> page;
    private readonly IRenderedComponent<MudDialogProvider> dialogs;

    private OpenPage(AsyncServiceScope circuit, Action<ComponentParameterCollectionBuilder<TPage>> parameters)
    {
        this.circuit = circuit;
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddFallbackServiceProvider(circuit.ServiceProvider);
        // The page's dialogs are drawn beside it, as the layout does.
        dialogs = context.Render<MudDialogProvider>();
        page = context.Render(parameters);
    }

    static OpenPage() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    public static async Task<OpenPage<TPage>> OnAsync(
        PortalServer server,
        UnitScope who,
        Action<ComponentParameterCollectionBuilder<TPage>> parameters
    )
    {
        var circuit = server.Services.CreateAsyncScope();
        await using var db = server.Given.Portal.OpenForSystem();
        var account = await db.Accounts.SingleAsync(a => a.Id == who.AccountId);
        var user = PortalAuthentication.PrincipalOf(
            new SignedInAccount(account.Id, account.UserName!, account.SecurityStamp!, account.MustChangePassword),
            server.Given.Clock
        );
        (
            (IHostEnvironmentAuthenticationStateProvider)
                circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()
        ).SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return new(circuit, parameters);
    }

    /// <summary>Where the page has sent its user.</summary>
    public string Address => new Uri(context.Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath;

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await circuit.DisposeAsync();
    }

    /// <param name="dialog">The heading of the dialog it stands in; null outside of all dialogs.</param>
    /// <param name="row">What else stands in its row of a table or item of a list.</param>
    public void Press(string button, string? dialog = null, string? row = null) =>
        // Not awaited: a handler that asks in a dialog ends only when that is answered.
        _ = Single("button", b => Words(b) == button && IsIn(b, dialog) && IsInRow(b, row), $"the button {button}")
            .ClickAsync(new());

    /// <param name="label">As it is read, aloud or on the screen.</param>
    public void Fill(string label, object text) =>
        _ = Single(
                "input, textarea, select",
                field => (field.GetAttribute("aria-label") ?? LabelOf(field)) == label,
                $"the field {label}"
            )
            .ChangeAsync(new ChangeEventArgs { Value = text });

    public void ShouldSay(string words) => page.WaitForAssertion(() => Words(Nodes).Should().Contain(words));

    public void ShouldNotSay(string words) => page.WaitForAssertion(() => Words(Nodes).Should().NotContain(words));

    public void ShouldGoTo(string address) => page.WaitForAssertion(() => Address.Should().Be(address));

    private IEnumerable<INode> Nodes => page.Nodes.Concat(dialogs.Nodes);

    private IEnumerable<IElement> FindAll(string elements) => page.FindAll(elements).Concat(dialogs.FindAll(elements));

    private IElement Single(string elements, Func<IElement, bool> wanted, string name)
    {
        IElement? found = null;
        page.WaitForAssertion(() =>
            found = FindAll(elements)
                .Where(wanted)
                .Should()
                .ContainSingle($"{name} is on the page:\n{Words(Nodes)}")
                .Subject
        );
        return found!;
    }

    private static bool IsIn(IElement element, string? heading) =>
        element.Closest("dialog, [role=dialog]") is { } dialog
            ? dialog.QuerySelectorAll("h1, h2, h3").Any(h => Words(h) == heading)
            : heading is null;

    private static bool IsInRow(IElement element, string? words) =>
        words is null || element.Closest("tr, li") is { } row && Words(row).Contains(words, StringComparison.Ordinal);

    private string? LabelOf(IElement field) =>
        field.Closest("label") is { } around ? Words(around)
        : field.Id is { } id ? FindAll("label").Where(l => l.GetAttribute("for") == id).Select(Words).FirstOrDefault()
        : null;

    private static string Words(INode node) => Words([node]);

    private static string Words(IEnumerable<INode> nodes) =>
        string.Join(
            ' ',
            string.Join(' ', nodes.Select(n => n.TextContent))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
