using System.Text;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// Rows copied from Excel or WPS: tab-separated lines. The columns are recognised by a heading line, also below a title
/// or in two lines, and otherwise by their order from the cell where the user pastes.
/// </summary>
/// <param name="Columns">The index of the sheet's column for each cell of a row.</param>
/// <param name="Unused">Headings of the block for which the sheet has no column.</param>
/// <param name="Headed">Whether a heading line was found.</param>
/// <param name="Units">
/// The unit of each row as the block names it, by a column of its own that is read for this alone; empty where it names
/// none.
/// </param>
public sealed record PastedBlock(
    IReadOnlyList<int> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Unused,
    bool Headed,
    IReadOnlyList<string> Units
)
{
    /// <param name="columns">
    /// The columns of the table that is pasted into; the one with the key Name tells people from totals.
    /// </param>
    /// <param name="ofOneUnit">
    /// Whether the table has no column of units because all its rows belong to one: the block may still name several.
    /// </param>
    public static PastedBlock Read(
        string text,
        int startColumn,
        IReadOnlyList<SheetColumn> columns,
        bool ofOneUnit = false
    )
    {
        var lines = Lines(text).Where(line => line.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        var known = new SheetHeadings(ofOneUnit ? [.. columns, UnitColumns.Township, UnitColumns.Village] : columns);
        return known.Find(lines) is { } found
            ? ByHeadings(lines, found, known, columns.Count)
            : ByOrder(lines, startColumn, columns.Count, known);
    }

    private static PastedBlock ByHeadings(List<string[]> lines, HeadingLines found, SheetHeadings known, int count)
    {
        var columns = found.Headings.Select(known.ColumnOf).ToList();
        var recognised = Enumerable
            .Range(0, columns.Count)
            .Where(i => columns[i] is not null)
            .DistinctBy(i => columns[i])
            .ToList();
        var used = recognised.FindAll(i => columns[i] < count);
        var (township, village) = (columns.IndexOf(count), columns.IndexOf(count + 1));
        var unused = found
            .Headings.Where(
                (heading, i) => heading.Length > 0 && !recognised.Contains(i) && !SheetHeadings.IsRowNumber(heading)
            )
            .ToList();
        var name = used.FindIndex(i => columns[i] == known.Lead);
        var down = new UnitNamesDown(townshipAlone: false);
        var (rows, units) = (new List<IReadOnlyList<string>>(), new List<string>());
        foreach (
            var line in lines.Skip(found.Next).Where(line => !known.IsHeading(line) && !SheetHeadings.IsTotal(line[0]))
        )
        {
            string[] row = [.. used.Select(i => Cell(line, i))];
            var (above, own) = down.Next(Named(line, township), Named(line, village));
            if (row.All(string.IsNullOrWhiteSpace) || (name >= 0 && SheetHeadings.IsTotal(row[name])))
                continue;
            rows.Add(row);
            units.Add(UnitColumns.Joined(above, own));
        }
        return new([.. used.Select(i => columns[i]!.Value)], rows, unused, Headed: true, units);

        static string Cell(string[] line, int index) => index < line.Length ? line[index] : "";

        static string? Named(string[] line, int index) => index < 0 ? null : Cell(line, index);
    }

    /// <summary>The same block without some of its rows.</summary>
    public PastedBlock Only(Func<string, bool> ofUnit) =>
        this with
        {
            Rows = [.. Rows.Where((_, i) => ofUnit(Units[i]))],
            Units = [.. Units.Where(ofUnit)],
        };

    private static PastedBlock ByOrder(List<string[]> lines, int startColumn, int columns, SheetHeadings known)
    {
        if (lines.Count > 1 && startColumn == known.Lead && CountsUp(lines))
            lines = [.. lines.Select(line => line[1..])];
        var width = Math.Min(lines.Select(line => line.Length).DefaultIfEmpty(0).Max(), columns - startColumn);
        var rows = People(
                lines.Select(line => (IReadOnlyList<string>)line[..Math.Min(width, line.Length)]),
                startColumn == known.Lead ? 0 : -1
            )
            .ToList();
        return new([.. Enumerable.Range(startColumn, width)], rows, [], Headed: false, [.. rows.Select(_ => "")]);
    }

    /// <summary>The lines without totals, which are recognised by their first cells.</summary>
    private static IEnumerable<IReadOnlyList<string>> People(IEnumerable<IReadOnlyList<string>> rows, int name) =>
        rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Where(row => name < 0 || name >= row.Count || !SheetHeadings.IsTotal(row[name]));

    /// <summary>Whether the first cells are 1, 2, 3 …: row numbers, not names.</summary>
    private static bool CountsUp(List<string[]> lines) =>
        lines
            .Select(
                (line, i) =>
                    int.TryParse(Reading.Compact(line[0]), out var number)
                    && (
                        i == 0
                        || number
                            == int.Parse(
                                Reading.Compact(lines[0][0]),
                                System.Globalization.CultureInfo.InvariantCulture
                            ) + i
                    )
            )
            .All(counted => counted);

    /// <summary>
    /// The cells of each line; a blank line is one blank cell. Excel encloses a cell that contains a line break, a tab
    /// or a quotation mark in quotation marks and doubles those inside.
    /// </summary>
    internal static IReadOnlyList<string[]> Lines(string text)
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
            {
                EndLine();
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
            }
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

    // A cell may simply begin with a quotation mark; it is quoted only if a closing one ends a cell.
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
}
