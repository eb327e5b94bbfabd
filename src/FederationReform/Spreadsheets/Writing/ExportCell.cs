using System.Globalization;

namespace FederationReform.Spreadsheets.Writing;

/// <summary>How a cell is stored and shown.</summary>
public enum CellFormat : byte
{
    /// <summary>Text that wraps.</summary>
    Words,

    /// <summary>Text that a spreadsheet must never take for a number: telephones, ID numbers, codes.</summary>
    Text,

    Whole,

    /// <summary>A percentage with two decimals, as the pages show it.</summary>
    Share,

    /// <summary>One decimal.</summary>
    Tenths,

    Day,

    /// <summary>A date of which only the month is known.</summary>
    Month,

    /// <summary>An amount in yuan, with two decimals and separators.</summary>
    Yuan,
}

/// <summary>
/// What the fill colour of a cell means. Colour is never the only sign: a column or a note says the same in words.
/// </summary>
public enum CellFill : byte
{
    None,
    Error,
    Remind,
    Changed,
}

/// <summary>One cell of a spreadsheet that is being written.</summary>
public readonly record struct ExportCell
{
    // Spreadsheets count days before 1 March 1900 wrongly, so earlier dates are written as text.
    private static readonly DateOnly FirstCertainDay = new(1900, 3, 1);
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    public static ExportCell Blank { get; } = new() { Text = "" };

    /// <summary>Null for a number, a date or a percentage.</summary>
    public string? Text { get; private init; }

    /// <summary>The stored value of a number, a date (its day number) or a percentage (as a fraction).</summary>
    public decimal Number { get; private init; }

    public CellFormat Format { get; private init; }

    public CellFill Fill { get; init; }

    public bool Bold { get; init; }

    public static ExportCell Of(string? text) => new() { Text = text ?? "" };

    public static ExportCell Exact(string? text) => new() { Text = text ?? "", Format = CellFormat.Text };

    public static ExportCell Of(int? number) =>
        number is { } some ? new() { Number = some, Format = CellFormat.Whole } : Blank;

    /// <summary>
    /// Rounded as the pages round it, so that both show the same; — when there is nothing to divide by.
    /// </summary>
    public static ExportCell Of(Ratio share) =>
        share.Whole == 0 ? Of("—") : new() { Number = share.BasisPoints / 10_000m, Format = CellFormat.Share };

    public static ExportCell Of(DateOnly? day) =>
        day is { } some
            ? OfDay(some, CellFormat.Day, some.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Blank;

    /// <summary>An amount that is kept in fen, written in yuan.</summary>
    public static ExportCell OfFen(long fen) => new() { Number = fen / 100m, Format = CellFormat.Yuan };

    /// <summary>One decimal, from a whole number of tenths.</summary>
    public static ExportCell OfTenths(int tenths) => new() { Number = tenths / 10m, Format = CellFormat.Tenths };

    /// <summary>The first of a month of which the day is not known.</summary>
    /// <param name="text">Written instead where a spreadsheet cannot hold the date.</param>
    public static ExportCell OfMonth(DateOnly first, string text) => OfDay(first, CellFormat.Month, text);

    private static ExportCell OfDay(DateOnly day, CellFormat format, string text) =>
        day < FirstCertainDay ? Exact(text) : new() { Number = day.DayNumber - DayZero, Format = format };
}
