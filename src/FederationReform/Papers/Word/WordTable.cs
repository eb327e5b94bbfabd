using DocumentFormat.OpenXml;
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
            table.Append(Head(block, widths));
        foreach (var row in block.Rows)
            table.Append(Row(row, block, widths));
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

    private static TableRow Head(TableBlock block, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        foreach (var (i, column) in block.Columns.Index())
            row.Append(Cell(new(column.Heading, Label: true), CellAlign.Centre, widths[i], block.Pitch));
        return row;
    }

    private static TableRow Row(PaperRow row, TableBlock block, int[] widths)
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
            written.Append(Cell(cell, cell.Align ?? block.Columns[column].Align, width, block.Pitch));
            column += cell.Across;
        }
        return written;
    }

    private static TableCell Cell(PaperCell cell, CellAlign align, int width, double pitch)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = WordUnits.Text(width), Type = TableWidthUnitValues.Dxa }
        );
        if (cell.Across > 1)
            properties.Append(new GridSpan { Val = cell.Across });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new(
            properties,
            WordBlocks.Paragraph(
                cell.Label ? WordStyles.CellLabel : WordStyles.Cell,
                cell.Text,
                [.. Closer(pitch), .. Aligned(align)]
            )
        );
    }

    // The style has the usual pitch.
    private static OpenXmlElement[] Closer(double pitch) =>
        pitch >= PaperLayout.TablePitch ? [] : [WordStyles.Pitch(pitch)];

    private static OpenXmlElement[] Aligned(CellAlign align) =>
        align switch
        {
            CellAlign.Left => [new Justification { Val = JustificationValues.Left }],
            CellAlign.Right => [new Justification { Val = JustificationValues.Right }],
            _ => [],
        };
}
