namespace FederationReform.Summaries;

/// <summary>A figure in a text that is otherwise now: 文中 146，现为 147.</summary>
/// <param name="Now">Null when it can no longer be counted.</param>
public sealed record FigureDifference(SummaryPart Part, FigureMark Mark, SummaryFigure? Now);

/// <summary>What the data say otherwise than a text, and the text with other numbers.</summary>
public static class SummaryDifferences
{
    public static IReadOnlyList<FigureDifference> Of(ShownSummary shown) => Of(shown.Text, shown.Figures);

    public static IReadOnlyList<FigureDifference> Of(SummaryText text, SummaryFigures figures)
    {
        var found = text
            .Figures.Select(f => new FigureDifference(f.Part, f.Mark, figures.Find(f.Mark.Key)))
            .Where(d => d.Now?.Written != d.Mark.Written)
            .ToList();
        // The day alone is no news: it passes every night, while the figures stay.
        return found.Exists(d => !IsDay(d)) ? found : [];
    }

    /// <summary>The text with the numbers of these differences as they are now; nothing else in it changes.</summary>
    public static SummaryText Replaced(SummaryText text, IReadOnlyList<FigureDifference> differences) =>
        SummaryText.Parts.Aggregate(text, (written, part) =>
        {
            var now = differences.Where(d => d.Part == part).ToDictionary(d => d.Mark, d => d.Now);
            return now.Count == 0
                ? written
                : written.With(part, written.Of(part).Replaced(mark => now.GetValueOrDefault(mark)));
        });

    private static bool IsDay(FigureDifference difference) =>
        difference.Mark.Key.Indicator == SummaryIndicator.CountedOn;
}
