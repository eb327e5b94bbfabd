using System.Globalization;
using FederationReform.Addresses;

namespace FederationReform.Web.Access;

/// <summary>What the numbers in an address of the portal stand for; see <see cref="Urls"/>.</summary>
internal static class AddressedThings
{
    /// <param name="path">Without the query, for example /campaigns/3/units/412/review.</param>
    public static IReadOnlyList<(AddressedKind Kind, int Id)> Of(string? path)
    {
        var parts = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<(AddressedKind, int)>();
        for (var i = 1; i < parts.Length; i++)
        {
            if (
                KindOf(parts[i - 1]) is { } kind
                && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            )
                found.Add((kind, id));
        }
        // Other files stand after the same word.
        if (
            parts is ["registers", "files", var file, ..]
            && int.TryParse(file, NumberStyles.None, CultureInfo.InvariantCulture, out var kept)
        )
            found.Add((AddressedKind.EntryFile, kept));
        // The second of two entries to be merged stands after a word.
        if (
            parts is ["people", _, "merge", var second]
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
        )
            found.Add((AddressedKind.Person, other));
        return found;
    }

    private static AddressedKind? KindOf(string word) =>
        word switch
        {
            "units" or "committees" or "progress" => AddressedKind.Unit,
            "campaigns" => AddressedKind.Campaign,
            "people" => AddressedKind.Person,
            "accounts" => AddressedKind.Account,
            "imports" => AddressedKind.Import,
            "spot-checks" => AddressedKind.SpotCheck,
            "visits" => AddressedKind.Visit,
            "evidence" => AddressedKind.Evidence,
            "notices" => AddressedKind.Notice,
            "elections" => AddressedKind.Election,
            "summaries" => AddressedKind.Summary,
            _ => null,
        };
}
