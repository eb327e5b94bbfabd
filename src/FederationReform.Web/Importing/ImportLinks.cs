using FederationReform.Importing;
using FederationReform.Web.Components;

namespace FederationReform.Web.Importing;

/// <summary>Which rows of an import are shown; null for all of them.</summary>
internal sealed record ImportLink(ImportVerdict? Of = null, int Page = 1) : ILinkState<ImportLink>
{
    public static ImportLink Read(LinkQuery query) => new(query.Word<ImportVerdict>("of"), query.Page);

    public void Write(LinkParts parts) => parts.Word("of", Of).Page(Page);
}

internal sealed record ImportListLink(int Page = 1) : ILinkState<ImportListLink>
{
    public static ImportListLink Read(LinkQuery query) => new(query.Page);

    public void Write(LinkParts parts) => parts.Page(Page);
}
