using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <summary>How messages call a row of a file, and all of them together.</summary>
/// <param name="One">人, 记录.</param>
/// <param name="Measure">What stands behind a number of them: 3 人, 3 条.</param>
/// <param name="Many">名单, 记录.</param>
public sealed record RowWords(string One, string Measure, string Many);

/// <summary>
/// What a kind of import is: its columns, how its rows are read, who may import it, and what it is called. Everything
/// that differs from kind to kind stands in the one class of the kind, and <see cref="ImportForms"/> lists them.
/// </summary>
public abstract class ImportForm
{
    private protected ImportForm() { }

    public abstract ImportKind Kind { get; }

    public abstract string Name { get; }

    /// <summary>What the file holds, for who chooses among the kinds.</summary>
    public abstract string Hint { get; }

    public abstract RowWords Words { get; }

    /// <summary>Exactly the permission of typing the same by hand.</summary>
    public abstract Permission Permission { get; }

    /// <summary>Whether the file fills the records of one campaign, which the caller names.</summary>
    public virtual bool OfCampaign => false;

    /// <summary>Every column that a file may have, with the headings by which it is recognised.</summary>
    public abstract IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>The columns of an empty template.</summary>
    public virtual IEnumerable<SheetColumn> Offered => Columns;

    /// <summary>
    /// The column that every row fills: by it a sheet is recognised, and a row without it may be a remark or a total.
    /// </summary>
    public abstract SheetColumn Lead { get; }

    /// <summary>The columns without which no row is complete, for who prepares a file.</summary>
    public virtual IReadOnlyList<SheetColumn> Needed => [Lead];

    /// <summary>The columns that the list of rows shows beside unit and <see cref="Lead"/>.</summary>
    public abstract IReadOnlyList<SheetColumn> Shown { get; }

    /// <summary>What the table of units counts, in the order of its columns.</summary>
    public abstract IReadOnlyList<UnitFigure> Figures { get; }

    /// <summary>
    /// Whether a row that names its township and no village is about the township itself; otherwise every row is about
    /// a village.
    /// </summary>
    public abstract bool TownshipAlone { get; }

    /// <summary>What the template says beside a cell of the column of villages.</summary>
    public abstract string VillagePrompt { get; }

    /// <summary>What the template says of a column; empty where its title says enough.</summary>
    public virtual string HowTo(SheetColumn column) =>
        column switch
        {
            { Key: UnitColumns.TownshipKey } => "乡镇（街道）的名称。只有一个乡镇的表可以空着。",
            { Day: true } => "写到日，例如 2026-07-08。",
            { Money: true } => "单位是元，例如 3000 或 1,975,380.50。",
            { Number: true } => "只填数字。",
            { Codes: not null } => "从下拉列表里选，或者直接填右边的名称。",
            _ => "",
        };

    /// <summary>What is said of a unit that no row of this kind can be about.</summary>
    internal virtual string NotTaken(string trail) => $"“{trail}”不在本次改革任务里，请核对。";

    /// <summary>The level of the units that rows can be about; null for any.</summary>
    public UnitLevel? Level => TownshipAlone ? null : UnitLevel.Village;

    /// <summary>Why a text of the column <see cref="Lead"/> begins no row, in Chinese; null when it does.</summary>
    internal virtual string? NoRow(string lead) => null;

    /// <summary>The form as it is for a unit, whose county may have words of its own to choose from.</summary>
    internal virtual Task<ImportForm> AtAsync(PortalDbContext db, string path, CancellationToken cancel) =>
        Task.FromResult(this);

    internal abstract ImportRow Row(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells);

    /// <summary>The plan of an import from the database as it is now.</summary>
    internal abstract Task<ImportPlan> PlanAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    );

    /// <summary>Takes back what an import wrote, in the save that follows.</summary>
    /// <returns>What was changed since the import; if it is not empty, nothing is taken back.</returns>
    internal abstract Task<IReadOnlyList<string>> TakeBackAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        ImportUndo undo,
        DateTime now,
        CancellationToken cancel
    );
}

/// <summary>A number that the preview shows of each unit.</summary>
public sealed record UnitFigure(string Title, Func<PlannedUnit, int> Of);
