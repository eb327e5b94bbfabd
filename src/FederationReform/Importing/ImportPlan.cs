using FederationReform.Data;
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
        var (lead, beside, words) = (table.Form.Lead, table.Form.Shown[0].Title, table.Form.Words);
        foreach (var sheet in table.Sheets)
        {
            var where = table.Sheets.Count > 1 ? $"工作表“{sheet.Content.Name}”" : "";
            if (!sheet.Maps(lead.Key))
                yield return new(
                    NoColumnCode,
                    lead.Key,
                    sheet.Headings is not null
                        ? $"{where}没有认出“{lead.Title}”列，请在下面“各列对应”里指明。"
                        : $"{where}没有找到表头（写着“{lead.Title}”“{beside}”等栏目名称的一行）。"
                            + $"请在下面填写表头在第几行，或者下载模板，把{words.Many}粘贴进去。"
                );
            else if (table.Rows.All(r => r.Sheet != sheet))
                yield return new(
                    NoRowsCode,
                    "",
                    $"{where}表头下面没有读到{words.Many}。请核对选择的工作表；隐藏的行没有读取。"
                );
            if (!sheet.NamesUnits && sheet.Unit is null)
                yield return new(
                    NoColumnCode,
                    ImportColumns.VillageKey,
                    $"{where}没有认出“村（社区）”列，工作表的名称也不是单位名称。请在“各列对应”里指明；"
                        + $"表里全是一个单位的{words.One}时，请在“工作表”里选择这个单位。"
                );
        }
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
