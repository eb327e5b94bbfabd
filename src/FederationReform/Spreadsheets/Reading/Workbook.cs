namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// What a cell holds. Error values and formulas without a result are kinds of their own, because neither may be taken
/// for an empty cell.
/// </summary>
public enum CellKind : byte
{
    Blank,
    Text,
    Number,
    Date,
    Error,
    UncalculatedFormula,
}

/// <summary>
/// A cell as text. A date is 1985-03-12, or 1985-03 where the cell shows no day; a number is written in full
/// (13812345678, never 1.38E+10). A number of more than 15 digits lost its last digits in the spreadsheet program, so
/// code that reads an ID number must check <see cref="Kind"/>.
/// </summary>
/// <param name="Text">Never null; empty for a blank cell.</param>
public readonly record struct SheetCell(string Text, CellKind Kind)
{
    public static readonly SheetCell Blank = new("", CellKind.Blank);
}

/// <summary>A row that has at least one cell that is not blank.</summary>
/// <param name="Number">The row's number in the spreadsheet, from 1.</param>
/// <param name="Cells">The cells from column A on; blank cells at the end are left out.</param>
/// <param name="Hidden">Hidden by hand or by a filter.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Hidden);

/// <summary>
/// A sheet as it was read: blank rows are left out, hidden rows are marked. A cell merged over several rows is repeated
/// in each of them; one merged over several columns stands in the first only.
/// </summary>
public sealed record SheetContent(string Name, IReadOnlyList<SheetRow> Rows, int HiddenRows)
{
    /// <summary>Its place in the file; see <see cref="SheetName.Index"/>.</summary>
    public int Index { get; init; }

    /// <summary>Columns that are hidden in the file, from 0; their cells are read like others.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];
}

public sealed record SheetName(int Index, string Name, bool Hidden);

/// <summary>What <see cref="SpreadsheetReader"/> made of a file.</summary>
/// <param name="Content">
/// The sheet that was asked for, or the first visible one with rows; null when the file was refused.
/// </param>
public sealed record Workbook(IReadOnlyList<SheetName> Sheets, SheetContent? Content, Violations Violations)
{
    /// <summary>All sheets that were read, <see cref="Content"/> first.</summary>
    public IReadOnlyList<SheetContent> Contents { get; init; } = Content is null ? [] : [Content];
}

/// <summary>How much a file may hold. A file above a limit is refused before or while it is read.</summary>
public sealed record SpreadsheetLimits
{
    public static readonly SpreadsheetLimits Default = new();

    /// <summary>Bytes of the file.</summary>
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Rows that are not blank, in all sheets that are read.</summary>
    public int MaxRows { get; init; } = 20_000;

    public int MaxColumns { get; init; } = 256;

    /// <summary>Sheets that are read at once.</summary>
    public int MaxSheets { get; init; } = 100;

    /// <summary>Parts of the package.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>Unpacked bytes of all parts of the package together.</summary>
    public long MaxUnpackedBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>Unpacked bytes of one part of the package.</summary>
    public long MaxEntryBytes { get; init; } = 150 * 1024 * 1024;

    /// <summary>
    /// Unpacked bytes to packed bytes of one part. Applies to parts above one megabyte: smaller ones do no harm, and
    /// blank formatted rows compress very well.
    /// </summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Characters (UTF-16 units) of all cells that are read together.</summary>
    public int MaxCharacters { get; init; } = 20_000_000;
}
