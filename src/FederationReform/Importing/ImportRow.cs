using FederationReform.Audit;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rosters;
using FederationReform.Spreadsheets;
using FederationReform.Units;

namespace FederationReform.Importing;

/// <summary>One row of the file that is a person: what stands in it, what it says, and what is to become of it.</summary>
internal sealed class ImportRow
{
    public const string CellErrorCode = "CellError";

    private readonly ImportTable table;
    private readonly SheetCell[] cells;

    public ImportRow(ImportTable table, int number, SheetCell[] cells) => (this.table, Number, this.cells) = (table, number, cells);

    /// <summary>As Excel counts.</summary>
    public int Number { get; }

    /// <summary>What was read of her; empty fields are not filled in, or could not be read.</summary>
    public ElectedMember Member { get; private set; } = new() { Name = "" };

    public RosterFacts Facts { get; private set; } = new();

    /// <summary>What a roster says of her and no result asks; her member's data are not repeated here.</summary>
    public PersonProfile Profile { get; private set; } = PersonProfile.Blank;

    /// <summary>清溪镇河口村, as the file names it.</summary>
    public string UnitText { get; set; } = "";

    public Unit? Unit { get; set; }

    public ImportVerdict Verdict { get; set; } = ImportVerdict.New;

    /// <summary>Old → new of each field, in words; phones masked.</summary>
    public IReadOnlyList<FieldChange> Changes { get; set; } = [];

    /// <summary>Of single cells (<see cref="Violation.Field"/> is the column's key) and of the row.</summary>
    public Violations Problems { get; } = Violations.None;

    /// <summary>What she should know and needs no reason: somebody of the same name and birth elsewhere.</summary>
    public List<string> Hints { get; } = [];

    public bool Wrong => Problems.Blocking;

    /// <summary>What the file says of a person, column by column.</summary>
    public IEnumerable<SheetColumn> Columns => table.Columns.Where(c => table.Maps(c.Key) && c.Key is not (ImportColumns.TownshipKey or ImportColumns.VillageKey) && ResultColumns.Meeting.All(m => m.Key != c.Key));

    public string Text(string key) => table.IndexOf(key) is { } index ? cells[index].Text : "";

    public SheetCell Cell(string key) => table.IndexOf(key) is { } index ? cells[index] : SheetCell.Blank;

    public bool Has(string key) => !string.IsNullOrWhiteSpace(Text(key));

    public string Label(SheetColumn column) => $"第 {Number} 行{column.Title}";

    /// <summary>Reads what the columns of a person and of the term say.</summary>
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
        Problems.Add(PlainText.Check(ImportColumns.NameKey, $"第 {Number} 行姓名", Text(ImportColumns.NameKey), required: true) is { Code: "Required" } missing
            ? missing with { Message = $"第 {Number} 行姓名没有填写。" }
            : null);
    }

    /// <summary>A value of this row put into <paramref name="owner"/>; what cannot be read is a problem of its cell.</summary>
    public T Fill<T>(ResultInput<T> input, T owner)
    {
        if (table.IndexOf(input.Key) is not { } index)
            return owner;
        var cell = cells[index];
        if (cell.Kind is CellKind.Error or CellKind.UncalculatedFormula)
        {
            Problems.Add(new Violation(CellErrorCode, input.Key, cell.Kind == CellKind.Error
                ? $"{Label(input)}在表格里是错误值“{cell.Text}”，请改为实际内容。"
                : $"{Label(input)}是没有计算结果的公式，请改为实际内容，或者在表格软件里打开并保存后重新上传。"));
            return owner;
        }
        // Most cells say one of a few words, and of those nothing has to be told.
        if (input.Codes is not null && input.Fill(owner, cell.Text) is { Problem: null } read)
            return read.Value;
        return cell.Text.Length == 0 ? owner : input.Take(owner, cell.Text, input.Key, Label(input), Problems);
    }
}
