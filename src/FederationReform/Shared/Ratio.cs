using System.Globalization;

namespace FederationReform;

/// <summary>
/// A share with its numerator and denominator, which are always shown beside it. Percent from whole numbers, half-up, two decimals:
/// 3752/4158 is 90.24%, where a source document that cut off printed 90.23% (SEED-INVENTORY C08).
/// </summary>
public readonly record struct Ratio(int Part, int Whole)
{
    /// <summary>Hundredths of a percent, rounded half-up; 0 when there is nothing to divide by.</summary>
    public int BasisPoints => Whole == 0 ? 0 : (int)((Part * 20_000L + Whole) / (2L * Whole));

    /// <summary>90.24%; — when there is nothing to divide by.</summary>
    public string Percent => Whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{BasisPoints / 100}.{BasisPoints % 100:00}%");

    /// <summary>90.24%（3752/4158）</summary>
    public override string ToString() => Whole == 0 ? "—" : $"{Percent}（{Part}/{Whole}）";
}
