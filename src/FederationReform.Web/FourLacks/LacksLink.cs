using FederationReform.FourLacks;
using FederationReform.Web.Components;

namespace FederationReform.Web.FourLacks;

/// <summary>Which townships are listed.</summary>
/// <param name="Lack">The one that the selection is about; null for any of the four.</param>
internal sealed record LacksLink(int? Unit = null, Lack? Lack = null, LackSelection Of = LackSelection.All)
    : ILinkState<LacksLink>
{
    public static LacksLink Read(LinkQuery query) =>
        new(query.Whole("unit"), query.Word<Lack>("lack"), query.Word("of", LackSelection.All));

    public void Write(LinkParts parts) =>
        parts.Whole("unit", Unit).Word("lack", Lack).Word("of", Of, LackSelection.All);
}
