using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Units;
using FederationReform.Web.Access;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Reforms;

public sealed partial class ResultEditor : IAsyncDisposable
{
    private const string Typing = "填写";
    private const int PasteBytes = 2_000_000;
    private static readonly TimeSpan answersWithin = TimeSpan.FromSeconds(3);

    private SheetEdits edits = null!;
    private ResultSheet initial = ResultSheet.Empty;
    private JudgedSheet judged = null!;
    private string note = "";
    private string? noteStyle;
    private bool sayWhatIsMissing;
    private (int Row, int Column)? focus;
    private bool load;
    private string? lastKey;
    private readonly Dictionary<string, string> reasonsAtFirst = [];

    private ElementReference root;
    private IJSObjectReference? script;
    private IJSObjectReference? sheet;
    private DotNetObjectReference<ResultEditor>? self;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private CurrentScope Current { get; set; } = null!;

    [Inject]
    private UnitsNamedQuery Units { get; set; } = null!;

    [Parameter, EditorRequired]
    public required VillageResult Record { get; set; }

    /// <summary>The sheet to begin with: the stored one, or the draft of the account.</summary>
    [Parameter, EditorRequired]
    public required ResultSheet Begin { get; set; }

    /// <summary>Names this account and record in the browser, for what is typed while the line is down.</summary>
    [Parameter, EditorRequired]
    public required string StorageKey { get; set; }

    /// <summary>Every change of the sheet.</summary>
    [Parameter]
    public EventCallback<ResultSheet> Changed { get; set; }

    /// <summary>The user pressed Ctrl+S.</summary>
    [Parameter]
    public EventCallback SaveAsked { get; set; }

    public ResultSheet Sheet => edits.Sheet;

    /// <summary>The number of the last input that arrived; the browser counts them.</summary>
    public int Number { get; private set; }

    public CongressResult Result => judged.Result;

    /// <summary>
    /// Why it cannot be handed in yet: what is wrong, and in one line for each person what is still to be filled in.
    /// </summary>
    public Violations Problems => new(SheetProblems.Of(edits.Sheet, judged.Violations));

    private string Counted =>
        judged.Result.Seats is { } seats ? $"{judged.People.Count} 人，应选 {seats} 名" : $"{judged.People.Count} 人";

    public string? IdOf(string field) => judged.Marks.IdOf(field);

    /// <summary>
    /// Ends the input that has the focus and waits until the server has everything. False when the line is down.
    /// </summary>
    public async Task<bool> SettleAsync() => sheet is null || await sheet.InvokeAsync<bool>("settle");

    /// <summary>Lets the browser forget what it remembered of the inputs up to this one: they are stored.</summary>
    /// <remarks>
    /// A browser whose line was cut at this moment would answer after a minute, and no later draft would be kept until
    /// then.
    /// </remarks>
    public async Task KeptAsync(int number)
    {
        if (sheet is not null)
            await sheet.InvokeVoidAsync("kept", answersWithin, number);
    }

    /// <summary>From now on empty cells that must be filled in are marked.</summary>
    public void SayWhatIsMissing()
    {
        sayWhatIsMissing = true;
        Judge();
        StateHasChanged();
    }

    public void Replace(ResultSheet replaced)
    {
        edits.Replace(replaced);
        Reload();
    }

