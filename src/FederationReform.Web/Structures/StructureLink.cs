using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Structures;
using FederationReform.Web.Components;

namespace FederationReform.Web.Structures;

/// <summary>What the structure page shows; its export reads the same.</summary>
internal sealed record StructureLink(StructureFilter Filter, PostGroup Group = PostGroup.Everyone)
    : ILinkState<StructureLink>
{
    public static StructureLink Read(LinkQuery query) =>
        new(
            new(
                query.Whole("unit"),
                query.Word("body", StructureBody.VillagesAndCommunities),
                query.Word<CommitteeForm>("form"),
                query.Whole("term"),
                query.Day("on")
            ),
            query.Word("group", PostGroup.Everyone)
        );

    public void Write(LinkParts parts) =>
        parts
            .Whole("unit", Filter.UnitId)
            .Word("body", Filter.Body, StructureBody.VillagesAndCommunities)
            .Word("form", Filter.Form)
            .Whole("term", Filter.CampaignId)
            .Day("on", Filter.On)
            .Word("group", Group, PostGroup.Everyone);
}

/// <summary>The people behind a figure of the structure.</summary>
/// <param name="Several">Only those who hold two posts or more.</param>
internal sealed record StructurePeopleLink(
    StructureLink Of,
    PeopleFigure Figure = PeopleFigure.All,
    bool Several = false,
    int Page = 1
) : ILinkState<StructurePeopleLink>
{
    public static StructurePeopleLink Read(LinkQuery query) =>
        new(StructureLink.Read(query), query.Word("of", PeopleFigure.All), query.Flag("several"), query.Page);

    public void Write(LinkParts parts)
    {
        Of.Write(parts);
        parts.Word("of", Figure, PeopleFigure.All).Flag("several", Several).Page(Page);
    }
}
