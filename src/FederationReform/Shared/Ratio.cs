using System.Globalization;

namespace FederationReform;

/// <summary>
/// A share, always shown with its numerator and denominator. The percentage is computed from whole numbers and rounded
/// half-up to two decimals: 3752/4158 is 90.24%, not the 90.23% that cutting off gives.
/// </summary>
public readonly record struct Ratio(int Part, int Whole)
{
    /// <summary>Hundredths of a percent, rounded half-up; 0 when there is nothing to divide by.</summary>
    public int BasisPoints => Whole == 0 ? 0 : (int)((Part * 20_000L + Whole) / (2L * Whole));

    /// <summary>90.24%; — when there is nothing to divide by.</summary>
    public string Percent =>
        Whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{BasisPoints / 100}.{BasisPoints % 100:00}%");

    /// <summary>55%: rounded half-up to a whole number, as older papers print it; — without a base.</summary>
    public string WholePercent =>
        Whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{(Part * 200L + Whole) / (2L * Whole)}%");

    /// <summary>90.24%（3752/4158）</summary>
    public override string ToString() => Whole == 0 ? "—" : $"{Percent}（{Part}/{Whole}）";
}
