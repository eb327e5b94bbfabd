using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>One row of the file that is a person, and what it says.</summary>
internal sealed class PersonRow(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells)
    : ImportRow(table, sheet, number, cells)
{
    public const string MarkedCode = "NameMarked";

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

    public override string Name => Member.Name.Length > 0 ? Member.Name : Text(ImportColumns.NameKey);

    // The position is said again where a cell needs a hand: what could not be read is shown as 执委.
    public override IEnumerable<string> ShownApart =>
        base.ShownApart.Append(ImportColumns.IdNumberKey).Except([nameof(ElectedMember.Position)]);

    /// <summary>The columns of the file that describe the person.</summary>
    public IEnumerable<SheetColumn> Columns =>
        Table.Columns.Where(c =>
            Table.Maps(c.Key)
            && c.Key is not (ImportColumns.TownshipKey or ImportColumns.VillageKey)
            && ResultColumns.Meeting.All(m => m.Key != c.Key)
        );

    public override string Shown(SheetColumn column) =>
        column.Key switch
        {
            nameof(ElectedMember.Position) => CodeLists.Position.Name(Member.Position),
            nameof(ElectedMember.Birth) => Member.Birth?.ToString() ?? Text(column.Key),
            _ => base.Shown(column),
        };

    /// <summary>Takes the day of birth from the ID number of a row that has no other.</summary>
    public void Take(BirthDate birth) => Member = Member with { Birth = birth };

    /// <summary>Reads the columns of the person and of the term.</summary>
    public override void Read()
    {
        foreach (var input in ResultColumns.Members)
            Member = Fill(input, Member);
        Facts = Fill(ImportColumns.FullTime, Facts);
        if (Member.IsViceChair() && Facts.FullTime is { } fullTime)
            Member = Member with { Position = fullTime ? Position.FullTimeViceChair : Position.PartTimeViceChair };
        // A result has none of these columns, so nothing of them is read there.
        Facts = ImportColumns.OfTerm.Aggregate(Facts, (facts, input) => Fill(input, facts));
        Profile = ImportColumns.OfPerson.Aggregate(Profile, (profile, input) => Fill(input, profile));
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
    /// Finds a person who is listed twice: an equal row counts once, also when the chair is listed again among the
    /// executives; a row that differs is a problem.
    /// </summary>
    public static void FindTwice(IEnumerable<PersonRow> rows)
    {
        foreach (
            var same in rows.Where(r => !r.Wrong)
                .GroupBy(r => (r.Member.Name, r.Member.Birth))
                .Where(g => g.Count() > 1)
        )
        {
            var first = same.MinBy(r => r.Member.Position)!;
            foreach (var row in same.Where(r => r != first))
            {
                if (
                    row.Member with { Position = first.Member.Position } == first.Member
                    && row.Facts == first.Facts
                    && row.Profile == first.Profile
                )
                    row.Verdict = ImportVerdict.Twice;
                else
                    row.Problems.Add(
                        row.Differs(
                            first,
                            row.Columns.Where(c => c.Key != nameof(ElectedMember.Position)),
                            "同名同出生年月的人",
                            "；确是两个人的，请核对出生年月"
                        )
                    );
            }
        }
    }
}
