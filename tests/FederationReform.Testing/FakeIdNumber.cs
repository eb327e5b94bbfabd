using System.Globalization;
using FederationReform.IdNumbers;

namespace FederationReform.Tests.Support;

/// <summary>ID numbers of nobody: area 999999 is not given to any place.</summary>
internal static class FakeIdNumber
{
    /// <param name="born">19850312</param>
    public static string Of(string born, int order = 2)
    {
        var digits = "999999" + born + order.ToString("000", CultureInfo.InvariantCulture);
        return digits + IdNumberText.CheckDigit(digits);
    }

    public static string Random(Random random) =>
        Of(
            new DateOnly(1950, 1, 1).AddDays(random.Next(20_000)).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            random.Next(1000)
        );
}
