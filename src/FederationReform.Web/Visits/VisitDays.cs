using System.Globalization;
using FederationReform.Visits;

namespace FederationReform.Web.Visits;

internal static class VisitDays
{
    /// <summary>2026-07-13，or 2026-07-13 至 07-17.</summary>
    public static string Of(VisitPlan plan)
    {
        if (plan is not { From: { } from, To: { } to })
            return "—";
        var first = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return from == to ? first
            : from.Year == to.Year ? $"{first} 至 {to.ToString("MM-dd", CultureInfo.InvariantCulture)}"
            : $"{first} 至 {to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }

    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
