using FederationReform.Access;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Reforms;

/// <summary>
/// A village's result, the page on which a township chair spends most of her time. What is typed is kept as a draft a
/// second after the last change; saving, handing in and two people at one record are decided here, the sheet itself is
/// <see cref="ResultEditor"/>.
/// </summary>
public sealed partial class ResultPage
{
    private VillageResult? record;
    private ResultSheet begin = ResultSheet.Empty;
    private ResultSheet origin = ResultSheet.Empty;
    private ResultSheet current = ResultSheet.Empty;
    private int version;
    private DateTime? restored;
    private ResultConflict? conflict;
    private int editorKey;
    private string storageKey = "";

    private DraftKeeper keeper = null!;
    private SavingLine saving = null!;
    private string? done;
    private Violations problems = Violations.None;
    private CongressResult? summary;

    /// <summary>The id of the element that takes the focus after the next rendering.</summary>
    private string? goTo;

    private ResultEditor? editor;
    private Confirm? confirmSubmit;
    private Confirm? confirmDiscard;

    [Parameter]
    public int Campaign { get; set; }

    [Parameter]
    public int Unit { get; set; }

    protected override void OnInitialized()
    {
        saving = new(Clock);
        keeper = new(SaveDraftAsync, InvokeAsync, Clock, Log, DraftNotKept);
    }

    protected override async Task OnParametersSetAsync()
    {
        (record, done, problems, conflict, restored) = (null, null, Violations.None, null, null);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (goTo is not { } id)
            return;
        goTo = null;
        await Browser.InvokeVoidAsync("portal.focus", id);
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        record = await Results.RunAsync(scope, Campaign, Unit);
        if (record is null)
        {
            Navigation.NotFound();
            return;
        }
        storageKey = $"result-of-{scope.AccountId}:{Campaign}:{Unit}";
        (origin, current, version) = (record.Sheet, record.Sheet, record.Version);
        if (record.SavedAt is { } at)
            saving.Saved(at);
        else
            saving.Say(record.Sheet.SameAs(ResultSheet.Empty) ? "还没有填写，填写的内容会自动暂存" : "已保存");
        if (record.Draft is { } draft && record.May.Edit)
        {
            (current, restored) = (draft.Sheet, draft.SavedAt);
            if (draft.BaseVersion == record.Version)
                saving.Kept(draft.SavedAt);
            else
                Oppose(draft.Origin);
        }
        Start(current);
    }

    private void Start(ResultSheet sheet)
    {
        begin = sheet;
        editorKey++;
    }

    private void Oppose(ResultSheet began)
    {
        conflict = new(began, current, record!.Sheet);
        if (conflict.Items.Count == 0)
            conflict = null;
    }

    private void Changed(ResultSheet sheet)
    {
        current = sheet;
        saving.Say("正在暂存……");
        if (problems.Count > 0)
            problems = editor!.Problems;
        keeper.Changed();
    }

    private async Task<bool> SaveDraftAsync()
    {
        if (Turn.Busy || !keeper.Due)
            return !keeper.Due;
        if (await Current.OrSignInAsync() is not { } scope)
            return true;
        var (kept, number) = (current, editor?.Number ?? 0);
        var violations = await Drafting.RunAsync(scope, new(Campaign, Unit, version, kept, origin));
        if (ReferenceEquals(kept, current))
            keeper.Settled();
        if (violations.Count > 0)
            saving.Warn(violations[0].Message);
        else
            saving.Kept(Clock.UtcNow());
        StateHasChanged();
        if (violations.Count == 0)
            await ForgetAsync(number);
        return true;
    }

    private void DraftNotKept()
    {
        saving.Warn("暂存没有成功，正在重试……请先不要关闭本页。");
        StateHasChanged();
    }

    // Nobody is there to forget when the page has closed or its line has dropped; then the next page sends it again,
    // which changes nothing.
    private async Task ForgetAsync(int number)
    {
        try
        {
            await (editor?.KeptAsync(number) ?? Task.CompletedTask);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            Log.LogDebug(exception, "The browser is away");
        }
    }

    private async Task CheckAsync()
    {
        await editor!.SettleAsync();
        editor.SayWhatIsMissing();
        problems = editor.Problems;
        // What the sheet has in common with other villages does not stop it; the reviewer is shown the same.
        if (await Current.OrSignInAsync() is { } scope)
            problems = new Violations(problems.Concat(await Elsewhere.RunAsync(scope, Campaign, Unit, editor.Result)));
        (done, goTo) = (null, problems.Count > 0 ? "problems" : null);
        saving.Say(
            problems.Count > 0 ? saving.Text
            : record!.May.Submit ? "检查过了，没有问题，可以提交"
            : "检查过了，没有问题"
        );
    }

