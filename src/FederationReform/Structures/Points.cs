using System.Globalization;
using FederationReform.Dashboards;

namespace FederationReform.Structures;

/// <summary>By how much a share or a mean age differs from the last term's.</summary>
public static class Points
{
    /// <summary>+3.25: percentage points between the two shares as they are shown; null where either has nothing to divide by.</summary>
    public static string? Between(Ratio now, Ratio before) =>
        now.Whole == 0 || before.Whole == 0 ? null : Signed(now.BasisPoints - before.BasisPoints, 100, "0.00");

    /// <summary>−1.4 years; null where either is not known.</summary>
    public static string? Between(MeanAge now, MeanAge before) => now.Base == 0 || before.Base == 0 ? null : Signed(now.Tenths - before.Tenths, 10, "0.0");

    private static string Signed(int difference, int unit, string format) =>
        ((decimal)difference / unit).ToString($"+{format};−{format};{format}", CultureInfo.InvariantCulture);
}
