using FederationReform.Meetings;
using FederationReform.Web.Components;

namespace FederationReform.Web.Meetings;

/// <summary>On which paper a ballot or a count sheet is shown.</summary>
internal sealed record PaperLink(PaperSize Size = PaperSize.A4) : ILinkState<PaperLink>
{
    public static PaperLink Read(LinkQuery query) => new(query.Word("size", PaperSize.A4));

    public void Write(LinkParts parts) => parts.Word("size", Size, PaperSize.A4);
}
