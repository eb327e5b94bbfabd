using System.Diagnostics;

namespace FederationReform.Web.Components;

/// <summary>The number that a page shows for a fault and the log has too: by it the fault is found.</summary>
internal static class FaultReference
{
    public static string Next() => Activity.Current?.TraceId.ToString()[..12] ?? Guid.NewGuid().ToString("N")[..12];
}
