using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <param name="Number">As Excel counts rows, from 1.</param>
/// <param name="Why">The reason in Chinese.</param>
/// <param name="Sheet">The sheet's name where several are read.</param>
public sealed record SkippedRow(int Number, string Why, string? Sheet = null);

/// <summary>
/// The sheets in the portal's columns: where their headings are, which rows are read, and their cells after
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

    private ImportTable(ImportForm form, IReadOnlyList<SheetContent> contents, ImportSettings settings)
    {
        Form = form;
        Columns = form.Columns;
        Sheets = SheetsOf(form, contents, settings);
        for (var i = 0; i < Columns.Count; i++)
            if (Sheets.Any(sheet => sheet.Maps(Columns[i].Key)))
                indexes[Columns[i].Key] = i;
        Rows = [.. Sheets.SelectMany(sheet => RowsOf(sheet, settings))];
    }

    public ImportForm Form { get; }

    public IReadOnlyList<SheetColumn> Columns { get; }

    public IReadOnlyList<ImportedSheet> Sheets { get; }

    /// <summary>The sheet whose columns are shown and assigned.</summary>
    public ImportedSheet First => Sheets[0];

    public IReadOnlyList<ImportRow> Rows { get; }

    /// <summary>The rows as the form makes them.</summary>
    public IEnumerable<TRow> Of<TRow>()
        where TRow : ImportRow => Rows.Cast<TRow>();

    public IReadOnlyList<SkippedRow> Skipped => skipped;

    /// <summary>
    /// The skipped rows that may say something; a total and a repeated heading say nothing of their own.
    /// </summary>
    public IEnumerable<SkippedRow> Missed => skipped.Where(s => s.Why is not (Total or Repeated));

    public static ImportTable Read(ImportForm form, IReadOnlyList<SheetContent> contents, ImportSettings settings)
    {
        var table = new ImportTable(form, contents, settings);
        foreach (var row in table.Rows)
            row.Read();
        return table;
    }

    /// <summary>The column's index in a row's cells; null when the file does not have it.</summary>
    public int? IndexOf(string key) => indexes.TryGetValue(key, out var index) ? index : null;

    public bool Maps(string key) => indexes.ContainsKey(key);

    /// <summary>The headings that the columns of a form are known by.</summary>
    public static SheetHeadings HeadingsOf(ImportForm form) => new(form.Columns, form.Lead.Key);

    public static HeadingLines? HeadingsOf(ImportForm form, SheetContent content, int? headingRow)
    {
        var lines = content.Rows.Take(40).Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => c.Text)]).ToList();
        var known = HeadingsOf(form);
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
        ImportForm form,
        HeadingLines? headings,
        Dictionary<string, string> remembered
    )
    {
        var columns = form.Columns;
        var known = HeadingsOf(form);
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
        ImportForm form,
        IReadOnlyList<SheetContent> contents,
        ImportSettings settings
    )
    {
        var keys = form.Columns.Select(c => c.Key).ToHashSet();
        var said = HeadingsOf(form, contents[0], settings.HeadingRow);
        var assigned = settings.Mapping.Where(m => keys.Contains(m.Value)).ToDictionary();
        var sheets = new List<ImportedSheet> { new(contents[0], contents.Count > 1, said, assigned) };
        var meant = new Dictionary<string, string>();
        for (var i = 0; i < (said?.Headings.Count ?? 0); i++)
            meant.TryAdd(said!.Headings[i], assigned.GetValueOrDefault(i, ""));
        foreach (var content in contents.Skip(1))
        {
            var headings = HeadingsOf(form, content, null) ?? HeadingsOf(form, content, settings.HeadingRow);
            sheets.Add(new(content, true, headings, Recognise(form, headings, meant)));
        }
        return sheets;
    }

    private List<ImportRow> RowsOf(ImportedSheet sheet, ImportSettings settings)
    {
        var known = HeadingsOf(Form);
        var sources = Columns.Select(c => sheet.IndexOf(c.Key)).ToArray();
        var leftOut = settings.LeftOut.ToHashSet();
        var rows = new List<ImportRow>();
        var down = new UnitNamesDown(Form.TownshipAlone);
        var masked = Enumerable.Range(0, Columns.Count).Where(i => Columns[i].Mask is not null).ToArray();
        if (sheet.IndexOf(Form.Lead.Key) is not (>= 0 and var lead))
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
            // A masked number (138****5678) comes from an exported file and must not replace the stored one.
            foreach (var i in masked.Where(i => cells[i].Text.Contains("****", StringComparison.Ordinal)))
                cells[i] = SheetCell.Blank;
            FillDown(cells, down);
            if (!leftOut.Contains(sheet.KeyOf(row.Number)))
                rows.Add(Form.Row(this, sheet, row.Number, cells));
            else
                Skip(row.Number, "您选择了不导入");
        }
        return rows;

        string? Why(SheetRow row)
        {
            var texts = row.Cells.Select(c => c.Text).ToList();
            var text = lead < texts.Count ? texts[lead] : "";
            if (other is { } heading)
                return $"在第 {heading} 行另一个表头的下面，列的次序和上面不同";
            if (row.Hidden && !settings.WithHidden)
                return "在表格里是隐藏的";
            var mended = settings.Mended.GetValueOrDefault(
                ImportSettings.CellKey(sheet.KeyOf(row.Number), Form.Lead.Key),
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
                return $"没有{Form.Lead.Title}，像是说明";
            if (Form.NoRow(text) is { } no)
                return no;
            if (!texts.Exists(t => Reading.Compact(t) == Form.Lead.Title) || !known.IsHeading(texts))
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
