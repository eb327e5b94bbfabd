using FederationReform.Campaigns;
using FederationReform.Text;

namespace FederationReform.Reforms;

/// <summary>
/// Whether a step can have been done on a given day. The page checks before it sends, and the use case checks again.
/// </summary>
public static class StepRules
{
    public const string CongressCode = "CongressStepIsDerived";
    public const string FutureCode = "StepInFuture";
    public const string TooEarlyCode = "StepTooEarly";

    /// <summary>How many years before a campaign a step may lie; an older date is a mistyped year.</summary>
    private const int YearsBefore = 1;

    /// <summary>
    /// The village committee's own election comes every five years, so it may lie further
    /// back.
    /// </summary>
    private const int YearsBeforeForTwoCommittees = 6;

    public static Violations Check(SetStepInput input, CampaignPlan plan, DateOnly today)
    {
        var violations = new Violations();
        var step = ReformSteps.For(plan.Takes).FirstOrDefault(s => s.Code == input.Step);
        if (step is null)
            violations.Add(
                new Violation("UnknownStep", nameof(SetStepInput.Step), "没有这个步骤，请刷新页面后重新选择。")
            );
        else if (step.Stage == StepStage.Congress)
            violations.Add(
                new Violation(
                    CongressCode,
                    nameof(SetStepInput.Step),
                    "大会的日期取自结果表，不用在这里登记。请打开结果页填写“大会日期”。"
                )
            );
        if (input.On is { } day)
        {
            violations.Add(CheckDay(input.Step, day, plan, today));
            violations.Add(
                PlainText.Check(nameof(SetStepInput.Note), "备注", input.Note, PlainText.NoteRunes, lines: true)
            );
            violations.Add(DocumentNumber.Check(nameof(SetStepInput.Number), input.Number));
        }
        return violations;
    }

    private static Violation? CheckDay(StepCode step, DateOnly day, CampaignPlan plan, DateOnly today)
    {
        if (day > today)
            return new(
                FutureCode,
                nameof(SetStepInput.On),
                $"完成日期 {day:yyyy年M月d日} 还没有到。请在步骤做完以后登记，或者改正日期。"
            );
        var start = plan.Begins ?? today;
        var earliest = start.AddYears(step == StepCode.V1 ? -YearsBeforeForTwoCommittees : -YearsBefore);
        return day < earliest
            ? new(
                TooEarlyCode,
                nameof(SetStepInput.On),
                $"完成日期 {day:yyyy年M月d日} 比本次任务开始（{start:yyyy年M月d日}）早得太多。请核对年份。"
            )
            : null;
    }
}
