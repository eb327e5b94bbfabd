using FederationReform.Rosters;
using FederationReform.Web.Components;

namespace FederationReform.Web.Rosters;

internal sealed record DuplicatesLink(DuplicateSign By = DuplicateSign.NameAndBirth, int Page = 1)
    : ILinkState<DuplicatesLink>
{
    public static DuplicatesLink Read(LinkQuery query) => new(query.Word("by", DuplicateSign.NameAndBirth), query.Page);

    public void Write(LinkParts parts) => parts.Word("by", By, DuplicateSign.NameAndBirth).Page(Page);
}
