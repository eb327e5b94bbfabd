using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// The first text of a work report to the congress: what the registers say of its years. What the work meant, and what
/// comes next, is written by its author.
/// </summary>
/// <param name="summary">What a report says of problems is what a summary says of them.</param>
internal sealed class WorkReportWords(
    SummarySubject subject,
    ReportYears years,
    SummaryFigures figures,
    SummaryWords summary
)
{
    public SummaryText Write() =>
        new(
            $"{subject.UnitName}妇女联合会工作报告",
            Opening(),
            new RegisterWords(subject, years, figures).All(),
            summary.Problems(),
            summary.Measures()
        )
        {
            Form = SummaryForm.WorkReport,
        };

    private Passage Opening() =>
        new PassageWriter(figures)
            .Add($"我代表{subject.UnitName}妇女联合会执行委员会向大会报告{years.Name}的工作，请予审议。")
            .Add($"报告中的数字来自各级登记的台账，统计到{new FigureKey(CountedOn, subject.UnitId)}。")
            .End();
}
