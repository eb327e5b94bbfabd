using FederationReform.Data;

namespace FederationReform.Representatives;

/// <summary>Changes of a whole roll in the words of the history.</summary>
internal static class RollHistory
{
    public static FieldChange Count(RollSheet before, RollSheet after) =>
        new("妇女代表人数", $"{before.Representatives.Count}", $"{after.Representatives.Count}");
}
