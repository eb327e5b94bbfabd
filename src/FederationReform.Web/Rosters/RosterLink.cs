using System.Globalization;
using FederationReform.Dashboards;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Units;
using FederationReform.Web.Dashboards;

namespace FederationReform.Web.Rosters;

/// <summary>The filter of the roster as it stands in its address: the page and its export read it alike.</summary>
internal static class RosterLink
{
    /// <summary>Before the number of a 届: term=12 is a campaign, term=no14 the 14th of whatever formed it.</summary>
    public const string OfNumber = "no";

    /// <param name="value">Of a part of the query; null where it is not there.</param>
    public static RosterFilter Read(Func<string, string?> value) => new(
        Whole(value("unit")), Urls.Word<UnitLevel>(value("body")), Urls.Word<CommitteeForm>(value("form")), LinkWord.Read(value("post"), PostGroup.Everyone), Whole(value("term")),
        value("term") is { } term && term.StartsWith(OfNumber, StringComparison.Ordinal) ? Whole(term[OfNumber.Length..]) : null,
        LinkWord.Read(value("state"), RosterState.InOffice), value("text"), LinkWord.Read(value("sort"), RosterOrder.Post), Whole(value("page")) ?? 1, Whole(value("size")) ?? RosterQuery.PageSize);

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
