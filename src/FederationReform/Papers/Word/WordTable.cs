using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>Tables: of fixed width, the head repeated on every sheet, no row torn.</summary>
internal static class WordTable
{
    public static Table Of(TableBlock block, int width)
    {
        var widths = Widths(block.Columns, width);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = WordStyles.Table },
                new TableWidth { Width = WordUnits.Text(width), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = WordUnits.Text(w) }))
        );
        if (!block.Form)
            table.Append(Head(block.Columns, widths));
        foreach (var row in block.Rows)
            table.Append(Row(row, block.Columns, widths));
        return table;
    }

    /// <summary>Rounded so that together they are exactly as wide as the table.</summary>
    private static int[] Widths(IReadOnlyList<PaperColumn> columns, int width)
    {
        var all = columns.Sum(c => c.Weight);
        var widths = new int[columns.Count];
        var sum = 0.0;
        var before = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            sum += columns[i].Weight;
            var end = (int)Math.Round(width * sum / all);
            (widths[i], before) = (end - before, end);
        }
        return widths;
    }

    private static TableRow Head(IReadOnlyList<PaperColumn> columns, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < columns.Count; i++)
            row.Append(Cell(columns[i].Heading, widths[i], 1, CellAlign.Centre, label: true));
        return row;
    }

    private static TableRow Row(PaperRow row, IReadOnlyList<PaperColumn> columns, int[] widths)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (row.Height > 0)
            properties.Append(
                new TableRowHeight { Val = (uint)WordUnits.Twips(row.Height), HeightType = HeightRuleValues.AtLeast }
            );
        var written = new TableRow(properties);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var width = widths.Skip(column).Take(cell.Across).Sum();
            written.Append(Cell(cell.Text, width, cell.Across, cell.Align ?? columns[column].Align, cell.Label));
            column += cell.Across;
        }
        return written;
    }

    private static TableCell Cell(string text, int width, int across, CellAlign align, bool label)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = WordUnits.Text(width), Type = TableWidthUnitValues.Dxa }
        );
        if (across > 1)
            properties.Append(new GridSpan { Val = across });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new(
            properties,
            WordBlocks.Paragraph(
                label ? WordStyles.CellLabel : WordStyles.Cell,
                text,
                align switch
                {
                    CellAlign.Left => [new Justification { Val = JustificationValues.Left }],
                    CellAlign.Right => [new Justification { Val = JustificationValues.Right }],
                    _ => [],
                }
            )
        );
    }
}
