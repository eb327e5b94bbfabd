using FederationReform.Problems;
using FederationReform.Summaries;

namespace FederationReform.Web.Summaries;

/// <summary>What a figure of a text is called on its page.</summary>
internal static class FigureWords
{
    public static string Name(FigureMark mark, SummaryFigures figures) =>
        figures.Find(mark.Key) is { } figure ? Name(figure)
        : mark.Key.Kind is { } kind ? kind.Name()
        : mark.Key.Indicator.Name();

    /// <summary>With its unit where that is not the summary's own.</summary>
    public static string Name(SummaryFigure figure) =>
        figure.Key.Indicator
            is SummaryIndicator.WomensCommitteeDirectors
                or SummaryIndicator.WomensCommitteeViceDirectors
                or SummaryIndicator.WomensCommitteeMembers
            ? $"{figure.UnitName}{figure.Name}"
            : figure.Name;
}
