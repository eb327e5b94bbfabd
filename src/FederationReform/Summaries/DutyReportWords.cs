using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// The first text of 述职报告: what the registers say of the work in the chair's charge. What the chair did, thought
/// and learnt is the chair's own to write.
/// </summary>
/// <param name="summary">What a report says of problems is what a summary says of them.</param>
internal sealed class DutyReportWords(
    SummarySubject subject,
    ReportYears years,
    SummaryFigures figures,
    SummaryWords summary
)
{
    public SummaryText Write() =>
        new(
            $"{subject.UnitName}妇联主席述职报告",
            Opening(),
            new RegisterWords(subject, years, figures).All(),
            summary.Problems(),
            summary.Measures()
        )
        {
            Form = SummaryForm.DutyReport,
        };

    private Passage Opening() =>
        new PassageWriter(figures)
            .Add($"现将{years.Name}履行{subject.UnitName}妇联主席职责的情况报告如下，请予评议。")
            .Add($"文中的数字来自各级登记的台账，统计到{new FigureKey(CountedOn, subject.UnitId)}。")
            .End();
}