    protected override void OnInitialized()
    {
        initial = Begin;
        edits = new(Begin);
        Judge();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            script = await Browser.ImportAsync(Assets, "Reforms/ResultEditor.razor.js");
            sheet = await script.InvokeAsync<IJSObjectReference>(
                "attach",
                root,
                self,
                SheetInput.Choices,
                StorageKey,
                SheetInput.TextsOf(edits.Sheet)
            );
        }
        else if (load && sheet is not null)
        {
            load = false;
            var cursor = focus is { } cell ? SheetMarks.CellId(cell.Row, cell.Column) : null;
            focus = null;
            await sheet.InvokeVoidAsync("load", SheetInput.TextsOf(edits.Sheet), cursor);
        }
    }

    /// <summary>
    /// Takes a finished input, or the state of one in which the user pauses. Answers what the browser should show
    /// instead.
    /// </summary>
    [JSInvokable]
    public async Task<string?> Commit(string key, string text, bool final, int number)
    {
        Number = number;
        var (changed, shown) = SheetInput.Apply(edits.Sheet, key, text, final);
        if (!changed.SameAs(edits.Sheet))
        {
            edits.Change(changed, Typing, oneStepWithTheLast: key == lastKey);
            Judge();
            await Changed.InvokeAsync(edits.Sheet);
            StateHasChanged();
        }
        if (final)
            note = "";
        lastKey = final ? null : key;
        return shown;
    }

    // The rows of a counted result are those of the count.
    private bool RowsAreFixed()
    {
        if (Record.Stored.Counted)
            Say("名单取自计票，这里不能增减人员或者整块粘贴。", "remind");
        return Record.Stored.Counted;
    }

    [JSInvokable]
    public async Task Paste(int row, int column, IJSStreamReference stream)
    {
        if (RowsAreFixed())
            return;
        await using var content = await stream.OpenReadStreamAsync(PasteBytes);
        using var reader = new StreamReader(content);
        var whole = PastedBlock.Read(await reader.ReadToEndAsync(), column, ResultColumns.Members, ofOneUnit: true);
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        var (block, others) = await PastedRows.OfUnitAsync(whole, Units, scope, Record.UnitId, Record.UnitName);
        if (block.Rows.Count == 0 && others.Length > 0)
        {
            Say(others, "block");
            return;
        }
        if (block.Rows.Count == 0 || block.Columns.Count == 0)
        {
            Say("剪贴板里没有可以粘贴的内容，请在表格软件里选中几行再复制。", "remind");
            return;
        }
        focus = (row, block.Columns[0]);
        await ChangeAsync(SheetInput.Paste(edits.Sheet, row, block), "粘贴");
        Say(SheetInput.WordsOfPaste(row, block, judged.Unreadable) + others, "info");
    }

    [JSInvokable]
    public Task InsertRow(int row)
    {
        if (RowsAreFixed())
            return Task.CompletedTask;
        focus = (row, 0);
        return ChangeAsync(edits.Sheet.WithRowInserted(row), "插入行");
    }

    [JSInvokable]
    public async Task RemoveRow(int row)
    {
        if (row >= edits.Sheet.Rows.Count || RowsAreFixed())
            return;
        var name = edits.Sheet.Rows[row][ResultColumns.IndexOf("Name")];
        focus = (row, 0);
        await ChangeAsync(edits.Sheet.WithoutRow(row), "删除行");
        Say(name.Length > 0 ? $"已删除“{name}”这一行。删错了可以撤销。" : "已删除一行。", "info");
    }

    [JSInvokable]
    public Task Undo() => StepAsync(edits.Undo());

    [JSInvokable]
    public Task Redo() => StepAsync(edits.Redo());

    [JSInvokable]
    public Task SaveByKey() => SaveAsked.InvokeAsync();

    /// <summary>All texts into the inputs again, after the browser sent what it had kept through a reload.</summary>
    [JSInvokable]
    public void Reload()
    {
        load = true;
        Judge();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        try
        {
            if (sheet is not null)
            {
                await sheet.InvokeVoidAsync("dispose");
                await sheet.DisposeAsync();
            }
            if (script is not null)
                await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its script with it.
        }
    }

    private Task FillBlanksAsync(int column, string text)
    {
        var blanks = judged.People.Where(row => edits.Sheet.Rows[row][column].Length == 0).ToList();
        // A second click arrives after the last blank is filled and its button is gone.
        if (blanks.Count == 0)
            return Task.CompletedTask;
        focus = (blanks[0], column);
        return ChangeAsync(edits.Sheet.WithBlanksFilled(column, text), "填空白");
    }

    private async Task StepAsync(bool stepped)
    {
        if (!stepped)
            return;
        // What a paste said of itself is not so any more.
        note = "";
        Reload();
        await Changed.InvokeAsync(edits.Sheet);
    }

    private async Task ChangeAsync(ResultSheet changed, string what)
    {
        edits.Change(changed, what);
        Reload();
        await Changed.InvokeAsync(edits.Sheet);
    }

    private void Judge()
    {
        judged = new(edits.Sheet, Record, sayWhatIsMissing);
        foreach (var gone in reasonsAtFirst.Keys.Except(judged.Reminders.Select(r => r.Key)).ToList())
            reasonsAtFirst.Remove(gone);
    }

    // The textarea belongs to the browser once it is drawn, like every input of the sheet.
    private string ReasonAtFirst(string code) =>
        reasonsAtFirst.TryGetValue(code, out var text)
            ? text
            : reasonsAtFirst[code] = edits.Sheet.Reasons.GetValueOrDefault(code, "");

    private void Say(string text, string style)
    {
        (note, noteStyle) = (text, style);
        StateHasChanged();
    }
}
