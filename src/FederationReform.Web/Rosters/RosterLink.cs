using System.Globalization;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tree;
using FederationReform.Web.Components;

namespace FederationReform.Web.Rosters;

/// <summary>The filter of the roster as it stands in its address: the page and its export read it alike.</summary>
internal static class RosterLink
{
    /// <summary>Before the number of a 届: term=12 is a campaign, term=no14 the 14th of whatever formed it.</summary>
    public const string OfNumber = "no";

    /// <param name="value">The value of a part of the query; null where the query does not have it.</param>
    public static RosterFilter Read(Func<string, string?> value, SearchedFor searched) =>
        new()
        {
            UnitId = Whole(value("unit")),
            Body = Urls.Word<UnitLevel>(value("body")),
            Form = Urls.Word<CommitteeForm>(value("form")),
            Posts = LinkWord.Read(value("post"), PostGroup.Everyone),
            CampaignId = Whole(value("term")),
            Number =
                value("term") is { } term && term.StartsWith(OfNumber, StringComparison.Ordinal)
                    ? Whole(term[OfNumber.Length..])
                    : null,
            State = LinkWord.Read(value("state"), RosterState.InOffice),
            Text = searched.Open(value(SearchedFor.Part)),
            Order = LinkWord.Read(value("sort"), RosterOrder.Post),
            Page = Whole(value("page")) ?? 1,
            PageSize = Whole(value("size")) ?? RosterQuery.PageSize,
        };

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
