using FederationReform.Units;
using FederationReform.Web.Components;

namespace FederationReform.Web.Units;

/// <summary>Which of the units below are listed.</summary>
internal sealed record UnitPageLink(UnitStatus Status = UnitStatus.Open, int Page = 1) : ILinkState<UnitPageLink>
{
    public static UnitPageLink Read(LinkQuery query) => new(query.Word("status", UnitStatus.Open), query.Page);

    public void Write(LinkParts parts) => parts.Word("status", Status, UnitStatus.Open).Page(Page);
}