    private Task SaveAsync() =>
        RunAsync(async scope =>
        {
            if (await SaveAsync(scope))
                problems = Violations.None;
        });

    private Task SubmitAsync() =>
        RunAsync(async scope =>
        {
            var saved = await SaveAsync(scope);
            // A cell that cannot be read prevents saving; the page then also shows what else prevents the submission.
            if (!saved && goTo is null)
                return;
            editor!.SayWhatIsMissing();
            problems = editor.Problems;
            if (problems.Count > 0)
                goTo = "problems";
            if (!saved || problems.Count > 0)
                return;
            summary = editor.Result;
            StateHasChanged();
            if (!await confirmSubmit!.AskAsync())
                return;
            var violations = await Submitting.RunAsync(scope, new(Campaign, Unit, version, Guid.NewGuid()));
            if (violations.Count == 0)
                (done, goTo) = ($"{record!.UnitName}的选举结果已提交县妇联审核。", "done");
            problems = violations;
            if (violations.Count == 0 || violations.Any(v => v.Code == Refusal.StaleCode))
                await LoadAsync();
        });

    /// <summary>True when the stored result is what stands on the page.</summary>
    private async Task<bool> SaveAsync(UnitScope scope)
    {
        if (!await editor!.SettleAsync())
        {
            saving.Warn("网络中断，还没有保存。恢复后请再按“保存”。");
            return false;
        }
        saving.Say("正在保存……");
        StateHasChanged();
        var saved = await Saving.RunAsync(scope, new(Campaign, Unit, version, Guid.NewGuid(), editor.Sheet));
        if (saved.Violations.Count == 0)
        {
            Saved(saved.Version);
            await ForgetAsync(editor.Number);
            return true;
        }
        if (saved.Violations.Any(v => v.Code == Refusal.StaleCode))
        {
            await MeetAsync(scope);
            return false;
        }
        problems = saved.Violations;
        goTo = "problems";
        saving.Warn($"没有保存：有 {problems.Count} 处需要修改。填写的内容已暂存，不会丢失。");
        keeper.Changed();
        return false;
    }

    private void Saved(int now)
    {
        (version, restored) = (now, null);
        keeper.Settled();
        origin = ResultSheet.Of(editor!.Result);
        if (!origin.SameAs(editor.Sheet))
            editor.Replace(origin);
        current = origin;
        saving.Saved(Clock.UtcNow(), record!.May.Submit ? "" : $"，由{record.TownshipName}妇联检查后提交");
    }

    /// <summary>
    /// Somebody saved meanwhile: both sheets are shown side by side, and that of this user is a draft until she has
    /// decided.
    /// </summary>
    private async Task MeetAsync(UnitScope scope)
    {
        var mine = editor!.Sheet;
        var began = origin;
        if ((await Drafting.RunAsync(scope, new(Campaign, Unit, version, mine, began))).Count == 0)
            await ForgetAsync(editor.Number);
        record = await Results.RunAsync(scope, Campaign, Unit);
        if (record is null || !record.May.Edit)
            return;
        current = mine;
        keeper.Settled();
        Oppose(began);
        if (conflict is null)
            Merge(mine);
    }

    private void Merge(ResultSheet merged)
    {
        (conflict, restored) = (null, null);
        (origin, version) = (record!.Sheet, record.Version);
        Start(merged);
        Changed(merged);
        saving.Say("两份内容已合并，请检查后保存");
    }

    private async Task DiscardAsync()
    {
        if (!await confirmDiscard!.AskAsync())
            return;
        await RunAsync(async scope =>
        {
            await editor!.SettleAsync();
            problems = await Discarding.RunAsync(scope, new(Campaign, Unit));
            await ForgetAsync(editor.Number);
            keeper.Settled();
            restored = null;
            await LoadAsync();
        });
    }

    /// <summary>One action at a time, with the scope that the user has now.</summary>
    private async Task RunAsync(Func<UnitScope, Task> action) =>
        await Turn.RunAsync(scope =>
        {
            done = null;
            return action(scope);
        });

    private string? IdOfProblem(string field) => editor?.IdOf(field);
}
