using System.Globalization;
using FederationReform.Figures;

namespace FederationReform.Structures;

/// <summary>The difference between a share or mean age now and in the last term.</summary>
public static class Points
{
    /// <summary>
    /// For example +3.25: percentage points between the two shares as they are shown; null when either has no
    /// denominator.
    /// </summary>
    public static string? Between(Ratio now, Ratio before) =>
        now.Whole == 0 || before.Whole == 0 ? null : Signed(now.BasisPoints - before.BasisPoints, 100, "0.00");

    /// <summary>For example −1.4, in years; null when either is not known.</summary>
    public static string? Between(MeanAge now, MeanAge before) =>
        now.Base == 0 || before.Base == 0 ? null : Signed(now.Tenths - before.Tenths, 10, "0.0");

    private static string Signed(int difference, int unit, string format) =>
        ((decimal)difference / unit).ToString($"+{format};−{format};{format}", CultureInfo.InvariantCulture);
}
