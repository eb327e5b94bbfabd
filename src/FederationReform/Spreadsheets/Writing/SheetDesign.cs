using FederationReform.Text;

namespace FederationReform.Spreadsheets.Writing;

/// <summary>
/// The design of a sheet: a title, a subtitle, a heading row that is repeated on every printed page, and rows.
/// </summary>
/// <param name="Name">The sheet's name; the writer removes what Excel does not allow.</param>
public sealed record SheetDesign(string Name, IReadOnlyList<ExportColumn> Columns)
{
    /// <summary>Null for a sheet to be filled in, which begins with its heading row.</summary>
    public string? Title { get; init; }

    /// <summary>The line below the title: unit and date.</summary>
    public string? Subtitle { get; init; }

    /// <summary>
    /// How many rows get drop-downs and the columns' formats before anything is written into them; 0 for a sheet that
    /// is only read.
    /// </summary>
    public int RowsToFill { get; init; }
}

/// <param name="Width">In digits of the standard font; a Chinese character takes two.</param>
public sealed record ExportColumn(string Heading, double Width)
{
    /// <summary>The format of cells that are still to be filled in.</summary>
    public CellFormat Format { get; init; } = CellFormat.Text;

    /// <summary>Offered as a drop-down. Other words may be typed, because the import knows their synonyms.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The note that the spreadsheet shows beside a cell while it is filled in.</summary>
    public string? Prompt { get; init; }

    public static ExportColumn Offering(string heading, double width, CodeList codes) =>
        new(heading, width) { Choices = [.. codes.Offered.Select(c => c.Name)] };
}
