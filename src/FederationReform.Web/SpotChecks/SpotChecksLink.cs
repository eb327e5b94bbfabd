using FederationReform.Web.Components;

namespace FederationReform.Web.SpotChecks;

internal sealed record SpotChecksLink(int Page) : ILinkState<SpotChecksLink>
{
    public static SpotChecksLink Read(LinkQuery query) => new(query.Page);

    public void Write(LinkParts parts) => parts.Page(Page);
}
