namespace FederationReform.Spreadsheets;

/// <summary>What stands in a cell. Error values and formulas without a result are told apart, because neither may be taken for an empty cell.</summary>
public enum CellKind : byte { Blank, Text, Number, Date, Error, UncalculatedFormula }

/// <summary>
/// A cell as text. A date is 1985-03-12, or 1985-03 where the cell shows no day; a number is written out in full (13812345678, never 1.38E+10).
/// A number of more than 15 digits has lost its last ones in the table program: who expects an ID number asks for <see cref="Kind"/>.
/// </summary>
/// <param name="Text">Never null.</param>
public readonly record struct SheetCell(string Text, CellKind Kind)
{
    public static readonly SheetCell Blank = new("", CellKind.Blank);
}

/// <summary>A row with something in it.</summary>
/// <param name="Number">As the table program counts, from 1.</param>
/// <param name="Cells">From column A, without the blank ones at the end.</param>
/// <param name="Hidden">Hidden by hand or by a filter.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Hidden);

/// <summary>
/// A sheet as it was read: blank rows left out, hidden rows marked. A cell merged over several rows stands in each of them, one merged over
/// several columns in the first only.
/// </summary>
public sealed record SheetContent(string Name, IReadOnlyList<SheetRow> Rows, int HiddenRows);

public sealed record SheetName(int Index, string Name, bool Hidden);

/// <summary>What <see cref="SpreadsheetReader"/> made of a file.</summary>
/// <param name="Content">Of the sheet that was asked for, or of the first visible one with rows; null when the file was refused.</param>
public sealed record Workbook(IReadOnlyList<SheetName> Sheets, SheetContent? Content, Violations Violations);

/// <summary>How much a file may hold. What is above is refused before, or at the latest while, it is read.</summary>
public sealed record SpreadsheetLimits
{
    public static readonly SpreadsheetLimits Default = new();

    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Rows with something in them.</summary>
    public int MaxRows { get; init; } = 20_000;

    public int MaxColumns { get; init; } = 256;

    public int MaxEntries { get; init; } = 2_000;

    /// <summary>Of all parts of the package together, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>Of one part of the package, unpacked.</summary>
    public long MaxEntryBytes { get; init; } = 150 * 1024 * 1024;

    /// <summary>Unpacked to packed, for parts of more than a megabyte: below, no harm can be done, and blank formatted rows pack very well.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Characters of all cells together.</summary>
    public int MaxCharacters { get; init; } = 20_000_000;
}
