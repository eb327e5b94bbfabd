using FederationReform.Committees;
using FederationReform.Web.Components;

namespace FederationReform.Web.Committees;

/// <summary>Which terms are listed.</summary>
internal sealed record TermsLink(
    int? Unit = null,
    TermSelection Of = TermSelection.All,
    TermOrder Order = TermOrder.Unit,
    int Page = 1
) : ILinkState<TermsLink>
{
    public static TermsLink Read(LinkQuery query) =>
        new(query.Whole("unit"), query.Word("of", TermSelection.All), query.Word("sort", TermOrder.Unit), query.Page);

    public void Write(LinkParts parts) =>
        parts.Whole("unit", Unit).Word("of", Of, TermSelection.All).Word("sort", Order, TermOrder.Unit).Page(Page);
}

/// <summary>Which people who left a committee are listed.</summary>
/// <param name="Leaders">Only chairs and vice-chairs.</param>
internal sealed record OutgoingLink(
    int? Unit = null,
    OutgoingSelection Of = OutgoingSelection.All,
    bool Leaders = false,
    int Page = 1
) : ILinkState<OutgoingLink>
{
    public static OutgoingLink Read(LinkQuery query) =>
        new(query.Whole("unit"), query.Word("of", OutgoingSelection.All), query.Flag("leaders"), query.Page);

    public void Write(LinkParts parts) =>
        parts.Whole("unit", Unit).Word("of", Of, OutgoingSelection.All).Flag("leaders", Leaders).Page(Page);
}
