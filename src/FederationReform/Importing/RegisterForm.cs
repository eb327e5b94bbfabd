using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <summary>A register: a row is an entry of the unit that it names.</summary>
public sealed class RegisterForm<TEntry> : ImportForm
    where TEntry : class, IRegisterEntry<TEntry>
{
    private const int ShownBeside = 2;

    public RegisterForm()
        : this(EntryTypes<TEntry>.Usual) { }

    private RegisterForm(EntryTypes<TEntry> types) =>
        (Types, Inputs, Columns) = (
            types,
            TEntry.InputsWith(types),
            [Apart(UnitColumns.Village), Apart(UnitColumns.Township), .. TEntry.InputsWith(types)]
        );

    internal EntryTypes<TEntry> Types { get; }

    internal IReadOnlyList<ResultInput<TEntry>> Inputs { get; }

    public override ImportKind Kind => TEntry.Kind.Import();

    public override string Name => TEntry.Kind.Name();

    public override string Hint => $"一行{TEntry.Kind.OneEntry()}";

    public override RowWords Words { get; } = new("记录", "条", "记录");

    public override Permission Permission => Permissions.KeepRegisters;

    public override IReadOnlyList<SheetColumn> Columns { get; }

    public override SheetColumn Lead { get; } = TEntry.Inputs.FirstOrDefault(IsInTitle) ?? TEntry.Inputs[0];

    public override IReadOnlyList<SheetColumn> Needed { get; } = [.. TEntry.Inputs.Where(IsNeeded)];

    public override IReadOnlyList<SheetColumn> Shown => [.. Inputs.Where(i => i.Key != Lead.Key).Take(ShownBeside)];

    public override IReadOnlyList<UnitFigure> Figures { get; } =
    [new("表格里", u => u.Rows), new("新增", u => u.New), new("有变化", u => u.Changed)];

    public override bool TownshipAlone => true;

    public override string VillagePrompt => "村（社区）的写村名；乡镇本级的空着。";

    public override string HowTo(SheetColumn column) =>
        column.Key switch
        {
            UnitColumns.TownshipKey => "乡镇（街道）的名称；县本级的写县的名称。全是一个单位的表可以空着。",
            UnitColumns.VillageKey => "村、社区的名称；乡镇本级、县本级的空着。可以合并单元格。",
            _ => (Needed.Any(c => c.Key == column.Key) ? "必填。" : "") + base.HowTo(column),
        };

    internal override string NotTaken(string trail) => $"{Name}不登记到“{trail}”这一级，请写明是哪个单位的。";

    internal override async Task<ImportForm> AtAsync(PortalDbContext db, string path, CancellationToken cancel) =>
        await db.TypesAsync<TEntry>(path, cancel) is var types && types == Types
            ? this
            : new RegisterForm<TEntry>(types);

    internal override ImportRow Row(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells) =>
        new EntryRow<TEntry>(table, sheet, number, cells);

    internal override async Task<ImportPlan> PlanAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    ) => await RegisterPlan<TEntry>.MakeAsync(db, scope, import, contents, portal.Clock.Today(), cancel);

    internal override Task<IReadOnlyList<string>> TakeBackAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        ImportUndo undo,
        DateTime now,
        CancellationToken cancel
    ) => ImportedEntries<TEntry>.TakeBackAsync(db, scope, import, undo, cancel);

    /// <summary>Whether an entry is called by what stands in the field: an activity by its name.</summary>
    private static bool IsInTitle(ResultInput<TEntry> input)
    {
        const string said = "甲";
        return input.Codes is null
            && input.Fill(TEntry.Blank, said).Value.Title.Contains(said, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether no entry is complete without the field. Where one of several fields is enough, none of them is needed.
    /// </summary>
    private static bool IsNeeded(ResultInput<TEntry> input)
    {
        return IsMissed(TEntry.Blank)
            && TEntry.Inputs.Where(i => i != input).All(i => IsMissed(i.Fill(TEntry.Blank, Sample(i)).Value));

        bool IsMissed(TEntry entry) =>
            entry.Check(DateOnly.MaxValue).Any(v => v.Field == input.Key && v.Severity == Severity.Block);

        static string Sample(SheetColumn column) =>
            column.Codes is { } codes ? codes.Choices[0].Name
            : column.Day ? "2020-01-01"
            : "1";
    }

    /// <summary>A heading that the register has for a column of its own does not mean a unit there.</summary>
    private static UnitColumn Apart(UnitColumn unit) =>
        unit with
        {
            Headings = [.. unit.Headings.Except(TEntry.Inputs.SelectMany(i => i.Headings.Prepend(i.Title)))],
        };
}
