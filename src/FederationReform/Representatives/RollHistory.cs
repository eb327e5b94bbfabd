using FederationReform.Audit;
using FederationReform.People;

namespace FederationReform.Representatives;

/// <summary>Changes of a roll in the words of history. Phones come masked: it is read by people who need not call her.</summary>
internal static class RollHistory
{
    public static FieldChange Count(RollSheet before, RollSheet after) => new("妇女代表人数", $"{before.Representatives.Count}", $"{after.Representatives.Count}");

    public static string? Shown(string column, string text) => text.Length == 0 ? null : column == nameof(Representative.Phone) ? PhoneText.Masked(text) : text;
}
