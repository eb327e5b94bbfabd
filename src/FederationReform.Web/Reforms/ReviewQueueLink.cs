using FederationReform.Web.Components;

namespace FederationReform.Web.Reforms;

/// <param name="Campaign">Null for the records of all campaigns.</param>
internal sealed record ReviewQueueLink(int? Campaign = null, int Page = 1) : ILinkState<ReviewQueueLink>
{
    public static ReviewQueueLink Read(LinkQuery query) => new(query.Whole("campaign"), query.Page);

    public void Write(LinkParts parts) => parts.Whole("campaign", Campaign).Page(Page);
}
