namespace FederationReform.Papers;

/// <summary>A table as wide as the text. Every sheet repeats its head, and no row goes over two sheets.</summary>
public sealed record TableBlock(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperRow> Rows) : PaperBlock
{
    /// <summary>
    /// A table without headings, whose first cells name what is filled in beside them: a registration form.
    /// </summary>
    public bool Form { get; init; }

    /// <summary>From one line of a cell to the next, in points.</summary>
    public double Pitch { get; init; } = PaperLayout.TablePitch;

    public static TableBlock Of(IReadOnlyList<PaperColumn> columns, IEnumerable<IEnumerable<string>> rows) =>
        new(columns, [.. rows.Select(row => new PaperRow([.. row.Select(text => new PaperCell(text))]))]);
}

/// <param name="Heading">Empty in a table without headings.</param>
/// <param name="Weight">Its share of the width.</param>
public sealed record PaperColumn(string Heading, double Weight, CellAlign Align = CellAlign.Centre);

/// <param name="Height">The least height in millimetres; 0 leaves it to the text.</param>
public sealed record PaperRow(IReadOnlyList<PaperCell> Cells, double Height = 0);

/// <param name="Across">Columns that it covers.</param>
/// <param name="Align">Null: as its column says.</param>
/// <param name="Label">Whether it names its neighbour instead of being filled in.</param>
public sealed record PaperCell(string Text, int Across = 1, CellAlign? Align = null, bool Label = false);

public enum CellAlign
{
    Left,
    Centre,
    Right,
}
