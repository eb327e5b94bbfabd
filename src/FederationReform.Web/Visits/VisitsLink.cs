using FederationReform.Tree;
using FederationReform.Visits;
using FederationReform.Web.Components;

namespace FederationReform.Web.Visits;

internal sealed record VisitsLink(VisitFilter Filter) : ILinkState<VisitsLink>
{
    /// <summary>Of the text that is searched for, in characters.</summary>
    public const int MaxText = 100;

    public static VisitsLink Read(LinkQuery query) =>
        new(
            new VisitFilter(
                query.Word("state", VisitState.All),
                query.Word<UnitLevel>("by"),
                query.Text("text", MaxText),
                query.Page
            )
        );

    public void Write(LinkParts parts) =>
        parts
            .Word("state", Filter.State, VisitState.All)
            .Word("by", Filter.By)
            .Text("text", Filter.Text)
            .Page(Filter.Page);
}

internal sealed record CoverageLink(CoverageFilter Filter) : ILinkState<CoverageLink>
{
    public static CoverageLink Read(LinkQuery query) =>
        new(new CoverageFilter(query.Whole("unit"), query.Day("from"), query.Day("to"), query.Word<UnitLevel>("by")));

    public void Write(LinkParts parts) =>
        parts.Whole("unit", Filter.UnitId).Day("from", Filter.From).Day("to", Filter.To).Word("by", Filter.By);
}
