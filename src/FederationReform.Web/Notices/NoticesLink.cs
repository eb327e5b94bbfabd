using FederationReform.Notices;
using FederationReform.Web.Components;

namespace FederationReform.Web.Notices;

/// <summary>Which notices are listed.</summary>
/// <param name="Box">Null for what the account opens first: a unit with nothing above it sends only.</param>
internal sealed record NoticesLink(NoticeBox? Box = null, int Page = 1) : ILinkState<NoticesLink>
{
    public static NoticesLink Read(LinkQuery query) => new(query.Word<NoticeBox>("box"), query.Page);

    public void Write(LinkParts parts) => parts.Word("box", Box).Page(Page);
}
