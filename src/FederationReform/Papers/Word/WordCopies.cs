using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>Equal copies side by side and below each other, with dashed lines to cut along.</summary>
internal static class WordCopies
{
    // The empty paragraph that must follow a table needs some room of the last row.
    private const double Spare = 4;
    private const double Padding = 5;

    public static Table Of(CopiesBlock copies, WordRoom room)
    {
        var each = room.Width / copies.Across;
        var inside = each - 2 * WordUnits.Twips(Padding);
        var height = (room.Height - WordUnits.Twips(Spare)) / copies.Down;
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = WordUnits.Text(each * copies.Across), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new InsideHorizontalBorder { Val = BorderValues.Dashed, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Dashed, Size = 4 }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = WordUnits.Text(WordUnits.Twips(Padding)), Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = (short)WordUnits.Twips(Padding), Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = (short)WordUnits.Twips(Padding), Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(
                Enumerable.Range(0, copies.Across).Select(_ => new GridColumn { Width = WordUnits.Text(each) })
            )
        );
        for (var row = 0; row < copies.Down; row++)
        {
            var written = new TableRow(
                new TableRowProperties(
                    new CantSplit(),
                    new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.Exact }
                )
            );
            for (var column = 0; column < copies.Across; column++)
                written.Append(Cell(copies, each, new(inside, height)));
            table.Append(written);
        }
        return table;
    }

    private static TableCell Cell(CopiesBlock copies, int width, WordRoom inside)
    {
        var cell = new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = WordUnits.Text(width), Type = TableWidthUnitValues.Dxa }
            )
        );
        foreach (var element in copies.Content.SelectMany(block => WordBlocks.Of(block, inside)))
            cell.Append(element);
        // A cell ends with a paragraph.
        if (cell.LastChild is not Paragraph)
            cell.Append(WordBlocks.Paragraph(WordStyles.Small, ""));
        return cell;
    }
}
