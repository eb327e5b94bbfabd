using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Spreadsheets;

namespace FederationReform.Importing;

/// <param name="Heading">As it was read; A, B … where the file has none.</param>
/// <param name="Key">The column of ours that it is read as; null for one that is not read.</param>
public sealed record FileColumn(int Index, string Heading, IReadOnlyList<string> Samples, string? Key);

/// <param name="Why">Chinese.</param>
public sealed record SkippedRow(int Number, string Why);

/// <summary>The sheet by our columns: where its headings are, which rows are people, and what stands in their cells after she mended some.</summary>
internal sealed class ImportTable
{
    private const int Samples = 3;

    private static readonly string[] Notes = ["注", "说明", "备注", "填表", "制表", "填报", "审核", "单位负责人", "联系人", "填写说明"];

    private readonly Dictionary<string, int> indexes = [];
    private readonly List<SkippedRow> skipped = [];

    private ImportTable(ImportKind kind, SheetContent content, ImportSettings settings)
    {
        Kind = kind;
        Columns = ImportColumns.Of(kind);
        for (var i = 0; i < Columns.Count; i++)
            if (settings.Mapping.Values.Contains(Columns[i].Key))
                indexes[Columns[i].Key] = i;
        var headings = HeadingsOf(kind, content, settings.HeadingRow);
        Headed = headings is not null;
        HeadingRow = headings is null ? null : content.Rows[headings.First].Number;
        FileColumns = Described(content, headings, settings.Mapping);
        Rows = People(content, headings?.Next ?? 0, settings);
    }

    public ImportKind Kind { get; }

    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>A line of headings was found, or said.</summary>
    public bool Headed { get; }

    public int? HeadingRow { get; }

    public IReadOnlyList<FileColumn> FileColumns { get; }

    public IReadOnlyList<ImportRow> Rows { get; }

    public IReadOnlyList<SkippedRow> Skipped => skipped;

    public static ImportTable Read(ImportKind kind, SheetContent content, ImportSettings settings)
    {
        var table = new ImportTable(kind, content, settings);
        foreach (var row in table.Rows)
            row.Read();
        return table;
    }

    /// <summary>The column's place in a row's cells; null when no column of the file is it.</summary>
    public int? IndexOf(string key) => indexes.TryGetValue(key, out var index) ? index : null;

    public bool Maps(string key) => indexes.ContainsKey(key);

