using FederationReform.Summaries;
using FederationReform.Web.Access;
using FederationReform.Web.Components;
using FederationReform.Web.Reforms;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Summaries;

public sealed partial class SummaryPage : IAsyncDisposable
{
    private ShownSummary? shown;
    private SummaryText text = null!;

    // The version of the summary from which the text on the page went on.
    private int version;
    private Guid operation = Guid.NewGuid();
    private bool stale;
    private DateTime? fromDraft;
    private DateTime? keptAt;
    private string? said;
    private Violations violations = Violations.None;
    private DraftKeeper keeper = null!;
    private Confirm rewriting = default!;
    private Confirm restoring = default!;
    private ActionDialog removing = default!;
    private SummaryPart rewritten = SummaryPart.Facts;
    private int restored = 1;

    [Inject]
    internal CurrentScope Current { get; set; } = null!;

    [Inject]
    internal PageTurn Turn { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Browser { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal ILogger<SummaryPage> Log { get; set; } = null!;

    [Inject]
    internal SummaryQuery Summary { get; set; } = null!;

    [Inject]
    internal SaveSummary Save { get; set; } = null!;

    [Inject]
    internal RestoreSummary Restore { get; set; } = null!;

    [Inject]
    internal RemoveSummary Remove { get; set; } = null!;

    [Inject]
    internal SaveSummaryDraft SaveDraft { get; set; } = null!;

    [Parameter]
    public int Id { get; set; }

    private bool Unsaved => shown is not null && !text.SaysAs(shown.Text);

    private IReadOnlyList<FigureDifference> Differences => SummaryDifferences.Of(text, shown!.Figures);

    /// <summary>A figure that stands in several places of a part is one line.</summary>
    private IEnumerable<IReadOnlyList<FigureDifference>> Grouped =>
        Differences
            .GroupBy(d => (d.Part, d.Mark.Key, d.Mark.Written))
            .Select(places => (IReadOnlyList<FigureDifference>)[.. places]);

    private IReadOnlyList<FigureDifference> Replaceable => [.. Differences.Where(d => d.Now is not null)];

    private string Status =>
        Turn.Busy ? "正在保存……"
        : stale ? "没有存成一版：同事刚刚保存过"
        : keeper.Due ? "正在保存草稿……"
        : keptAt is { } at ? $"草稿已保存 {at.ToChina():HH:mm}，还没有存成一版"
        : said ?? (Unsaved ? "有改动还没有存成一版" : $"和第 {shown!.Newest.Number} 版相同");

    protected override void OnInitialized() => keeper = new(KeepAsync, InvokeAsync, Clock, Log);

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (!await LoadAsync() || shown is null)
            return;
        if (shown.Draft is { } draft)
            (text, version, fromDraft, stale) = (
                draft.Text,
                draft.BaseVersion,
                draft.SavedAt,
                draft.BaseVersion != shown.Version
            );
        else
            TakeStored();
    }

    private async Task<bool> LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return false;
        shown = await Summary.RunAsync(scope, Id);
        if (shown is null)
            Navigation.NotFound();
        return shown is not null;
    }

    private void TakeStored() =>
        (text, version, stale, fromDraft, keptAt) = (shown!.Text, shown.Version, false, null, null);

    private void Retitle(string? title) => Write(text with { Title = title ?? "" });

    private void Change(SummaryPart part, Passage passage) => Write(text.With(part, passage));

    private void Replace(IReadOnlyList<FigureDifference> differences) =>
        Write(SummaryDifferences.Replaced(text, differences));

    private void Write(SummaryText written)
    {
        (text, said, keptAt) = (written, null, null);
        keeper.Changed();
    }

    private async Task<bool> KeepAsync()
    {
        if (Turn.Busy || !keeper.Due || await Current.GetAsync() is not { } scope)
            return true;
        var kept = text;
        var refused = await SaveDraft.RunAsync(scope, new(Id, version, Unsaved ? kept : null));
        violations = refused;
        if (ReferenceEquals(kept, text))
            keeper.Settled();
        keptAt = refused.Count == 0 && Unsaved ? Clock.UtcNow() : null;
        StateHasChanged();
        return true;
    }

    private async Task SaveAsync()
    {
        // The second of two clicks arrives after the first has saved.
        if (said is not null && !Unsaved)
            return;
        said = null;
        if (
            !await Turn.RunAsync(async scope =>
                violations = await Save.RunAsync(scope, new(Id, version, operation, text))
            )
        )
            return;
        if (violations.Any(v => v.Code == Refusal.StaleCode))
        {
            // What the colleague saved is shown beside the text, which stays on the page.
            (stale, violations) = (true, Violations.None);
            await LoadAsync();
            keeper.Changed();
            await Browser.InvokeVoidAsync("portal.focus", "conflict");
            return;
        }
        if (violations.Count > 0)
        {
            await Browser.InvokeVoidAsync("portal.focus", "problems");
            return;
        }
        await SettleAsync();
        said = $"已存为第 {shown?.Newest.Number} 版";
    }

    /// <summary>The text on the page is to become the newest version, after that of the colleague.</summary>
    private async Task KeepMineAsync()
    {
        (version, stale, operation) = (shown!.Version, false, Guid.NewGuid());
        await SaveAsync();
    }

    private async Task TakeTheirsAsync()
    {
        if (!await Turn.RunAsync(async scope => violations = await SaveDraft.RunAsync(scope, new(Id, version, null))))
            return;
        if (violations.Count == 0)
            await SettleAsync();
    }

    private Task GiveUpAsync() => TakeTheirsAsync();

    private async Task RewriteAsync(SummaryPart part)
    {
        rewritten = part;
        StateHasChanged();
        if (await rewriting.AskAsync())
            Change(part, shown!.Suggested.Of(part));
    }

    private async Task RestoreAsync(int number)
    {
        restored = number;
        StateHasChanged();
        if (!await restoring.AskAsync())
            return;
        if (
            !await Turn.RunAsync(async scope =>
                violations = await Restore.RunAsync(scope, new(Id, version, operation, number))
            )
        )
            return;
        if (violations.Any(v => v.Code == Refusal.StaleCode))
        {
            (stale, violations) = (true, Violations.None);
            await LoadAsync();
            return;
        }
        if (violations.Count > 0)
            return;
        if (!await Turn.RunAsync(async scope => await SaveDraft.RunAsync(scope, new(Id, version, null))))
            return;
        await SettleAsync();
        said = $"已恢复第 {number} 版，存为第 {shown?.Newest.Number} 版";
    }

    private void Leave()
    {
        keeper.Settled();
        Navigation.NavigateTo(Urls.Summaries);
    }

    private async Task SettleAsync()
    {
        keeper.Settled();
        operation = Guid.NewGuid();
        if (await LoadAsync())
            TakeStored();
    }

    private string NameOf(FigureMark mark) => FigureWords.Name(mark, shown!.Figures);
}
