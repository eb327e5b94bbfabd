using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// Finds the line that names the columns of a roster: below titles, in two lines, with blanks and brackets in its
/// cells. Pasted blocks and imported files both use it.
/// </summary>
internal sealed class SheetHeadings
{
    private const int LinesBefore = 15;

    private static readonly string[] RowNumbers = ["序号", "编号", "行号", "NO.", "NO"];
    private static readonly string[] Totals = ["合计", "总计", "小计", "共计"];

    private readonly Dictionary<string, int> columnOf = [];

    private readonly string leadTitle;

    /// <param name="columns">The known columns.</param>
    /// <param name="lead">
    /// The key of the column that every row fills, which tells rows from totals; in a list of people the name.
    /// </param>
    public SheetHeadings(IReadOnlyList<SheetColumn> columns, string lead = "Name")
    {
        LeadKey = lead;
        Lead = columns.ToList().FindIndex(column => column.Key == lead);
        leadTitle = Lead < 0 ? "姓名" : columns[Lead].Title;
        for (var index = 0; index < columns.Count; index++)
            foreach (var heading in columns[index].Headings.Prepend(columns[index].Title))
                columnOf.TryAdd(Bare(heading), index);
    }

    public string LeadKey { get; }

    /// <summary>The index of the leading column; -1 for a table that has none.</summary>
    public int Lead { get; }

    /// <summary>
    /// The index of the column that a heading (see <see cref="Heading"/>) names; null when it names none.
    /// </summary>
    public int? ColumnOf(string heading) => columnOf.TryGetValue(heading, out var column) ? column : null;

    /// <summary>Whether the heading is that of row numbers, a column that nobody misses.</summary>
    public static bool IsRowNumber(string heading) => RowNumbers.Contains(heading, StringComparer.OrdinalIgnoreCase);

    public static bool IsTotal(string cell) => Totals.Contains(Reading.Compact(cell));

    /// <summary>Whether a line consists of headings; it may be repeated on every printed page.</summary>
    public bool IsHeading(IReadOnlyList<string> line)
    {
        var headings = line.Select(Heading).ToList();
        var known = headings.Where(columnOf.ContainsKey).Distinct().Count();
        return known >= 3 || (known >= 1 && headings.Contains(leadTitle));
    }

    /// <summary>Null when no line names the columns.</summary>
    public HeadingLines? Find(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var at = lines.Take(LinesBefore).ToList().FindIndex(IsHeading);
        return at < 0 ? null : Said(lines, at);
    }

    public HeadingLines At(IReadOnlyList<IReadOnlyList<string>> lines, int at)
    {
        var headings = lines[at].Select(Heading).ToList();
        var next = at + 1;
        // A merged heading (表决结果 above 赞成, 反对, 弃权) has the names of its columns in the next line.
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

    /// <summary>The headings that stand in this line, which may be the lower of two.</summary>
    public HeadingLines Said(IReadOnlyList<IReadOnlyList<string>> lines, int at) =>
        at > 0
        && lines[at - 1].Any(cell => columnOf.ContainsKey(Heading(cell)))
        && At(lines, at - 1) is { } both
        && both.Next == at + 1
            ? both
            : At(lines, at);

    // A cell merged over both lines has the same text in both. Unknown headings may stand beside known ones (微信 and
    // 手机号码 below 联系方式) when it is certain that the lower line is no row of its own: the leading column is named
    // in one of the lines, and the lower one has nothing in it.
    private bool Continues(IReadOnlyList<string> line, IReadOnlyList<string> below)
    {
        var said = below.Where((cell, i) => cell.Length > 0 && !(i < line.Count && line[i] == cell)).ToList();
        var ours = said.Count(cell => columnOf.ContainsKey(Heading(cell)));
        if (ours == said.Count)
            return true;
        var (above, lead) = (LeadIn(line), LeadIn(below));
        var row = above >= 0 && above < below.Count && below[above].Length > 0 && below[above] != line[above];
        return (above >= 0 || lead >= 0) && !row && ours * 2 >= said.Count;
    }

    private int LeadIn(IReadOnlyList<string> line) =>
        line.ToList().FindIndex(cell => ColumnOf(Heading(cell)) is { } column && column == Lead);

    // Normalises a heading: blanks, quotation marks and a bracketed ending vary from form to form, as in 职务（妇联）
    // and 出生年月\n（周岁）.
    public string Heading(string cell)
    {
        var compact = Bare(cell);
        if (columnOf.ContainsKey(compact))
            return compact;
        var bracket = compact.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? compact[..bracket] : compact;
    }

    private static string Bare(string heading) =>
        string.Concat(
            Reading
                .Compact(heading)
                // No database takes NUL, and none of the others can be seen.
                .Where(c =>
                    !char.IsControl(c)
                    && c is not ('"' or '“' or '”' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '*')
                )
        );
}

/// <param name="Headings">
/// The heading of each column, normalised by <see cref="SheetHeadings.Heading"/>; empty where there is none.
/// </param>
/// <param name="First">The index of the first heading line.</param>
/// <param name="Next">The index of the first line after the headings.</param>
internal sealed record HeadingLines(IReadOnlyList<string> Headings, int First, int Next);
