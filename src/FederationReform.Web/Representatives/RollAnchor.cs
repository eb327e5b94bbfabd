using FederationReform.Representatives;

namespace FederationReform.Web.Representatives;

/// <summary>Where a field of the roll stands on its page.</summary>
internal static class RollAnchor
{
    public const string Quotas = "quotas";

    public static string RowId(int representative) => $"representative-{representative}";

    /// <summary>Null for a field that the page does not show.</summary>
    public static string? IdOf(string field) =>
        field == "Quotas" ? Quotas
        : RollFields.Read(field) is { } place ? RowId(place.Id)
        : null;
}

/// <summary>
/// Takes one action with the scope that the user has now; after a success the page shows the roll anew and says so.
/// </summary>
/// <returns>What was refused; empty when it was done.</returns>
public delegate Task<Violations> RollAct(
    string said,
    Func<FederationReform.Access.UnitScope, Guid, Task<Violations>> act
);
