using System.Globalization;
using FederationReform.Dashboards;
using FederationReform.People;

namespace FederationReform.Exports;

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
}

/// <summary>What the colour of a cell says. Never alone: a column or a note says the same in words.</summary>
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
    // Before 1 March 1900 the days of a spreadsheet are counted wrongly.
    private static readonly DateOnly FirstCertainDay = new(1900, 3, 1);
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    public static ExportCell Blank { get; } = new() { Text = "" };

    /// <summary>Null for a number.</summary>
    public string? Text { get; private init; }

    /// <summary>What is stored of a number, a date or a percentage.</summary>
    public decimal Number { get; private init; }

    public CellFormat Format { get; private init; }

    public CellFill Fill { get; init; }

    public bool Bold { get; init; }

    public static ExportCell Of(string? text) => new() { Text = text ?? "" };

    public static ExportCell Exact(string? text) => new() { Text = text ?? "", Format = CellFormat.Text };

    public static ExportCell Of(int? number) => number is { } some ? new() { Number = some, Format = CellFormat.Whole } : Blank;

    /// <summary>Rounded as the page rounds it, so that both say the same; blank when there is nothing to divide by.</summary>
    public static ExportCell Of(Ratio share) => share.Whole == 0 ? Of("—") : new() { Number = share.BasisPoints / 10_000m, Format = CellFormat.Share };

    public static ExportCell Of(MeanAge mean) => mean.Base == 0 ? Of("—") : new() { Number = mean.Tenths / 10m, Format = CellFormat.Tenths };

    public static ExportCell Of(DateOnly? day) => day is { } some ? OfDay(some, CellFormat.Day, some.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Blank;

    public static ExportCell Of(BirthDate? birth) => birth is { } some ? OfDay(some.Date, some.DayKnown ? CellFormat.Day : CellFormat.Month, some.ToString()) : Blank;

    private static ExportCell OfDay(DateOnly day, CellFormat format, string text) =>
        day < FirstCertainDay ? Exact(text) : new() { Number = day.DayNumber - DayZero, Format = format };
}
