using System.Text;
using FederationReform.People;

namespace FederationReform.Reforms;

/// <summary>
/// Rows copied from Excel or WPS: tab-separated lines. The columns are known by a line of headings, also below a title and in two lines,
/// or else by their order from the cell where she pastes.
/// </summary>
/// <param name="Columns">Which column of the sheet each cell of a row belongs to.</param>
/// <param name="Unused">Headings of the block that the sheet has no column for.</param>
/// <param name="Headed">Whether a line of headings was found.</param>
public sealed record PastedBlock(IReadOnlyList<int> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Unused, bool Headed)
{
    private const int LinesBeforeHeadings = 10;

    private static readonly string[] RowNumbers = ["序号", "编号", "行号", "NO.", "NO"];
    private static readonly string[] Totals = ["合计", "总计", "小计"];

    /// <param name="columns">Of the table she pastes into; the one with the key Name tells people from totals.</param>
    public static PastedBlock Read(string text, int startColumn, IReadOnlyList<SheetColumn> columns)
    {
        var lines = Split(text).Where(line => line.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        var known = new Known(columns);
        var header = lines.Take(LinesBeforeHeadings).ToList().FindIndex(known.IsHeading);
        return header >= 0 ? Headings(lines, header, known) : ByOrder(lines, startColumn, known);
    }

    private static PastedBlock Headings(List<string[]> lines, int header, Known known)
    {
        var headings = lines[header].Select(known.Heading).ToArray();
        var first = header + 1;
        // A merged heading (表决结果 over 赞成, 反对, 弃权) leaves the names of its columns in the line below.
        if (first < lines.Count && lines[first].All(cell => cell.Length == 0 || known.ColumnOf.ContainsKey(known.Heading(cell))))
        {
            var below = lines[first++];
            if (below.Length > headings.Length)
                Array.Resize(ref headings, below.Length);
            for (var i = 0; i < below.Length; i++)
                if (below[i].Length > 0)
                    headings[i] = known.Heading(below[i]);
        }

        var used = Enumerable.Range(0, headings.Length).Where(i => headings[i] is { } heading && known.ColumnOf.ContainsKey(heading)).DistinctBy(i => known.ColumnOf[headings[i]]).ToList();
        var unused = headings.Where((heading, i) => !string.IsNullOrEmpty(heading) && !used.Contains(i) && !RowNumbers.Contains(heading, StringComparer.OrdinalIgnoreCase)).ToList();
        var rows = lines.Skip(first).Where(line => !known.IsHeading(line) && !Totals.Contains(Reading.Compact(line[0]))).Select(line => (IReadOnlyList<string>)[.. used.Select(i => i < line.Length ? line[i] : "")]);
        return new([.. used.Select(i => known.ColumnOf[headings[i]])], [.. People(rows, used.FindIndex(i => known.ColumnOf[headings[i]] == known.Name))], unused, Headed: true);
    }

    private static PastedBlock ByOrder(List<string[]> lines, int startColumn, Known known)
    {
        if (lines.Count > 1 && startColumn == known.Name && CountsUp(lines))
            lines = [.. lines.Select(line => line[1..])];
        var width = Math.Min(lines.Select(line => line.Length).DefaultIfEmpty(0).Max(), known.Count - startColumn);
        var rows = lines.Select(line => (IReadOnlyList<string>)line[..Math.Min(width, line.Length)]);
        return new([.. Enumerable.Range(startColumn, width)], [.. People(rows, startColumn == known.Name ? 0 : -1)], [], Headed: false);
    }

    /// <summary>Without the lines that add up; their first cells say so.</summary>
    private static IEnumerable<IReadOnlyList<string>> People(IEnumerable<IReadOnlyList<string>> rows, int name) =>
        rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Where(row => name < 0 || name >= row.Count || !Totals.Contains(Reading.Compact(row[name])));

    /// <summary>1, 2, 3 … in the first cells is a column of row numbers, not of names.</summary>
    private static bool CountsUp(List<string[]> lines) =>
        lines.Select((line, i) => int.TryParse(Reading.Compact(line[0]), out var number) && (i == 0 || number == int.Parse(Reading.Compact(lines[0][0]), System.Globalization.CultureInfo.InvariantCulture) + i)).All(counted => counted);

    /// <summary>Excel puts a cell that contains a line break, a tab or a quotation mark into quotation marks and doubles those inside.</summary>
    private static List<string[]> Split(string text)
    {
        var lines = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (quoted && c == '"')
                quoted = false;
            else if (!quoted && c == '"' && cell.Length == 0 && ClosesLater(text, i))
                quoted = true;
            else if (quoted)
                cell.Append(c is '\r' or '\n' or '\t' ? ' ' : c);
            else if (c == '\t')
                EndCell();
            else if (c is '\n' or '\r')
                EndLine();
            else
                cell.Append(c);
        }
        EndLine();
        return lines;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndLine()
        {
            EndCell();
            lines.Add([.. cells]);
            cells.Clear();
        }
    }

    // A cell may simply begin with a quotation mark; it is quoted only if the closing one ends a cell.
    private static bool ClosesLater(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
                continue;
            if (i + 1 == text.Length || text[i + 1] is '\t' or '\n' or '\r')
                return true;
            if (text[i + 1] == '"')
                i++;
        }
        return false;
    }

    /// <summary>The headings that mean a column.</summary>
    private sealed class Known
    {
        public Known(IReadOnlyList<SheetColumn> columns)
        {
            Count = columns.Count;
            Name = columns.ToList().FindIndex(column => column.Key == "Name");
            for (var index = 0; index < columns.Count; index++)
                foreach (var heading in columns[index].Headings.Prepend(columns[index].Title))
                    ColumnOf.TryAdd(Bare(heading), index);
        }

        public int Count { get; }

        /// <summary>The column of the names.</summary>
        public int Name { get; }

        public Dictionary<string, int> ColumnOf { get; } = [];

        public bool IsHeading(string[] line) =>
            line.Select(Heading).Where(ColumnOf.ContainsKey).Distinct().Count() is var known && (known >= 3 || (known >= 1 && line.Any(cell => Heading(cell) == "姓名")));

        // 职务（妇联）, 出生年月\n（周岁）: blanks, quotation marks and what stands in brackets at the end vary from form to form.
        public string Heading(string cell)
        {
            var compact = Bare(cell);
            if (ColumnOf.ContainsKey(compact))
                return compact;
            var bracket = compact.IndexOf('(', StringComparison.Ordinal);
            return bracket > 0 ? compact[..bracket] : compact;
        }

        private static string Bare(string heading) => Reading.Compact(heading)
            .Replace("\"", "", StringComparison.Ordinal).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
    }
}
