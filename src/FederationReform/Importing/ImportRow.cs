using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <summary>One row of the file that is read: its cells and its verdict.</summary>
internal abstract class ImportRow
{
    public const string CellErrorCode = "CellError";

    private readonly ImportTable table;
    private readonly SheetCell[] cells;

    protected ImportRow(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells) =>
        (this.table, Sheet, Number, this.cells) = (table, sheet, number, cells);

    protected ImportTable Table => table;

    public ImportedSheet Sheet { get; }

    /// <summary>As Excel counts rows, from 1.</summary>
    public int Number { get; }

    /// <summary>Names the row among all sheets of the file; in its first sheet, the row's number.</summary>
    public int Key => Sheet.KeyOf(Number);

    /// <summary>
    /// Where the row stands, for messages: 第 5 行, or “河口村”第 5 行 where several sheets are read.
    /// </summary>
    public string Place => Sheet.PlaceOf(Number);

    /// <summary>The unit as the file names it, for example 清溪镇河口村.</summary>
    public string UnitText { get; set; } = "";

    public Unit? Unit { get; set; }

    public ImportVerdict Verdict { get; set; } = ImportVerdict.New;

    /// <summary>The old and the new text of each changed field; phones are masked.</summary>
    public IReadOnlyList<FieldChange> Changes { get; set; } = [];

    /// <summary>Problems of single cells (<see cref="Violation.Field"/> is the column's key) and of the row.</summary>
    public Violations Problems { get; } = new();

    /// <summary>
    /// Notes that need no answer, for example that another unit has a person with the same name and birth.
    /// </summary>
    public List<string> Hints { get; } = [];

    public bool Wrong => Problems.Blocking;

    public string Text(string key) => table.IndexOf(key) is { } index ? cells[index].Text : "";

    public SheetCell Cell(string key) => table.IndexOf(key) is { } index ? cells[index] : SheetCell.Blank;

    public bool Has(string key) => !string.IsNullOrWhiteSpace(Text(key));

    public string Label(SheetColumn column) => $"{Place}{column.Title}";

    /// <summary>What the row says in all columns that are read, for who has to decide about one of its cells.</summary>
    public IEnumerable<(SheetColumn Column, string Text)> Said =>
        table.Columns.Select(c => (c, Text(c.Key))).Where(c => c.Item2.Length > 0);

    /// <summary>What the row is about, for messages and lists: a person's name, what an entry is called.</summary>
    public abstract string Name { get; }

    /// <summary>The text of a column in the list of rows.</summary>
    public virtual string Shown(SheetColumn column) => column.Shown(Text(column.Key));

    /// <summary>The columns that the list of rows shows in any case, or never.</summary>
    public virtual IEnumerable<string> ShownApart =>
        table
            .Form.Shown.Select(c => c.Key)
            .Concat([ImportColumns.TownshipKey, ImportColumns.VillageKey, table.Form.Lead.Key]);

    /// <summary>Reads the cells.</summary>
    public abstract void Read();

    /// <summary>
    /// Puts a cell's value into <paramref name="owner"/>; a cell that cannot be read becomes a problem.
    /// </summary>
    public T Fill<T>(ResultInput<T> input, T owner)
    {
        if (table.IndexOf(input.Key) is not { } index)
            return owner;
        var cell = cells[index];
        if (cell.Kind is CellKind.Error or CellKind.UncalculatedFormula)
        {
            Problems.Add(
                new Violation(
                    CellErrorCode,
                    input.Key,
                    cell.Kind == CellKind.Error
                        ? $"{Label(input)}在表格里是错误值“{cell.Text}”，请改为实际内容。"
                        : $"{Label(input)}是没有计算结果的公式，请改为实际内容，或者在表格软件里打开并保存后重新上传。"
                )
            );
            return owner;
        }
        // Most cells hold a word of a code list, which needs no further check.
        if (input.Codes is not null && input.Fill(owner, cell.Text) is { Problem: null } read)
            return read.Value;
        return cell.Text.Length == 0 ? owner : input.Take(owner, cell.Text, input.Key, Label(input), Problems);
    }

    /// <summary>
    /// The problem of a row that says something else of the same thing as an earlier one. Names the first differing
    /// cell as the field, so that the page can offer to correct it.
    /// </summary>
    /// <param name="what">What both rows are, for example 同名同出生年月的人.</param>
    /// <param name="otherwise">What to do where they are not the same after all.</param>
    public Violation Differs(ImportRow first, IEnumerable<SheetColumn> among, string what, string otherwise)
    {
        var columns = among.Where(c => Text(c.Key).Trim() != first.Text(c.Key).Trim()).ToList();
        var said =
            columns.Count == 0
                ? "内容不同"
                : string.Join(
                    "，",
                    columns.Select(c =>
                        Quoted(first, c) == Quoted(this, c)
                            ? $"{c.Title}中间几位不同"
                            : $"{c.Title}一处是“{Quoted(first, c)}”，一处是“{Quoted(this, c)}”"
                    )
                );
        return new(
            "RowTwice",
            columns.Count == 0 ? table.Form.Lead.Key : columns[0].Key,
            $"{Place}{Name}与{first.Place}是同一个单位、{what}，但{said}。请改成一致，或者不导入其中一行{otherwise}。"
        );

        static string Quoted(ImportRow row, SheetColumn column) =>
            row.Text(column.Key) is { Length: > 0 } text ? IdNumberText.Hidden(column.Shown(text)) : "空白";
    }
}
