using FederationReform.Structures;
using FederationReform.Summaries;
using FederationReform.Tree;
using FederationReform.Web.Components;
using FederationReform.Web.Summaries;

namespace FederationReform.Web;

/// <summary>The addresses of 工作总结.</summary>
public static partial class Urls
{
    public const string Summaries = "/summaries";

    public static string SummariesPage(int page) => Summaries + new SummariesLink(page).Query();

    /// <summary>Where it is written.</summary>
    public static string Summary(int summary) => $"{Summaries}/{summary}";

    /// <summary>One version as a paper, to read and to print.</summary>
    public static string SummaryVersion(int summary, int version) => $"{Summary(summary)}/versions/{version}";

    public const string ExportSummaryRoute = "/exports/summaries/{summary:int}/versions/{version:int}";

    public static string ExportSummary(int summary, int version) => $"/exports/summaries/{summary}/versions/{version}";

    /// <summary>The list that shows what a figure counts.</summary>
    public static string Of(FigureSource source) =>
        source switch
        {
            RecordsSource records => Records(records.CampaignId, records.UnitId, records.Of),
            PeopleSource people => People(people.CampaignId, people.UnitId, people.Group, people.Of, people.On),
            CommitteeSource committee => Committee(committee.UnitId),
            RegisterSource entries => RegisterOf(entries.Kind, entries.Filter),
            StructureSource people => people.Of is { } figure
                ? StructurePeople(FilterOf(people), people.Group, figure)
                : StructureOf(FilterOf(people), people.Group),
            ProblemsSource problems => ProblemsOf(problems.Filter),
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };

    private static StructureFilter FilterOf(StructureSource people) =>
        new(
            people.UnitId,
            people.Level == UnitLevel.Township ? StructureBody.Townships : StructureBody.VillagesAndCommunities,
            On: people.On
        );
}
