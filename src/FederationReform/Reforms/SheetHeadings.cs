using FederationReform.People;

namespace FederationReform.Reforms;

/// <summary>
/// The line that names the columns of a roster, wherever it stands: below titles, in two lines, with blanks and brackets in its cells. Pasted
/// blocks and imported files are read by the same knowledge.
/// </summary>
internal sealed class SheetHeadings
{
    private const int LinesBefore = 15;

    private static readonly string[] RowNumbers = ["序号", "编号", "行号", "NO.", "NO"];
    private static readonly string[] Totals = ["合计", "总计", "小计", "共计"];

    private readonly Dictionary<string, int> columnOf = [];

    /// <param name="columns">The one with the key Name tells people from totals.</param>
    public SheetHeadings(IReadOnlyList<SheetColumn> columns)
    {
        Name = columns.ToList().FindIndex(column => column.Key == "Name");
        for (var index = 0; index < columns.Count; index++)
            foreach (var heading in columns[index].Headings.Prepend(columns[index].Title))
                columnOf.TryAdd(Bare(heading), index);
    }

    /// <summary>The column of the names; -1 for a table without people.</summary>
    public int Name { get; }

    /// <summary>The column that a heading, made by <see cref="Heading"/>, means; null for none.</summary>
    public int? ColumnOf(string heading) => columnOf.TryGetValue(heading, out var column) ? column : null;

    /// <summary>Not a column of ours, and none that somebody would miss.</summary>
    public static bool IsRowNumber(string heading) => RowNumbers.Contains(heading, StringComparer.OrdinalIgnoreCase);

    public static bool IsTotal(string cell) => Totals.Contains(Reading.Compact(cell));

    /// <summary>A line of headings, also one that is repeated on every printed page.</summary>
    public bool IsHeading(IReadOnlyList<string> line)
    {
        var headings = line.Select(Heading).ToList();
        var known = headings.Where(columnOf.ContainsKey).Distinct().Count();
        return known >= 3 || (known >= 1 && headings.Contains("姓名"));
    }

    /// <summary>Null where no line names the columns.</summary>
    public HeadingLines? Find(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var at = lines.Take(LinesBefore).ToList().FindIndex(IsHeading);
        return at < 0 ? null : At(lines, at);
    }

    public HeadingLines At(IReadOnlyList<IReadOnlyList<string>> lines, int at)
    {
        var headings = lines[at].Select(Heading).ToList();
        var next = at + 1;
        // A merged heading (表决结果 over 赞成, 反对, 弃权) leaves the names of its columns in the line below.
        if (next < lines.Count && Continues(lines[at], lines[next]))
        {
            var below = lines[next++];
            for (var i = 0; i < below.Count; i++)
            {
                if (i >= headings.Count)
                    headings.Add("");
                if (below[i].Length > 0)
                    headings[i] = Heading(below[i]);
            }
        }
        return new(headings, at, next);
    }

    // A cell merged over both lines says the same in both. Where the line above has the names' column, a line with no name below may also hold a
    // heading that is none of ours beside one that is: 微信 and 手机号码 below 联系方式.
    private bool Continues(IReadOnlyList<string> line, IReadOnlyList<string> below)
    {
        var said = below.Where((cell, i) => cell.Length > 0 && !(i < line.Count && line[i] == cell)).ToList();
        var ours = said.Count(cell => columnOf.ContainsKey(Heading(cell)));
        var name = line.ToList().FindIndex(cell => ColumnOf(Heading(cell)) == Name);
        return ours == said.Count || (name >= 0 && (name >= below.Count || below[name].Length == 0 || below[name] == line[name]) && ours * 2 >= said.Count);
    }

    // 职务（妇联）, 出生年月\n（周岁）: blanks, quotation marks and what stands in brackets at the end vary from form to form.
    public string Heading(string cell)
    {
        var compact = Bare(cell);
        if (columnOf.ContainsKey(compact))
            return compact;
        var bracket = compact.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? compact[..bracket] : compact;
    }

    private static string Bare(string heading) => string.Concat(Reading.Compact(heading).Where(c => c is not ('"' or '“' or '”' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '*')));
}

/// <param name="Headings">Of each column, as <see cref="SheetHeadings.Heading"/> makes it; empty where there is none.</param>
/// <param name="First">The line they begin in.</param>
/// <param name="Next">The first line of what they are headings of.</param>
internal sealed record HeadingLines(IReadOnlyList<string> Headings, int First, int Next);
