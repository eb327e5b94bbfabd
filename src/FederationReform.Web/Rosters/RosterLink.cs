using System.Globalization;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tree;
using FederationReform.Web.Components;

namespace FederationReform.Web.Rosters;

/// <summary>The filter of the roster as it stands in its address: the page and its export read it alike.</summary>
/// <param name="Filter">Without its text.</param>
/// <param name="Sealed">The text that was searched for, as <see cref="SearchedFor"/> sealed it.</param>
internal sealed record RosterLink(RosterFilter Filter, string? Sealed = null) : ILinkState<RosterLink>
{
    /// <summary>Before the number of a 届: term=12 is a campaign, term=no14 the 14th of whatever formed it.</summary>
    public const string OfNumber = "no";

    private const int MaxTerm = 20;

    public static RosterLink Read(LinkQuery query) =>
        new(
            new()
            {
                UnitId = query.Whole("unit"),
                Body = query.Word<UnitLevel>("body"),
                Form = query.Word<CommitteeForm>("form"),
                Posts = query.Word("post", PostGroup.Everyone),
                CampaignId = query.Whole("term"),
                Number = NumberOf(query.Text("term", MaxTerm)),
                State = query.Word("state", RosterState.InOffice),
                Order = query.Word("sort", RosterOrder.Post),
                Page = query.Page,
                PageSize =
                    query.Whole("size") == RosterQuery.LargestPage ? RosterQuery.LargestPage : RosterQuery.PageSize,
            },
            query.Text(SearchedFor.Part, SearchedFor.MaxSealed)
        );

    public void Write(LinkParts parts) =>
        parts
            .Whole("unit", Filter.UnitId)
            .Word("body", Filter.Body)
            .Word("form", Filter.Form)
            .Word("post", Filter.Posts, PostGroup.Everyone)
            .Whole("term", Filter.CampaignId)
            .Text("term", Filter.Number is { } number ? TermOf(number) : null)
            .Word("state", Filter.State, RosterState.InOffice)
            .Text(SearchedFor.Part, Sealed)
            .Word("sort", Filter.Order, RosterOrder.Post)
            .Page(Filter.Page)
            .Whole("size", Filter.PageSize == RosterQuery.PageSize ? null : Filter.PageSize);

    /// <summary>With the text that was searched for.</summary>
    public RosterFilter Open(SearchedFor searched) => Filter with { Text = searched.Open(Sealed) };

    public static string TermOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{OfNumber}{number}");

    private static int? NumberOf(string? term) =>
        term is not null
        && term.StartsWith(OfNumber, StringComparison.Ordinal)
        && int.TryParse(term[OfNumber.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
