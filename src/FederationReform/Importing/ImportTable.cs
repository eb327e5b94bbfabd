using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <param name="Number">As Excel counts rows, from 1.</param>
/// <param name="Why">The reason in Chinese.</param>
/// <param name="Sheet">The sheet's name where several are read.</param>
public sealed record SkippedRow(int Number, string Why, string? Sheet = null);

/// <summary>
/// The sheets in the portal's columns: where their headings are, which rows are people, and their cells after
/// corrections.
/// </summary>
internal sealed class ImportTable
{
    private static readonly string[] Notes =
    [
        "注",
        "说明",
        "备注",
        "填表",
        "制表",
        "填报",
        "审核",
        "单位负责人",
        "联系人",
        "填写说明",
    ];

    private const string Total = "是合计";
    private const string Repeated = "是重复的表头";

    private readonly Dictionary<string, int> indexes = [];
    private readonly List<SkippedRow> skipped = [];

    private ImportTable(ImportKind kind, IReadOnlyList<SheetContent> contents, ImportSettings settings)
    {
        Kind = kind;
        Columns = ImportColumns.Of(kind);
        Sheets = SheetsOf(kind, contents, settings);
        for (var i = 0; i < Columns.Count; i++)
            if (Sheets.Any(sheet => sheet.Maps(Columns[i].Key)))
                indexes[Columns[i].Key] = i;
        Rows = [.. Sheets.SelectMany(sheet => People(sheet, settings))];
    }

    public ImportKind Kind { get; }

    public IReadOnlyList<SheetColumn> Columns { get; }

    public IReadOnlyList<ImportedSheet> Sheets { get; }

    /// <summary>The sheet whose columns are shown and assigned.</summary>
    public ImportedSheet First => Sheets[0];

    public IReadOnlyList<ImportRow> Rows { get; }

    public IReadOnlyList<SkippedRow> Skipped => skipped;

    /// <summary>
    /// The skipped rows that may say something; a total and a repeated heading say nothing of their own.
    /// </summary>
    public IEnumerable<SkippedRow> Missed => skipped.Where(s => s.Why is not (Total or Repeated));

    public static ImportTable Read(ImportKind kind, IReadOnlyList<SheetContent> contents, ImportSettings settings)
    {
        var table = new ImportTable(kind, contents, settings);
        foreach (var row in table.Rows)
            row.Read();
        return table;
    }

    /// <summary>The column's index in a row's cells; null when the file does not have it.</summary>
    public int? IndexOf(string key) => indexes.TryGetValue(key, out var index) ? index : null;

    public bool Maps(string key) => indexes.ContainsKey(key);

