using FederationReform.Problems;
using FederationReform.Web.Components;

namespace FederationReform.Web.Problems;

internal sealed record ProblemsLink(ProblemFilter Filter) : ILinkState<ProblemsLink>
{
    /// <summary>Of the text that is searched for, in characters.</summary>
    public const int MaxText = 100;

    public static ProblemsLink Read(LinkQuery query) =>
        new(
            new ProblemFilter(
                query.Word("state", ProblemState.Open),
                query.Word<ProblemKind>("kind"),
                query.Word<ProblemSource>("source"),
                query.Whole("unit"),
                query.Text("text", MaxText),
                query.Page,
                query.Whole("visit")
            )
        );

    public void Write(LinkParts parts) =>
        parts
            .Word("state", Filter.State, ProblemState.Open)
            .Word("kind", Filter.Kind)
            .Word("source", Filter.Source)
            .Whole("unit", Filter.UnitId)
            .Whole("visit", Filter.VisitId)
            .Text("text", Filter.Text)
            .Page(Filter.Page);
}
