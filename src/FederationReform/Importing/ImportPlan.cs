using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.Rules;
using FederationReform.Units;

namespace FederationReform.Importing;

/// <summary>
/// What an import would write, row by row, compared with the database as it is now. The preview shows it; the import
/// writes it.
/// </summary>
internal abstract class ImportPlan
{
    public const string NoRowsCode = "ImportEmpty";
    public const string NoColumnCode = "ImportColumnMissing";

    public required ImportTable Table { get; init; }

    public required ImportSettings Settings { get; init; }

    public required UnitTrails Trails { get; init; }

    /// <summary>Violations that stop the whole import.</summary>
    public Violations General { get; } = new();

    /// <summary>
    /// The questions that the file does not answer, asked once for all rows, with the answers that are still missing.
    /// </summary>
    public virtual RosterQuestions Questions => RosterQuestions.None;

    public IReadOnlyList<UnclearUnit> Unclear { get; init; } = [];

    /// <summary>The rows that can be written.</summary>
    public IEnumerable<ImportRow> Good =>
        Table.Rows.Where(r => r.Verdict is ImportVerdict.New or ImportVerdict.Changed or ImportVerdict.Same);

    public ImportCounts Counts { get; private set; } = ImportCounts.None;

    /// <summary>What each village or unit gets, in the order of the file.</summary>
    public abstract IReadOnlyList<PlannedUnit> Units { get; }

    /// <summary>Whether anything would change.</summary>
    public abstract bool Writes { get; }

    /// <summary>Saves everything in the open transaction, together with the changes that are already tracked.</summary>
    /// <returns>The data for the undo; null when somebody changed one of the records meanwhile.</returns>
    public abstract Task<ImportUndo?> WriteAsync(
        PortalDbContext db,
        Import import,
        DateTime now,
        CancellationToken cancel
    );

    /// <summary>Settles the verdicts: a row with a problem is an error, whatever it was before.</summary>
    protected void Settle()
    {
        foreach (var row in Table.Rows.Where(r => r.Wrong))
            row.Verdict = ImportVerdict.Error;
        var counts = Table.Rows.CountBy(r => r.Verdict).ToDictionary();
        Counts = new(
            counts.GetValueOrDefault(ImportVerdict.New),
            counts.GetValueOrDefault(ImportVerdict.Changed),
            counts.GetValueOrDefault(ImportVerdict.Same),
            counts.GetValueOrDefault(ImportVerdict.Twice),
            counts.GetValueOrDefault(ImportVerdict.Error)
        );
    }

    /// <summary>Checks that the columns without which nothing can be read are there.</summary>
    protected static IEnumerable<Violation> CheckColumns(ImportTable table)
    {
        foreach (var sheet in table.Sheets)
        {
            var where = table.Sheets.Count > 1 ? $"工作表“{sheet.Content.Name}”" : "";
            if (!sheet.Maps(ImportColumns.NameKey))
                yield return new(
                    NoColumnCode,
                    ImportColumns.NameKey,
                    sheet.Headings is not null
                        ? $"{where}没有认出“姓名”列，请在下面“各列对应”里指明。"
                        : $"{where}没有找到表头（写着“姓名”“职务”等栏目名称的一行）。"
                            + "请在下面填写表头在第几行，或者下载模板，把名单粘贴进去。"
                );
            else if (table.Rows.All(r => r.Sheet != sheet))
                yield return new(
                    NoRowsCode,
                    "",
                    $"{where}表头下面没有读到名单。请核对选择的工作表；隐藏的行没有读取。"
                );
            if (!sheet.NamesUnits && sheet.Unit is null)
                yield return new(
                    NoColumnCode,
                    ImportColumns.VillageKey,
                    $"{where}没有认出“村（社区）”列，工作表的名称也不是单位名称。请在“各列对应”里指明；"
                        + "表里全是一个单位的人时，请在“工作表”里选择这个单位。"
                );
        }
    }

    /// <summary>
    /// Finds a person who is listed twice: an equal row counts once, also when the chair is listed again among the
    /// executives; a row that differs is a problem.
    /// </summary>
    protected static void FindTwice(IEnumerable<ImportRow> rows)
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
                    row.Problems.Add(Differs(row, first));
            }
        }
    }

    /// <summary>Names the first differing cell as the field, so that the page can offer to correct it.</summary>
    private static Violation Differs(ImportRow row, ImportRow first)
    {
        var columns = row
            .Columns.Where(c => c.Key != "Position" && row.Text(c.Key).Trim() != first.Text(c.Key).Trim())
            .ToList();
        var what =
            columns.Count == 0
                ? "内容不同"
                : string.Join(
                    "，",
                    columns.Select(c =>
                        Shown(first, c) == Shown(row, c)
                            ? $"{c.Title}中间几位不同"
                            : $"{c.Title}一处是“{Shown(first, c)}”，一处是“{Shown(row, c)}”"
                    )
                );
        return new(
            "RowTwice",
            columns.Count == 0 ? ImportColumns.NameKey : columns[0].Key,
            $"{row.Place}{row.Member.Name}与{first.Place}是同一个单位、同名同出生年月的人，但{what}。"
                + "请改成一致，或者不导入其中一行；确是两个人的，请核对出生年月。"
        );

        static string Shown(ImportRow row, SheetColumn column) =>
            row.Text(column.Key) is { Length: > 0 } text ? IdNumberText.Hidden(column.Shown(text)) : "空白";
    }
}

/// <summary>What one village or committee gets.</summary>
public sealed record PlannedUnit(int UnitId, string Trail)
{
    public int Rows { get; init; }

    /// <summary>Number of people after the import, leaders included.</summary>
    public int People { get; init; }

    public int Chairs { get; init; }
    public int ViceChairs { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }

    /// <summary>For example 主席 1、副主席 1—3…; null where no campaign sets quotas.</summary>
    public string? Quota { get; init; }

    /// <summary>Names of people who are stored and not in the file.</summary>
    public IReadOnlyList<string> NotInFile { get; init; } = [];

    /// <summary>Why nothing of the unit can be imported.</summary>
    public IReadOnlyList<Violation> Problems { get; init; } = [];

    /// <summary>Results only: what still prevents the submission.</summary>
    public IReadOnlyList<Violation> Missing { get; init; } = [];

    /// <summary>Roster only: no committee is in office, so one is registered.</summary>
    public bool Registers { get; init; }
}
