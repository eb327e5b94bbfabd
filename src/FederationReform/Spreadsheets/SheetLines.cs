namespace FederationReform.Spreadsheets;

/// <summary>A block of merged cells; rows as the table program counts, columns from 0.</summary>
internal readonly record struct MergedCells(int FirstRow, int LastRow, int Column);

/// <summary>Gathers the rows of a sheet while it is read, and stops at the limits.</summary>
internal sealed class SheetLines(string name, SpreadsheetLimits limits)
{
    private readonly List<Line> lines = [];
    private readonly List<MergedCells> merged = [];
    private readonly List<SheetCell> cells = [];
    private int row;
    private bool hidden;
    private long characters;

    /// <summary>A line that is about to become a <see cref="SheetRow"/>: its texts may still be missing.</summary>
    private readonly record struct Line(int Row, bool Hidden, SheetCell[] Cells);

    public bool Any => lines.Count > 0;

    public int NextLine => lines.Count;

    public void Begin(int number, bool isHidden)
    {
        End();
        if (number <= row)
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        row = number;
        hidden = isHidden;
    }

    /// <summary>Sets a cell of the row begun last.</summary>
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

    /// <summary>Sets a text that was known by number only while its row was read.</summary>
    public void Set(int line, int column, string text) => lines[line].Cells[column] = Counted(TextCell(text));

    public void Merge(MergedCells block)
    {
        if (block.LastRow > block.FirstRow && merged.Count < limits.MaxRows * 10)
            merged.Add(block);
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
        return new(name, rows, rows.Count(r => r.Hidden));
    }

    public static SheetCell TextCell(string text) => string.IsNullOrWhiteSpace(text) ? SheetCell.Blank : new(text, CellKind.Text);

    private SheetCell Counted(SheetCell cell)
    {
        characters += cell.Text.Length;
        return characters <= limits.MaxCharacters ? cell : throw new SpreadsheetRefusedException(SpreadsheetRefusal.TooMuchText(name));
    }

    private void FillDown()
    {
        // Blocks cannot overlap in a sound file; the bound is for the others.
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
