namespace FederationReform.Spreadsheets.Reading;

/// <summary>A block of merged cells; rows as the spreadsheet numbers them (from 1), columns from 0.</summary>
internal readonly record struct MergedCells(int FirstRow, int LastRow, int Column);

/// <summary>Collects the rows of a sheet while it is read, and refuses the file when a limit is exceeded.</summary>
internal sealed class SheetLines(string name, SpreadsheetLimits limits)
{
    private readonly List<Line> lines = [];
    private readonly List<MergedCells> merged = [];
    private readonly SortedSet<int> hiddenColumns = [];
    private readonly List<SheetCell> cells = [];
    private int row;
    private bool hidden;
    private long characters;

    /// <summary>A line before it becomes a <see cref="SheetRow"/>: its shared texts may still be missing.</summary>
    private readonly record struct Line(int Row, bool Hidden, SheetCell[] Cells);

    public int NextLine => lines.Count;

    public long Characters => characters;

    public void Begin(int number, bool isHidden)
    {
        End();
        if (number <= row)
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        row = number;
        hidden = isHidden;
    }

    /// <summary>Sets a cell of the row that was begun last; column from 0.</summary>
    public void Set(int column, SheetCell cell)
    {
        if (cell.Kind == CellKind.Blank)
            return;
        if (column >= limits.MaxColumns)
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.TooManyColumns(name, limits.MaxColumns));
        while (cells.Count <= column)
            cells.Add(SheetCell.Blank);
        cells[column] = Counted(cell);
    }

    /// <summary>Sets a text of which only the shared string number was known when its row was read.</summary>
    public void Set(int line, int column, string text) => lines[line].Cells[column] = Counted(TextCell(text));

    public void Merge(MergedCells block)
    {
        if (block.LastRow > block.FirstRow && merged.Count < limits.MaxRows * 10)
            merged.Add(block);
    }

    /// <summary>Notes hidden columns; both ends from 0.</summary>
    public void Hide(int first, int last)
    {
        for (var column = first; column <= Math.Min(last, limits.MaxColumns - 1); column++)
            hiddenColumns.Add(column);
    }

    public void End()
    {
        if (cells.Count == 0)
            return;
        if (lines.Count == limits.MaxRows)
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.TooManyRows(name, limits.MaxRows));
        lines.Add(new(row, hidden, [.. cells]));
        cells.Clear();
    }

    public SheetContent ToContent()
    {
        End();
        lines.RemoveAll(line => Array.TrueForAll(line.Cells, cell => cell.Kind == CellKind.Blank));
        FillDown();
        var rows = new SheetRow[lines.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new(lines[i].Row, Trimmed(lines[i].Cells), lines[i].Hidden);
        var width = rows.Select(r => r.Cells.Count).DefaultIfEmpty(0).Max();
        return new(name, rows, rows.Count(r => r.Hidden)) { HiddenColumns = [.. hiddenColumns.Where(c => c < width)] };
    }

    /// <summary>Blanks and line breaks at the ends, which nobody sees in the cell, are left out.</summary>
    public static SheetCell TextCell(string text) =>
        string.IsNullOrWhiteSpace(text) ? SheetCell.Blank : new(text.Trim(), CellKind.Text);

    private SheetCell Counted(SheetCell cell)
    {
        characters += cell.Text.Length;
        return characters <= limits.MaxCharacters
            ? cell
            : throw new SpreadsheetRefusedException(SpreadsheetRefusal.TooMuchText(name));
    }

    private void FillDown()
    {
        // Blocks do not overlap in a valid file; the bound protects against files that are not valid.
        var left = (long)limits.MaxRows * limits.MaxColumns;
        foreach (var block in merged)
        {
            var first = IndexFrom(block.FirstRow);
            if (first == lines.Count || lines[first].Row != block.FirstRow || block.Column >= lines[first].Cells.Length)
                continue;
            var cell = lines[first].Cells[block.Column];
            for (var i = first + 1; i < lines.Count && lines[i].Row <= block.LastRow && left-- > 0; i++)
                lines[i] = lines[i] with { Cells = With(lines[i].Cells, block.Column, cell) };
        }
    }

    private static SheetCell[] With(SheetCell[] row, int column, SheetCell cell)
    {
        if (column >= row.Length)
        {
            var old = row.Length;
            Array.Resize(ref row, column + 1);
            Array.Fill(row, SheetCell.Blank, old, row.Length - old);
        }
        row[column] = cell;
        return row;
    }

    private int IndexFrom(int number)
    {
        var (low, high) = (0, lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[middle].Row < number)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static SheetCell[] Trimmed(SheetCell[] row)
    {
        var length = Array.FindLastIndex(row, cell => cell.Kind != CellKind.Blank) + 1;
        return length == row.Length ? row : row[..length];
    }
}
