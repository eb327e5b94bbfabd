using FederationReform.People;

namespace FederationReform.Exports;

/// <summary>A sheet to be written: a title, a line below it, a head that is repeated on every printed page, rows.</summary>
/// <param name="Name">Made safe by the writer.</param>
public sealed record SheetDesign(string Name, IReadOnlyList<ExportColumn> Columns)
{
    /// <summary>Null where the sheet begins with its head, as one that is to be filled in does.</summary>
    public string? Title { get; init; }

    /// <summary>Unit and date.</summary>
    public string? Subtitle { get; init; }

    /// <summary>How many rows have drop-downs and the columns' formats before anything is written into them; 0 for a sheet that is only read.</summary>
    public int RowsToFill { get; init; }
}

/// <param name="Width">In digits of the standard font; a Chinese character takes two.</param>
public sealed record ExportColumn(string Heading, double Width)
{
    /// <summary>Of cells that are still to be filled in.</summary>
    public CellFormat Format { get; init; } = CellFormat.Text;

    /// <summary>Offered as a drop-down. Other words are accepted: the import knows their synonyms.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Said beside a cell that is being filled in.</summary>
    public string? Prompt { get; init; }

    public static ExportColumn Offering(string heading, double width, CodeList codes) => new(heading, width) { Choices = [.. codes.Choices.Select(c => c.Name)] };
}