    public static HeadingLines? HeadingsOf(ImportKind kind, SheetContent content, int? headingRow)
    {
        var lines = content.Rows.Take(40).Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => c.Text)]).ToList();
        var known = new SheetHeadings(ImportColumns.Of(kind));
        if (headingRow is not { } said)
            return known.Find(lines);
        var at = content.Rows.Take(lines.Count).ToList().FindIndex(r => r.Number == said);
        return at < 0 ? null : known.Said(lines, at);
    }

    /// <summary>
    /// Which column is which: by what was remembered for this county, otherwise by the known headings. Each column is
    /// used once.
    /// </summary>
    public static Dictionary<int, string> Recognise(
        ImportKind kind,
        HeadingLines? headings,
        Dictionary<string, string> remembered
    )
    {
        var columns = ImportColumns.Of(kind);
        var known = new SheetHeadings(columns);
        var mapping = new Dictionary<int, string>();
        if (headings is null)
            return mapping;
        var found = headings
            .Headings.Select(
                (heading, index) =>
                    (
                        index,
                        Said: remembered.TryGetValue(heading, out var key),
                        Key: key ?? (known.ColumnOf(heading) is { } column ? columns[column].Key : "")
                    )
            )
            .Where(c => c.Key.Length > 0 && columns.Any(column => column.Key == c.Key));
        foreach (var column in found.OrderBy(c => c.Said ? 0 : 1).DistinctBy(c => c.Key))
            mapping[column.index] = column.Key;
        return mapping;
    }

    /// <summary>
    /// The sheets with their columns: those of the first as they were assigned, those of the others by the same
    /// headings.
    /// </summary>
    private static List<ImportedSheet> SheetsOf(
        ImportKind kind,
        IReadOnlyList<SheetContent> contents,
        ImportSettings settings
    )
    {
        var keys = ImportColumns.Of(kind).Select(c => c.Key).ToHashSet();
        var said = HeadingsOf(kind, contents[0], settings.HeadingRow);
        var assigned = settings.Mapping.Where(m => keys.Contains(m.Value)).ToDictionary();
        var sheets = new List<ImportedSheet> { new(contents[0], contents.Count > 1, said, assigned) };
        var meant = new Dictionary<string, string>();
        for (var i = 0; i < (said?.Headings.Count ?? 0); i++)
            meant.TryAdd(said!.Headings[i], assigned.GetValueOrDefault(i, ""));
        foreach (var content in contents.Skip(1))
        {
            var headings = HeadingsOf(kind, content, null) ?? HeadingsOf(kind, content, settings.HeadingRow);
            sheets.Add(new(content, true, headings, Recognise(kind, headings, meant)));
        }
        return sheets;
    }

    private List<ImportRow> People(ImportedSheet sheet, ImportSettings settings)
    {
        var known = new SheetHeadings(Columns);
        var sources = Columns.Select(c => sheet.IndexOf(c.Key)).ToArray();
        var leftOut = settings.LeftOut.ToHashSet();
        var rows = new List<ImportRow>();
        var down = new UnitNamesDown(townshipAlone: Kind == ImportKind.Roster);
        if (sheet.IndexOf(ImportColumns.NameKey) is not (>= 0 and var name))
            return rows;
        int? other = null;
        foreach (var row in sheet.Content.Rows.Skip(sheet.Headings?.Next ?? 0))
        {
            if (Why(row) is { } why)
            {
                Skip(row.Number, why);
                continue;
            }
            var cells = new SheetCell[Columns.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = sources[i] >= 0 && sources[i] < row.Cells.Count ? row.Cells[sources[i]] : SheetCell.Blank;
            if (settings.Meanings.Count > 0)
                Replace(cells);
            if (settings.Mended.Count > 0)
                Mend(cells, row.Number);
            // A masked number (138****5678) comes from an exported roster and must not replace the stored one.
            if (IndexOf("Phone") is { } phone && cells[phone].Text.Contains("****", StringComparison.Ordinal))
                cells[phone] = SheetCell.Blank;
            FillDown(cells, down);
            if (!leftOut.Contains(sheet.KeyOf(row.Number)))
                rows.Add(new(this, sheet, row.Number, cells));
            else
                Skip(row.Number, "您选择了不导入");
        }
        return rows;

        string? Why(SheetRow row)
        {
            var texts = row.Cells.Select(c => c.Text).ToList();
            var text = name < texts.Count ? texts[name] : "";
            if (other is { } heading)
                return $"在第 {heading} 行另一个表头的下面，列的次序和上面不同";
            if (row.Hidden && !settings.WithHidden)
                return "在表格里是隐藏的";
            var mended = settings.Mended.GetValueOrDefault(
                ImportSettings.CellKey(sheet.KeyOf(row.Number), ImportColumns.NameKey),
                ""
            );
            if (mended.Length > 0)
                return null;
            var first = texts.Find(t => t.Length > 0) ?? "";
            if (SheetHeadings.IsTotal(first) || SheetHeadings.IsTotal(text))
                return Total;
            if (
                text.Length == 0
                && texts.Count(t => t.Length > 0) is var filled
                && (filled <= 2 || Notes.Any(note => first.StartsWith(note, StringComparison.Ordinal)))
            )
                return "没有姓名，像是说明";
            if (PersonNameText.IsPlaceholder(text))
                return $"姓名写的是“{text}”，不是人";
            if (!texts.Exists(t => Reading.Compact(t) is "姓名") || !known.IsHeading(texts))
                return null;
            if (SameOrder(known, texts, sheet))
                return Repeated;
            other = row.Number;
            return "是列的次序不同的另一个表头";
        }

        void Skip(int number, string why) =>
            skipped.Add(new(number, why, Sheets.Count > 1 ? sheet.Content.Name : null));

        void Replace(SheetCell[] cells)
        {
            for (var i = 0; i < cells.Length; i++)
                if (
                    cells[i].Text.Length > 0
                    && settings.Meanings.TryGetValue(
                        ImportSettings.MeaningKey(Columns[i].Key, cells[i].Text),
                        out var meant
                    )
                )
                    cells[i] = new(meant, meant.Length == 0 ? CellKind.Blank : CellKind.Text);
        }

        void Mend(SheetCell[] cells, int number)
        {
            for (var i = 0; i < cells.Length; i++)
                if (
                    sources[i] >= 0
                    && settings.Mended.TryGetValue(
                        ImportSettings.CellKey(sheet.KeyOf(number), Columns[i].Key),
                        out var text
                    )
                )
                    cells[i] = new(text, text.Length == 0 ? CellKind.Blank : CellKind.Text);
        }
    }

    /// <summary>
    /// Whether a heading that comes again has each column that is read where the first had it; otherwise what follows
    /// is another table.
    /// </summary>
    private static bool SameOrder(SheetHeadings known, List<string> texts, ImportedSheet sheet) =>
        sheet.Mapping.Keys.All(index =>
            index >= texts.Count
            || texts[index].Length == 0
            || sheet.Headings is not { } headings
            || index >= headings.Headings.Count
            || known.Heading(texts[index]) == headings.Headings[index]
            || known.ColumnOf(known.Heading(texts[index])) is not { } again
            || known.ColumnOf(headings.Headings[index]) == again
        );

    private void FillDown(SheetCell[] cells, UnitNamesDown down)
    {
        var (at, above) = (IndexOf(ImportColumns.VillageKey), IndexOf(ImportColumns.TownshipKey));
        var (township, village) = down.Next(Text(above), Text(at));
        Set(above, township);
        Set(at, village);

        string? Text(int? index) => index is { } i ? cells[i].Text : null;

        void Set(int? index, string text)
        {
            if (index is { } i && cells[i].Text != text)
                cells[i] = new(text, text.Length == 0 ? CellKind.Blank : CellKind.Text);
        }
    }
}
