using FederationReform.TrainingNeeds;
using FederationReform.Web.Components;

namespace FederationReform.Web.Trainings;

/// <summary>Whose training is listed.</summary>
/// <param name="Whole">The whole list on one page, to copy or print it.</param>
internal sealed record TrainingDueLink(
    int? Unit = null,
    DueSelection Of = DueSelection.Overdue,
    bool Whole = false,
    int Page = 1
) : ILinkState<TrainingDueLink>
{
    public static TrainingDueLink Read(LinkQuery query) =>
        new(query.Whole("unit"), query.Word("of", DueSelection.Overdue), query.Flag("whole"), query.Page);

    public void Write(LinkParts parts) =>
        parts.Whole("unit", Unit).Word("of", Of, DueSelection.Overdue).Flag("whole", Whole).Page(Page);
}
