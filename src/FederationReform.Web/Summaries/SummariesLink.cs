using FederationReform.Web.Components;

namespace FederationReform.Web.Summaries;

internal sealed record SummariesLink(int Page = 1) : ILinkState<SummariesLink>
{
    public static SummariesLink Read(LinkQuery query) => new(query.Page);

    public void Write(LinkParts parts) => parts.Page(Page);
}
