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
    /// <param name="columns">Of the table she pastes into; the one with the key Name tells people from totals.</param>
    public static PastedBlock Read(string text, int startColumn, IReadOnlyList<SheetColumn> columns)
    {
        var lines = Split(text).Where(line => line.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        var known = new SheetHeadings(columns);
        return known.Find(lines) is { } found ? ByHeadings(lines, found, known) : ByOrder(lines, startColumn, columns.Count, known);
    }

    private static PastedBlock ByHeadings(List<string[]> lines, HeadingLines found, SheetHeadings known)
    {
        var columns = found.Headings.Select(known.ColumnOf).ToList();
        var used = Enumerable.Range(0, columns.Count).Where(i => columns[i] is not null).DistinctBy(i => columns[i]).ToList();
        var unused = found.Headings.Where((heading, i) => heading.Length > 0 && !used.Contains(i) && !SheetHeadings.IsRowNumber(heading)).ToList();
        var rows = lines.Skip(found.Next).Where(line => !known.IsHeading(line) && !SheetHeadings.IsTotal(line[0])).Select(line => (IReadOnlyList<string>)[.. used.Select(i => i < line.Length ? line[i] : "")]);
        return new([.. used.Select(i => columns[i]!.Value)], [.. People(rows, used.FindIndex(i => columns[i] == known.Name))], unused, Headed: true);
    }

    private static PastedBlock ByOrder(List<string[]> lines, int startColumn, int columns, SheetHeadings known)
    {
        if (lines.Count > 1 && startColumn == known.Name && CountsUp(lines))
            lines = [.. lines.Select(line => line[1..])];
        var width = Math.Min(lines.Select(line => line.Length).DefaultIfEmpty(0).Max(), columns - startColumn);
        var rows = lines.Select(line => (IReadOnlyList<string>)line[..Math.Min(width, line.Length)]);
        return new([.. Enumerable.Range(startColumn, width)], [.. People(rows, startColumn == known.Name ? 0 : -1)], [], Headed: false);
    }

    /// <summary>Without the lines that add up; their first cells say so.</summary>
    private static IEnumerable<IReadOnlyList<string>> People(IEnumerable<IReadOnlyList<string>> rows, int name) =>
        rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Where(row => name < 0 || name >= row.Count || !SheetHeadings.IsTotal(row[name]));

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
}