    public static HeadingLines? HeadingsOf(ImportKind kind, SheetContent content, int? headingRow)
    {
        var lines = content.Rows.Take(40).Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => c.Text)]).ToList();
        var known = new SheetHeadings(ImportColumns.Of(kind));
        if (headingRow is not { } said)
            return known.Find(lines);
        var at = content.Rows.Take(lines.Count).ToList().FindIndex(r => r.Number == said);
        return at < 0 ? null : known.At(lines, at);
    }

    /// <summary>Which column is which, by what was said before in this county, else by our own headings. Each of ours once.</summary>
    public static Dictionary<int, string> Recognise(ImportKind kind, HeadingLines? headings, Dictionary<string, string> remembered)
    {
        var columns = ImportColumns.Of(kind);
        var known = new SheetHeadings(columns);
        var mapping = new Dictionary<int, string>();
        if (headings is null)
            return mapping;
        var found = headings.Headings
            .Select((heading, index) => (index, Said: remembered.TryGetValue(heading, out var key), Key: key ?? (known.ColumnOf(heading) is { } column ? columns[column].Key : "")))
            .Where(c => c.Key.Length > 0 && columns.Any(column => column.Key == c.Key));
        foreach (var column in found.OrderBy(c => c.Said ? 0 : 1).DistinctBy(c => c.Key))
            mapping[column.index] = column.Key;
        return mapping;
    }

    private List<FileColumn> Described(SheetContent content, HeadingLines? headings, IReadOnlyDictionary<int, string> mapping)
    {
        var width = Math.Max(headings?.Headings.Count ?? 0, content.Rows.Take(200).Select(r => r.Cells.Count).DefaultIfEmpty(0).Max());
        var samples = content.Rows.Skip(headings?.Next ?? 0).Take(200).ToList();
        return
        [
            .. Enumerable.Range(0, width)
                .Select(i => new FileColumn(
                    i,
                    headings is not null && i < headings.Headings.Count ? headings.Headings[i] : "",
                    [.. samples.Where(r => i < r.Cells.Count && r.Cells[i].Text.Length > 0).Select(r => IdNumberText.Hidden(r.Cells[i].Text)).Distinct().Take(Samples)],
                    mapping.TryGetValue(i, out var key) && indexes.ContainsKey(key) ? key : null))
                .Where(c => c.Heading.Length > 0 || c.Samples.Count > 0),
        ];
    }

    private List<ImportRow> People(SheetContent content, int from, ImportSettings settings)
    {
        var known = new SheetHeadings(Columns);
        var sources = Enumerable.Repeat(-1, Columns.Count).ToArray();
        foreach (var (index, key) in settings.Mapping)
            if (indexes.TryGetValue(key, out var column))
                sources[column] = index;
        var leftOut = settings.LeftOut.ToHashSet();
        var name = IndexOf(ImportColumns.NameKey);
        var rows = new List<ImportRow>();
        var (township, village) = (SheetCell.Blank, SheetCell.Blank);
        foreach (var row in content.Rows.Skip(from))
        {
            if (name is null || Why(row, sources[name.Value]) is { } why && Skip(row.Number, why))
                continue;
            var cells = new SheetCell[Columns.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = sources[i] >= 0 && sources[i] < row.Cells.Count ? row.Cells[sources[i]] : SheetCell.Blank;
            if (settings.Mended.Count > 0)
                Mend(cells, row.Number);
            // 138****5678 of a roster that was exported says nothing new, and must not take the number away.
            if (IndexOf("Phone") is { } phone && cells[phone].Text.Contains("****", StringComparison.Ordinal))
                cells[phone] = SheetCell.Blank;
            FillDown(cells, ref township, ref village);
            if (!leftOut.Contains(row.Number))
                rows.Add(new(this, row.Number, cells));
            else
                Skip(row.Number, "您选择了不导入");
        }
        return rows;

        string? Why(SheetRow row, int at)
        {
            var text = at < row.Cells.Count ? row.Cells[at].Text : "";
            if (row.Hidden && !settings.WithHidden)
                return "在表格里是隐藏的";
            if (text.Length == 0 && settings.Mended.ContainsKey(ImportSettings.CellKey(row.Number, ImportColumns.NameKey)))
                return null;
            var first = row.Cells.FirstOrDefault(c => c.Text.Length > 0).Text ?? "";
            if (SheetHeadings.IsTotal(first) || SheetHeadings.IsTotal(text))
                return "是合计";
            if (text.Length == 0 && row.Cells.Count(c => c.Text.Length > 0) is var filled && (filled <= 2 || Notes.Any(note => first.StartsWith(note, StringComparison.Ordinal))))
                return "没有姓名，像是说明";
            return Reading.Compact(text) is "姓名" && known.IsHeading([.. row.Cells.Select(c => c.Text)]) ? "是重复的表头" : null;
        }

        bool Skip(int number, string why)
        {
            skipped.Add(new(number, why));
            return true;
        }

        void Mend(SheetCell[] cells, int number)
        {
            for (var i = 0; i < cells.Length; i++)
                if (sources[i] >= 0 && settings.Mended.TryGetValue(ImportSettings.CellKey(number, Columns[i].Key), out var text))
                    cells[i] = new(text, text.Length == 0 ? CellKind.Blank : CellKind.Text);
        }
    }

    /// <summary>
    /// A village is often written once, above its people. Where the file has a column of townships too, a row that names its township and no
    /// village is the township's own, in a roster; a result is always a village's.
    /// </summary>
    private void FillDown(SheetCell[] cells, ref SheetCell township, ref SheetCell village)
    {
        var (at, above) = (IndexOf(ImportColumns.VillageKey), IndexOf(ImportColumns.TownshipKey));
        var named = above is { } t && cells[t].Text.Length > 0;
        if (named && cells[above!.Value].Text != township.Text)
            (township, village) = (cells[above.Value], SheetCell.Blank);
        if (at is { } v)
        {
            if (cells[v].Text.Length > 0)
                village = cells[v];
            else if (!(named && Kind == ImportKind.Roster))
                cells[v] = village;
            else
                village = SheetCell.Blank;
        }
        if (above is { } row)
            cells[row] = township;
    }
}
