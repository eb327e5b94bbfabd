using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <summary>One row of the file that is a person: its cells, what they say, and its verdict.</summary>
internal sealed class ImportRow
{
    public const string CellErrorCode = "CellError";
    public const string MarkedCode = "NameMarked";

    private readonly ImportTable table;
    private readonly SheetCell[] cells;

    public ImportRow(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells) =>
        (this.table, Sheet, Number, this.cells) = (table, sheet, number, cells);

    public ImportedSheet Sheet { get; }

    /// <summary>As Excel counts rows, from 1.</summary>
    public int Number { get; }

    /// <summary>Names the row among all sheets of the file; in its first sheet, the row's number.</summary>
    public int Key => Sheet.KeyOf(Number);

    /// <summary>
    /// Where the row stands, for messages: 第 5 行, or “河口村”第 5 行 where several sheets are read.
    /// </summary>
    public string Place => Sheet.PlaceOf(Number);

    /// <summary>
    /// What was read about the person; fields are empty when they are not filled in or cannot be read.
    /// </summary>
    public ElectedMember Member { get; private set; } = new() { Name = "" };

    public RosterFacts Facts { get; private set; } = new();

    /// <summary>
    /// What a roster says about the person and a result does not; the data of <see cref="Member"/> are not repeated
    /// here.
    /// </summary>
    public PersonProfile Profile { get; private set; } = PersonProfile.Blank;

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

    /// <summary>The columns of the file that describe the person.</summary>
    public IEnumerable<SheetColumn> Columns =>
        table.Columns.Where(c =>
            table.Maps(c.Key)
            && c.Key is not (ImportColumns.TownshipKey or ImportColumns.VillageKey)
            && ResultColumns.Meeting.All(m => m.Key != c.Key)
        );

    public string Text(string key) => table.IndexOf(key) is { } index ? cells[index].Text : "";

    public SheetCell Cell(string key) => table.IndexOf(key) is { } index ? cells[index] : SheetCell.Blank;

    public bool Has(string key) => !string.IsNullOrWhiteSpace(Text(key));

    public string Label(SheetColumn column) => $"{Place}{column.Title}";

    /// <summary>What the row says in all columns that are read, for who has to decide about one of its cells.</summary>
    public IEnumerable<(SheetColumn Column, string Text)> Said =>
        table.Columns.Select(c => (c, Text(c.Key))).Where(c => c.Item2.Length > 0);

    /// <summary>Takes the day of birth from the ID number of a row that has no other.</summary>
    public void Take(BirthDate birth) => Member = Member with { Birth = birth };

    /// <summary>Reads the columns of the person and of the term.</summary>
    public void Read()
    {
        foreach (var input in ResultColumns.Members)
            Member = Fill(input, Member);
        Facts = Fill(ImportColumns.FullTime, Facts);
        if (Member.IsViceChair() && Facts.FullTime is { } fullTime)
            Member = Member with { Position = fullTime ? Position.FullTimeViceChair : Position.PartTimeViceChair };
        if (table.Kind == ImportKind.Roster)
        {
            Facts = ImportColumns.OfTerm.Aggregate(Facts, (facts, input) => Fill(input, facts));
            Profile = ImportColumns.OfPerson.Aggregate(Profile, (profile, input) => Fill(input, profile));
        }
        if (PersonNameText.IsMarked(Text(ImportColumns.NameKey)))
            Problems.Add(
                new Violation(
                    MarkedCode,
                    ImportColumns.NameKey,
                    $"{Place}姓名“{Text(ImportColumns.NameKey)}”带有数字或符号，请只写姓名；同名的人用出生年月区分。"
                )
            );
        Problems.Add(
            PlainText.Check(ImportColumns.NameKey, $"{Place}姓名", Text(ImportColumns.NameKey), required: true)
                is { Code: "Required" } missing
                ? missing with
                {
                    Message = $"{Place}姓名没有填写。",
                }
                : null
        );
    }

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
}
