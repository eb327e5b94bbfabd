using FederationReform.Meetings.Templates;
using FederationReform.Web.Components;

namespace FederationReform.Web.Meetings;

/// <summary>Which of a paper's wordings is shown.</summary>
internal sealed record TemplateLink(TemplateCase Case = TemplateCase.Congress) : ILinkState<TemplateLink>
{
    public static TemplateLink Read(LinkQuery query) => new(query.Word("of", TemplateCase.Congress));

    public void Write(LinkParts parts) => parts.Word("of", Case, TemplateCase.Congress);
}
