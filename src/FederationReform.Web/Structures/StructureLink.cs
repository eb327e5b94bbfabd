using System.Globalization;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Structures;
using FederationReform.Web.Components;

namespace FederationReform.Web.Structures;

/// <summary>What a structure page shows, as it stands in an address; pages and their export read it alike.</summary>
internal static class StructureLink
{
    /// <param name="value">The value of a part of the query; null where the query does not have it.</param>
    public static StructureFilter Read(Func<string, string?> value) =>
        new(
            Whole(value("unit")),
            LinkWord.Read(value("body"), StructureBody.VillagesAndCommunities),
            Urls.Word<CommitteeForm>(value("form")),
            Whole(value("term")),
            DateOnly.TryParseExact(
                value("on"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null
        );

    public static PostGroup Group(Func<string, string?> value) => LinkWord.Read(value("group"), PostGroup.Everyone);

    /// <summary>With its question mark; empty where nothing is chosen.</summary>
    public static string Query(StructureFilter filter, PostGroup group, params IEnumerable<string> more)
    {
        var query = string.Join('&', Parts(filter, group).Concat(more));
        return query.Length == 0 ? "" : $"?{query}";
    }

    private static IEnumerable<string> Parts(StructureFilter filter, PostGroup group)
    {
        if (filter.UnitId is { } unit)
            yield return $"unit={unit}";
        if (filter.Body != StructureBody.VillagesAndCommunities)
            yield return $"body={LinkWord.Of(filter.Body)}";
        if (filter.Form is { } form)
            yield return $"form={LinkWord.Of(form)}";
        if (filter.CampaignId is { } campaign)
            yield return $"term={campaign}";
        if (filter.On is { } on)
            yield return string.Create(CultureInfo.InvariantCulture, $"on={on:yyyy-MM-dd}");
        if (group != PostGroup.Everyone)
            yield return $"group={LinkWord.Of(group)}";
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
