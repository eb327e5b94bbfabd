using FederationReform.Web.Components;

namespace FederationReform.Web.Bulletins;

internal sealed record BulletinsLink(int Page = 1) : ILinkState<BulletinsLink>
{
    public static BulletinsLink Read(LinkQuery query) => new(query.Page);

    public void Write(LinkParts parts) => parts.Page(Page);
}
