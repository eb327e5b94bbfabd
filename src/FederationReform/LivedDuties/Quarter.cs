using System.Globalization;

namespace FederationReform.LivedDuties;

/// <summary>A quarter of a calendar year.</summary>
/// <param name="Number">From 1 to 4.</param>
public readonly record struct Quarter(int Year, int Number)
{
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    public DateOnly First => new(Year, 3 * Number - 2, 1);

    public DateOnly Last => First.AddMonths(3).AddDays(-1);

    public Quarter Before => Of(First.AddDays(-1));

    public Quarter Next => Of(First.AddMonths(3));

    /// <summary>2026 年第 3 季度</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Year} 年第 {Number} 季度");

    /// <summary>20263, as it stands in an address.</summary>
    public int Code => Year * 10 + Number;

    /// <summary>Null for what is no quarter.</summary>
    public static Quarter? Read(int? code) =>
        code is { } said && said % 10 is >= 1 and <= 4 && said / 10 is >= 2000 and <= 2199
            ? new(said / 10, said % 10)
            : null;
}
