using System.Globalization;

namespace FederationReform.Web.Components;

internal static class Thousands
{
    /// <summary>A whole number as a page shows it: 60,000.</summary>
    public static string Of(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
