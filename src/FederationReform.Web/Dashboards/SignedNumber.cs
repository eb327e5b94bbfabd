using System.Globalization;

namespace FederationReform.Web.Dashboards;

internal static class SignedNumber
{
    /// <summary>A difference as people read it: +3, −2, 0. The minus is as wide as the plus.</summary>
    public static string Signed(this int difference) => difference.ToString("+0;−0;0", CultureInfo.InvariantCulture);
}
