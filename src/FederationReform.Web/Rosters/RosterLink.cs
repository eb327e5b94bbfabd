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
    /// <param name="value">Of a part of the query; null where it is not there.</param>
    public static RosterFilter Read(Func<string, string?> value) => new(
        Whole(value("unit")), Urls.Word<UnitLevel>(value("body")), Urls.Word<CommitteeForm>(value("form")), LinkWord.Read(value("post"), PostGroup.Everyone), Whole(value("term")),
        LinkWord.Read(value("state"), RosterState.InOffice), value("text"), LinkWord.Read(value("sort"), RosterOrder.Post), Whole(value("page")) ?? 1, Whole(value("size")) ?? RosterQuery.PageSize);

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
