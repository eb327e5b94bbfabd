using FederationReform.Access;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Units;

namespace FederationReform.Importing;

/// <summary>What an import would write, row by row, against the database as it is now. The preview shows it, and the import makes it true.</summary>
internal abstract class ImportPlan
{
    public const string NoRowsCode = "ImportEmpty";
    public const string NoColumnCode = "ImportColumnMissing";

    public required ImportTable Table { get; init; }

    public required ImportSettings Settings { get; init; }

    public required UnitTrails Trails { get; init; }

    /// <summary>What stops the whole import, and no row of it alone.</summary>
    public Violations General { get; } = Violations.None;

    /// <summary>What the file does not say and is asked once, with what is still missing of it.</summary>
    public virtual RosterQuestions Questions => RosterQuestions.None;

    public IReadOnlyList<UnclearUnit> Unclear { get; init; } = [];

    /// <summary>The rows that are to be written.</summary>
    public IEnumerable<ImportRow> Good => Table.Rows.Where(r => r.Verdict is ImportVerdict.New or ImportVerdict.Changed or ImportVerdict.Same);

    public ImportCounts Counts { get; private set; } = ImportCounts.None;

    /// <summary>What each village or unit gets; in the order of the file.</summary>
    public abstract IReadOnlyList<PlannedUnit> Units { get; }

    /// <summary>Something would change.</summary>
    public abstract bool Writes { get; }

    /// <summary>Saves everything in the open transaction, together with what is prepared there already.</summary>
    /// <returns>What takes it back; null when somebody changed one of the records meanwhile.</returns>
    public abstract Task<ImportUndo?> WriteAsync(PortalDbContext db, Import import, Guid operation, DateTime now, CancellationToken cancel);

    /// <summary>What becomes of the rows is settled: a wrong one is an error, whatever it would have been.</summary>
    protected void Settle()
    {
        foreach (var row in Table.Rows.Where(r => r.Wrong))
            row.Verdict = ImportVerdict.Error;
        var counts = Table.Rows.CountBy(r => r.Verdict).ToDictionary();
        Counts = new(
            counts.GetValueOrDefault(ImportVerdict.New), counts.GetValueOrDefault(ImportVerdict.Changed), counts.GetValueOrDefault(ImportVerdict.Same),
            counts.GetValueOrDefault(ImportVerdict.Twice), counts.GetValueOrDefault(ImportVerdict.Error));
    }

    /// <summary>Columns without which nothing can be said.</summary>
    protected static IEnumerable<Violation> CheckColumns(ImportTable table, ImportSettings settings, UnitScope scope)
    {
        if (!table.Maps(ImportColumns.NameKey))
        {
            yield return new(NoColumnCode, ImportColumns.NameKey, table.Headed
                ? "没有认出“姓名”列，请在下面“各列对应”里指明。"
                : "没有找到表头（写着“姓名”“职务”等栏目名称的一行）。请在下面填写表头在第几行，或者下载模板，把名单粘贴进去。");
        }
        else if (table.Rows.Count == 0)
            yield return new(NoRowsCode, "", "表头下面没有读到名单。请核对选择的工作表；隐藏的行没有读取。");
        if (!table.Maps(ImportColumns.VillageKey) && !table.Maps(ImportColumns.TownshipKey) && settings.UnitId is null && scope.UnitLevel != UnitLevel.Village)
            yield return new(NoColumnCode, ImportColumns.VillageKey, "没有认出“村（社区）”列。请在“各列对应”里指明；表里全是一个单位的人时，请在下面选择这个单位。");
    }

    /// <summary>
    /// The same person a second time: a row that says nothing else counts once, also where the chair stands again among the executives; one that
    /// differs is a question.
    /// </summary>
    protected static void FindTwice(IEnumerable<ImportRow> rows)
    {
        foreach (var same in rows.Where(r => !r.Wrong).GroupBy(r => (r.Member.Name, r.Member.Birth)).Where(g => g.Count() > 1))
        {
            var first = same.MinBy(r => r.Member.Position)!;
            foreach (var row in same.Where(r => r != first))
            {
                if (row.Member with { Position = first.Member.Position } == first.Member && row.Facts == first.Facts && row.Profile == first.Profile)
                    row.Verdict = ImportVerdict.Twice;
                else
                    row.Problems.Add(Differs(row, first));
            }
        }
    }

    /// <summary>Each cell that differs can be mended where it stands, so the first of them is named as the field.</summary>
    private static Violation Differs(ImportRow row, ImportRow first)
    {
        var columns = row.Columns.Where(c => c.Key != "Position" && row.Text(c.Key).Trim() != first.Text(c.Key).Trim()).ToList();
        var what = columns.Count == 0 ? "内容不同" : string.Join("，", columns.Select(c => Shown(first, c) == Shown(row, c) ? $"{c.Title}中间几位不同" : $"{c.Title}一处是“{Shown(first, c)}”，一处是“{Shown(row, c)}”"));
        return new("RowTwice", columns.Count == 0 ? ImportColumns.NameKey : columns[0].Key,
            $"第 {row.Number} 行{row.Member.Name}与第 {first.Number} 行是同一个单位、同名同出生年月的人，但{what}。请改成一致，或者不导入其中一行；确是两个人的，请核对出生年月。");

        static string Shown(ImportRow row, SheetColumn column) => row.Text(column.Key) is { Length: > 0 } text ? IdNumberText.Hidden(column.Key == "Phone" ? PhoneText.Masked(text)! : text) : "空白";
    }
}

/// <summary>What one village or committee gets.</summary>
public sealed record PlannedUnit(int UnitId, string Trail)
{
    public int Rows { get; init; }

    /// <summary>After the import, leaders included.</summary>
    public int People { get; init; }

    public int Chairs { get; init; }
    public int ViceChairs { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }

    /// <summary>主席 1、副主席 1—3…; null where no campaign asks for numbers.</summary>
    public string? Quota { get; init; }

    /// <summary>Who is there already and not in the file.</summary>
    public IReadOnlyList<string> NotInFile { get; init; } = [];

    /// <summary>Why nothing of it can be imported.</summary>
    public IReadOnlyList<Violation> Problems { get; init; } = [];

    /// <summary>Results: what still stands between it and its submission.</summary>
    public IReadOnlyList<Violation> Missing { get; init; } = [];

    /// <summary>Roster: no committee stands yet, so one is registered.</summary>
    public bool Registers { get; init; }
}
