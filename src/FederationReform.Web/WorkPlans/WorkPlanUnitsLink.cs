using FederationReform.Web.Components;
using FederationReform.WorkPlans;

namespace FederationReform.Web.WorkPlans;

internal sealed record WorkPlanUnitsLink(AssignmentFilter Filter) : ILinkState<WorkPlanUnitsLink>
{
    /// <summary>Of the text that is searched for, in characters.</summary>
    public const int MaxText = 100;

    public static WorkPlanUnitsLink Read(LinkQuery query) =>
        new(
            new AssignmentFilter(
                query.Whole("batch"),
                query.Word("show", ShownAssignments.All),
                query.Text("text", MaxText),
                query.Page
            )
        );

    public void Write(LinkParts parts) =>
        parts
            .Whole("batch", Filter.Batch)
            .Word("show", Filter.Show, ShownAssignments.All)
            .Text("text", Filter.Text)
            .Page(Filter.Page);
}
