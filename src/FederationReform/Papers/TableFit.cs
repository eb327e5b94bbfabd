namespace FederationReform.Papers;

/// <summary>
/// Moves the rows of a table a little closer where that saves a sheet: nobody wants three rows, or the remark below the
/// table, alone on a last sheet. Where it saves none, the rows keep their height. Both renderers draw what is decided
/// here.
/// </summary>
internal static class TableFit
{
    /// <summary>In points: type of 12 pt is still easy to read at it.</summary>
    public const double LeastPitch = 16;

    // In millimetres: a name can still be signed in such a row.
    private const double ForHand = 8;
    private const int Steps = 8;

    // In points: the line between two rows, and the paragraph that a Word file has after a table.
    private const double Line = 0.75;
    private const double AfterTable = 2;

    // In millimetres, on both sides of the text of a cell.
    private const double Padding = 2;

    /// <param name="blocks">Of one section. Returned as they are where they have more or fewer than one table.</param>
    public static IReadOnlyList<PaperBlock> Of(SheetForm form, IReadOnlyList<PaperBlock> blocks)
    {
        if (blocks.OfType<TableBlock>().Where(t => !t.Form).ToList() is not [var table])
            return blocks;
        var size = PaperLayout.Of(form);
        var usual = Sheets(size, blocks, table, table);
        var least = Sheets(size, blocks, table, Closer(table, Steps));
        if (least >= usual)
            return blocks;
        var fitting = Enumerable
            .Range(1, Steps)
            .Select(step => Closer(table, step))
            .First(closer => Sheets(size, blocks, table, closer) <= least);
        return [.. blocks.Select(block => ReferenceEquals(block, table) ? fitting : block)];
    }

    private static TableBlock Closer(TableBlock table, int step)
    {
        var share = (double)step / Steps;
        return table with
        {
            Pitch = table.Pitch - share * (table.Pitch - Math.Min(table.Pitch, LeastPitch)),
            Rows = [.. table.Rows.Select(row => row with { Height = row.Height - share * Spare(row.Height) })],
        };
    }

    // A low row gives up a seventh, a high one what it has above 8 mm, but never more than a fifth.
    private static double Spare(double height) => height - Math.Max(0.8 * height, Math.Min(0.85 * height, ForHand));

    /// <summary>How many sheets the section takes with this table in the place of its own.</summary>
    private static int Sheets(SheetSize size, IReadOnlyList<PaperBlock> blocks, TableBlock own, TableBlock table)
    {
        var room = size.TextHeight * PaperLayout.PointsPerMillimetre;
        var sheets = 1;
        var filled = 0.0;
        foreach (var block in blocks)
            if (ReferenceEquals(block, own))
                Rows();
            else
                Take(HeightOf(block, size), again: 0);
        if (ReferenceEquals(blocks[^1], own))
            Take(AfterTable, again: 0);
        return sheets;

        void Rows()
        {
            var head = HeightOf(new PaperRow([.. table.Columns.Select(c => new PaperCell(c.Heading))]), table, size);
            Take(head, again: 0);
            foreach (var row in table.Rows)
                Take(HeightOf(row, table, size), again: head);
        }

        void Take(double height, double again)
        {
            if (filled > 0 && filled + height > room)
            {
                sheets++;
                filled = again;
            }
            filled += height;
        }
    }

    private static double HeightOf(PaperBlock block, SheetSize size) =>
        block switch
        {
            TitleBlock title => (title.Lines.Count + 1) * PaperLayout.TitlePitch,
            SubtitleBlock or AttachmentMarkBlock => 2 * PaperLayout.StandardPitch,
            ParagraphBlock { Kind: ParagraphKind.Small } small => PaperLayout.SmallPitch
                * Lines(small.Text, size.TextWidth, PaperLayout.SmallSize),
            ParagraphBlock text => PaperLayout.StandardPitch
                * Lines(text.Text, size.TextWidth, PaperLayout.CharacterPitch),
            AttachmentNoteBlock note => (1 + note.Names.Count) * PaperLayout.StandardPitch,
            SignatureBlock signature => (signature.Sealed ? 4 : 3) * PaperLayout.StandardPitch,
            TableBlock form => form.Rows.Sum(row => HeightOf(row, form, size)),
            PageBreakBlock => 0,
            _ => PaperLayout.StandardPitch,
        };

    private static double HeightOf(PaperRow row, TableBlock table, SheetSize size)
    {
        var all = table.Columns.Sum(c => c.Weight);
        var (lines, column) = (1, 0);
        foreach (var cell in row.Cells)
        {
            var share = table.Columns.Skip(column).Take(cell.Across).Sum(c => c.Weight) / all;
            lines = Math.Max(lines, Lines(cell.Text, size.TextWidth * share - Padding, PaperLayout.TableSize));
            column += cell.Across;
        }
        return Line + Math.Max(row.Height * PaperLayout.PointsPerMillimetre, lines * table.Pitch);
    }

    /// <param name="width">In millimetres.</param>
    /// <param name="character">The width of a character in points.</param>
    private static int Lines(string text, double width, double character) =>
        text.Split('\n')
            .Sum(line =>
                Math.Max(
                    1,
                    (int)Math.Ceiling(PaperText.Width(line) * character / (width * PaperLayout.PointsPerMillimetre))
                )
            );
}
