using FederationReform.Reforms;
using FederationReform.Rules;

namespace FederationReform.Web.Reforms;

/// <summary>A sheet with everything the page says of it, by the same rules as the submission.</summary>
internal sealed class JudgedSheet
{
    /// <summary>
    /// Blank rows below the longest list that the campaign allows, or below the last row that is filled in, if that is
    /// longer: a chair on a slow line goes on to a next row without waiting for the server.
    /// </summary>
    private const int BlankRowsBelow = 6;

    // What most people of a village have, for a whole column at once; never the columns in which people differ.
    private static readonly (int Column, string Text)[] Fillings =
    [
        (ResultColumns.IndexOf("EthnicGroup"), "汉族"),
        (ResultColumns.IndexOf("PoliticalStatus"), "群众"),
        (ResultColumns.IndexOf("InSystem"), "否"),
        (ResultColumns.IndexOf("InTwoCommittees"), "否"),
        (ResultColumns.IndexOf("FormerDirector"), "否"),
        (ResultColumns.IndexOf("NewlyElected"), "是"),
    ];

    private static readonly string[] BlankTexts = [.. ResultColumns.Members.Select(_ => "")];

    private readonly Dictionary<int, int> personOf;

    /// <param name="sayWhatIsMissing">Whether empty cells are marked and the length of the list is judged: not before
    /// the chair asked for the check.</param>
    public JudgedSheet(ResultSheet sheet, VillageResult record, bool sayWhatIsMissing)
    {
        (Sheet, People) = (sheet, sheet.PersonRows);
        personOf = People.Select((row, index) => (row, index)).ToDictionary(p => p.row, p => p.index + 1);
        var (typed, unreadable) = sheet.Read();
        Result = record.Completed(typed);
        Violations = new Violations(unreadable.Concat(record.CheckForSubmission(Result)));
        Unreadable = unreadable.Count;

        var half = !sayWhatIsMissing && People.Count < (Result.Seats ?? record.Plan.Quotas.Executives.Min);
        var said = Violations.Where(v => !(half && VillageResultRules.CountsTheList(v.Code))).ToList();
        Marks = new(sheet, said, sayWhatIsMissing);
        Reminders = [.. said.Where(v => v.Severity == Severity.Remind).GroupBy(v => v.Code)];
        var verdicts = VillageResultRules.Judge(Result, record.Plan.Rules, record.Plan.Quotas, record.Today);
        Verdicts =
        [
            .. unreadable.Select(Verdict.Of),
            .. verdicts.Where(v => !(half && VillageResultRules.CountsTheList(v.Code))),
        ];
        Fillable = [.. Fillings.Where(filling => People.Count(row => sheet.Rows[row][filling.Column].Length == 0) > 1)];
        Clauses =
        [
            record.Plan.Rules.Quorum.Clause,
            record.Plan.Rules.Difference.Clause,
            record.Plan.Rules.BallotsClause,
            record.Plan.Rules.Majority.Clause,
        ];
        var longest = Math.Max(sheet.Rows.Count, record.Plan.Quotas.Executives.Max);
        ShownRows = Math.Min(ResultSheet.MaxRows, longest + BlankRowsBelow);
    }

    public ResultSheet Sheet { get; }

    /// <summary>The clauses that the meeting and its ballots are judged by, for a sheet that is still empty.</summary>
    public IReadOnlyList<string> Clauses { get; }

    /// <summary>The result that the sheet says, without what cannot be read.</summary>
    public CongressResult Result { get; }

    /// <summary>Cells that cannot be read, everything the rules say, and what is still to be filled in.</summary>
    public Violations Violations { get; }

    /// <summary>How many cells cannot be read.</summary>
    public int Unreadable { get; }

    public SheetMarks Marks { get; }
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>The reminders that ask for a reason, by rule.</summary>
    public IReadOnlyList<IGrouping<string, Violation>> Reminders { get; }

    /// <summary>Columns with several blanks, and what most people would have there.</summary>
    public IReadOnlyList<(int Column, string Text)> Fillable { get; }

    /// <summary>The rows that are people.</summary>
    public IReadOnlyList<int> People { get; }

    public int ShownRows { get; }

    public IReadOnlyList<string> TextsOf(int row) => row < Sheet.Rows.Count ? Sheet.Rows[row] : BlankTexts;

    /// <summary>Which person a row is, from 1; null for a blank row.</summary>
    public int? PersonOf(int row) => personOf.TryGetValue(row, out var person) ? person : null;
}
