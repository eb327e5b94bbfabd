using FederationReform.Web.Components;

namespace FederationReform.Web.Reforms;

/// <param name="Campaign">Null for the records of all campaigns.</param>
internal sealed record ReviewQueueLink(int? Campaign = null, int Page = 1, string? Text = null)
    : ILinkState<ReviewQueueLink>
{
    /// <summary>Of the text that is searched for, in characters.</summary>
    public const int MaxText = 100;

    public static ReviewQueueLink Read(LinkQuery query) =>
        new(query.Whole("campaign"), query.Page, query.Text("text", MaxText));

    public void Write(LinkParts parts) => parts.Whole("campaign", Campaign).Page(Page).Text("text", Text);
}
