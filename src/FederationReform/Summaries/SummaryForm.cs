namespace FederationReform.Summaries;

/// <summary>
/// What kind of text it is: its figures, its first words and its headings. Stored: never reuse a number.
/// </summary>
public enum SummaryForm
{
    /// <summary>工作总结 of campaigns; the others are about years.</summary>
    Summary = 1,

    /// <summary>工作报告 to a congress, usually of the five years of a term.</summary>
    WorkReport = 2,

    /// <summary>调研报告: how the federations below stand, what they do, and what is lacking.</summary>
    Research = 3,

    /// <summary>述职报告 of the chair.</summary>
    DutyReport = 4,
}

public static class SummaryForms
{
    /// <summary>Those that are about years.</summary>
    public static IReadOnlyList<SummaryForm> OfYears { get; } =
    [SummaryForm.WorkReport, SummaryForm.Research, SummaryForm.DutyReport];

    public static string Name(this SummaryForm form) =>
        form switch
        {
            SummaryForm.Summary => "工作总结",
            SummaryForm.WorkReport => "工作报告",
            SummaryForm.Research => "调研报告",
            SummaryForm.DutyReport => "述职报告",
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };

    /// <summary>The years up to this one that such a report is usually about.</summary>
    public static ReportYears UsualYears(this SummaryForm form, int thisYear) =>
        new(form == SummaryForm.WorkReport ? thisYear - ReportYears.Usual + 1 : thisYear, thisYear);
}
