using FederationReform.Access;
using FederationReform.Notices;
using FederationReform.Web.Components;
using FederationReform.Web.Reforms;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Notices;

public sealed partial class NoticeDraftPage
{
    private readonly Guid operation = Guid.NewGuid();
    private ShownNoticeDraft? draft;
    private bool? allowed;
    private int version;
    private string? title;
    private string? body;
    private string? number;
    private DateOnly? signBy;

    /// <summary>Null for all units directly below.</summary>
    private HashSet<int>? chosen;
    private bool stale;
    private DateTime? keptAt;
    private Violations violations = Violations.None;
    private DraftKeeper keeper = null!;
    private Confirm issuing = default!;
    private Confirm discarding = default!;

    [Parameter]
    public int Id { get; set; }

    private NoticeText Text => new(title, body, number, signBy, chosen?.Order().ToList());

    private List<string> Without =>
        [.. draft!.Below.Where(b => !b.HasAccount && chosen?.Contains(b.Unit.Id) != false).Select(b => b.Unit.Name)];

    private string Status =>
        Turn.Busy ? "正在处理……"
        : stale ? "没有保存：同事也改了这份草稿"
        : keeper.Due ? "正在保存……"
        : keptAt is { } at ? $"已保存 {at.ToChina():HH:mm}"
        : "写下的文字会自动保存";

    protected override void OnInitialized() => keeper = new(KeepAsync, InvokeAsync, Clock, Log);

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    protected override Task OnParametersSetAsync() => ReloadAsync(keepText: false);

    private async Task ReloadAsync(bool keepText)
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        allowed = scope.May(Permissions.IssueNotices);
        if (allowed is false)
            return;
        draft = await Drafts.RunAsync(scope, Id);
        if (draft is null)
        {
            Navigation.NotFound();
            return;
        }
        (version, stale) = (draft.Version, false);
        if (keepText)
        {
            keeper.Changed();
            return;
        }
        var text = draft.Text;
        (title, body, number, signBy) = (text.Title, text.Body, text.Number, text.SignBy);
        chosen = text.To?.ToHashSet();
    }

    private async Task ReadFilesAsync()
    {
        if (await Current.OrSignInAsync() is { } scope && await Drafts.RunAsync(scope, Id) is { } now)
            draft = draft! with { Files = now.Files };
    }

    private void Written() => keeper.Changed();

    private void ChooseAll(bool all)
    {
        chosen = all ? null : [];
        keeper.Changed();
    }

    private void Tick(int unit, bool ticked)
    {
        if (ticked)
            chosen!.Add(unit);
        else
            chosen!.Remove(unit);
        keeper.Changed();
    }

    private async Task<bool> KeepAsync()
    {
        // While another's text is to be decided on, and while it is issued, nothing is written over anything.
        if (stale || Turn.Busy || !keeper.Due || await Current.GetAsync() is not { } scope)
            return true;
        var (text, before) = (Text, (title, body, number, signBy, chosen?.Count));
        (version, var refused) = await Save.RunAsync(scope, new(Id, version, text));
        stale = refused.Any(v => v.Code == Refusal.StaleCode);
        violations = stale ? Violations.None : refused;
        if (before == (title, body, number, signBy, chosen?.Count))
            keeper.Settled();
        keptAt = refused.Count == 0 ? Clock.UtcNow() : null;
        StateHasChanged();
        return true;
    }

    private async Task RemoveAsync(int file) =>
        await Turn.RunAsync(async scope =>
        {
            violations = await RemoveFile.RunAsync(scope, file);
            await ReadFilesAsync();
        });

    private async Task DiscardAsync()
    {
        if (!await discarding.AskAsync())
            return;
        if (!await Turn.RunAsync(async scope => violations = await Discard.RunAsync(scope, new(Id, version))))
            return;
        stale = violations.Any(v => v.Code == Refusal.StaleCode);
        if (violations.Count > 0)
            return;
        keeper.Settled();
        Navigation.NavigateTo(Urls.Notices);
    }

    private async Task IssueAsync()
    {
        if (keeper.Due)
            await keeper.KeepNowAsync();
        if (stale || !await issuing.AskAsync())
            return;
        if (
            !await Turn.RunAsync(async scope =>
                violations = await Issue.RunAsync(scope, new(Id, version, operation, Text))
            )
        )
            return;
        if (violations.Count > 0)
        {
            stale = violations.Any(v => v.Code == Refusal.StaleCode);
            await Browser.InvokeVoidAsync("portal.focus", "problems");
            return;
        }
        keeper.Settled();
        Navigation.NavigateTo(Urls.Notice(Id));
    }
}
