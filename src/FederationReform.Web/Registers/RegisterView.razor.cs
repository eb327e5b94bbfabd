using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Registers;

public sealed partial class RegisterView<TEntry>
{
    private EntryFilter filter = new();
    private EntryList<TEntry>? list;
    private bool? allowed;
    private bool keeps;
    private bool picks;
    private string? said;
    private string? caution;
    private ActionDialog editing = default!;
    private ActionDialog removing = default!;
    private Dialog telling = default!;
    private EntryFilesDialog<TEntry> files = default!;
    private IReadOnlyList<HistoryEntry>? history;

    // The entry that a dialog is about; null for a new one.
    private EntryRow<TEntry>? chosen;
    private EntryForm<TEntry> form = new(TEntry.Blank, EntryTypes<TEntry>.Usual);
    private int? unitId;

    // What was just registered, where the list shows it: photos are added to it with one more touch.
    private EntryRow<TEntry>? saved;
    private TEntry? added;

    /// <summary>What the register is for, in one sentence.</summary>
    [Parameter, EditorRequired]
    public required string Lead { get; set; }

    /// <summary>What is said where nothing is registered yet: what belongs here, and the first step.</summary>
    [Parameter, EditorRequired]
    public required string Empty { get; set; }

    /// <summary>The headings of <see cref="Cells"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Head { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<EntryRow<TEntry>> Cells { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<EntryForm<TEntry>> Fields { get; set; }

    /// <summary>The figures above the list; they follow the unit and year of the address.</summary>
    [Parameter]
    public RenderFragment? Figures { get; set; }

    /// <summary>
    /// More buttons of the page's head. A dialog among them that settles something of the register hands on what it
    /// says when it is done.
    /// </summary>
    [Parameter]
    public RenderFragment<EventCallback<string>>? Actions { get; set; }

    /// <summary>The name of a type by its number; null for a register without types.</summary>
    [Parameter]
    public Func<int, string>? CategoryName { get; set; }

    /// <summary>
    /// A name of the county's list, or one that is the same everywhere; null for a register without types.
    /// </summary>
    private Func<int, string>? NameOf =>
        TEntry.Scheme is null ? CategoryName : number => list!.Types.NameOf(number) ?? "其他";

    /// <summary>What a new entry begins with, for example today as its day.</summary>
    [Parameter]
    public TEntry? Begin { get; set; }

    /// <summary>
    /// What its writer should know of an entry that was saved in a unit; null for nothing. It was not wrong enough to
    /// be refused.
    /// </summary>
    [Parameter]
    public Func<UnitScope, int, TEntry, Task<string?>>? Caution { get; set; }

    /// <summary>Something was saved or removed, so figures are to be read again.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    // Declared, because only so does the router tell an open page of another query.
    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    private string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    private string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "part")]
    private string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private static string One => TEntry.Kind.OneEntry();

    private static string FilesWord => EntryFilesDialog<TEntry>.What;

    /// <summary>Where the photos of an entry stand; null for a register without.</summary>
    private static FilePlace? PhotoPlace => TEntry.FilePlaces.FirstOrDefault(p => p.PhotosOnly);

    /// <summary>For how many things the entries stand, where that is more than there are entries.</summary>
    private string? Together =>
        list!.Things is { } things && things != list.Page.Total
            ? $"，{TEntry.Inputs.Single(i => i.Key == TEntry.NumberKey).Title}合计 {things}"
            : null;

    private EntryFilter First => filter with { Page = 1 };

    private List<(string, string)> Chosen
    {
        get
        {
            var parts = new List<(string, string)>();
            if (filter.UnitId is not null)
                parts.Add((list!.Unit.Name, Of(First with { UnitId = null })));
            if (filter.Year is { } year)
                parts.Add(($"{year} 年", Of(First with { Year = null })));
            if (filter.Category is { } category && NameOf is { } name)
                parts.Add((name(category), Of(First with { Category = null })));
            if (filter.Level is { } level)
                parts.Add(($"登记在{level.Name()}的", Of(First with { Level = null })));
            foreach (var (word, part) in EntryParts.Names<TEntry>(filter.Parts))
                parts.Add((part, Of(First with { Parts = EntryParts.Without(filter.Parts, word) })));
            if (filter.Text is { } words)
                parts.Add(($"“{words}”", Of(First with { Text = null })));
            return parts;
        }
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (allowed, keeps) = (scope.May(Permissions.ViewRecord), scope.May(Permissions.KeepRegisters));
        picks = scope.UnitLevel < UnitLevel.Village;
        if (allowed is false)
            return;
        filter = RegisterLink.Read(LinkQuery.Of(Navigation)).Filter;
        list = await Entries.RunAsync(scope, filter);
        if (list is null)
            Navigation.NotFound();
    }

    private async Task ReloadAsync(string done)
    {
        said = done;
        await LoadAsync();
        saved = added is { } entry
            ? list?.Page.Rows.FirstOrDefault(r => r.Unit.Id == unitId && r.Entry.IsSameAs(entry))
            : null;
        await Changed.InvokeAsync();
    }

    private Task SettledAsync(string done)
    {
        added = null;
        return ReloadAsync(done);
    }

    /// <summary>
    /// A file was added. It gave its entry another version; a form that is open goes on, unless somebody changed what
    /// the entry says.
    /// </summary>
    private async Task AddedAsync()
    {
        await LoadAsync();
        if (chosen is not null && Shown(chosen.Id) is { } now && now.Entry == chosen.Entry)
            chosen = now;
        StateHasChanged();
    }

    private async Task<EntryRow<TEntry>?> RemovedAsync(int entry, string done)
    {
        (said, saved, added) = (done, null, null);
        await LoadAsync();
        chosen = Shown(entry);
        StateHasChanged();
        return chosen;
    }

    private EntryRow<TEntry>? Shown(int entry) => list?.Page.Rows.FirstOrDefault(r => r.Id == entry);

    private void OpenNew()
    {
        (chosen, unitId, form) = (null, list!.Unit.Id, new(Begin ?? TEntry.Blank, list.Types));
        editing.Open();
    }

    private void OpenChange(EntryRow<TEntry> row)
    {
        (chosen, form) = (row, new(row.Entry, row.Types));
        editing.Open();
    }

    private void OpenRemove(EntryRow<TEntry> row)
    {
        (chosen, added) = (row, null);
        removing.Open();
    }

    private async Task OpenHistoryAsync(EntryRow<TEntry> row)
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (chosen, history) = (row, await Histories.RunAsync(scope, row.Id));
        telling.Open();
    }

    private async Task<Violations> SaveAsync(UnitScope scope, Guid operation, string? reason)
    {
        var violations = new Violations();
        var entry = form.Read(violations);
        if (violations.Blocking)
            return violations;
        added = chosen is null ? entry : null;
        violations = chosen is null
            ? await Add.RunAsync(scope, new(unitId, entry, operation))
            : await Change.RunAsync(scope, new(chosen.Id, chosen.Version, operation, entry));
        caution =
            violations.Blocking || Caution is null
                ? null
                : await Caution(scope, chosen?.Unit.Id ?? unitId ?? scope.UnitId, entry);
        return violations;
    }

    private Task<Violations> RemoveAsync(UnitScope scope, Guid operation, string? reason) =>
        Remove.RunAsync(scope, new(chosen!.Id, chosen.Version, operation, reason));

    private static string Of(EntryFilter chosen) => Urls.RegisterOf(TEntry.Kind, chosen);
}
