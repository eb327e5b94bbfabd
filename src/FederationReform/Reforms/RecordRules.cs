using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Reforms;

/// <summary>
/// What a record lacks before it can be submitted: the rules of the election, the steps that the campaign requires, and
/// a reason for every reminder.
/// </summary>
public static class RecordRules
{
    public const string StepMissingCode = "StepMissing";
    public const string ReasonMissingCode = "ReasonMissing";
    public const string BeforeCongressCode = "StepBeforeCongress";

    public static Violations CheckForSubmission(
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        CampaignPlan plan,
        DateOnly today
    )
    {
        var violations = new Violations(
            VillageResultRules.Check(result, plan.Rules, plan.Quotas, today).Where(v => Asked(v, plan))
        );
        violations.Add(
            MissingSteps(result, steps, plan)
                .Select(step => new Violation(
                    StepMissingCode,
                    step.Code.ToString(),
                    $"还没有完成“{step.Name}”，本次任务要求完成后才能提交。",
                    Clause: "改革任务：完成的必要步骤"
                ))
        );
        violations.Add(BeforeCongress(result, steps));
        var unexplained = violations
            .Where(v =>
                v.Severity == Severity.Remind
                && v.Code != ElectedByDecisionRule.Code
                && !result.Reasons.ContainsKey(v.Code)
            )
            .DistinctBy(v => v.Code)
            .ToList();
        violations.Add(
            unexplained.Select(v => new Violation(
                ReasonMissingCode,
                ElectionFields.Reason(v.Code),
                $"有一条提醒还没有写明原因：{v.Message}",
                Clause: v.Clause
            ))
        );
        return violations;
    }

    /// <summary>
    /// Whether a field is required: 村“两委” and 原妇代会主任 are required for people of villages only.
    /// </summary>
    private static bool Asked(Violation violation, CampaignPlan plan) =>
        plan.Takes == UnitLevel.Village
        || !(
            violation.Code == MemberCompletenessRule.Code
            && MemberFields.Read(violation.Field)?.Column
                is nameof(ElectedMember.InTwoCommittees)
                    or nameof(ElectedMember.FormerDirector)
        );

    /// <summary>
    /// Steps may be registered in any order, but no first meeting and no report can be earlier than the election.
    /// </summary>
    private static IEnumerable<Violation> BeforeCongress(CongressResult result, IReadOnlyList<StepDone> steps) =>
        from step in steps
        where ReformSteps.Of(step.Code).Stage == StepStage.Result && step.On < result.HeldOn
        let name = ReformSteps.Of(step.Code).Name
        select new Violation(
            BeforeCongressCode,
            step.Code.ToString(),
            $"“{name}”登记在 {step.On:yyyy年M月d日}，早于妇女代表大会（{result.HeldOn:yyyy年M月d日}）。请核对两个日期。"
        );

    /// <summary>
    /// The congress (V6, T7) is never registered: it is done when its date is in the result, so that the date is typed
    /// once.
    /// </summary>
    public static IEnumerable<StepDefinition> MissingSteps(
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        CampaignPlan plan
    ) => plan.RequiredSteps.Where(code => DoneOn(code, result, steps) is null).Select(ReformSteps.Of);

    /// <summary>
    /// Those of <see cref="MissingSteps"/> that can have been done by now: nobody is asked for the report of an
    /// election that has not been held, or before the steps that lead to it.
    /// </summary>
    public static IEnumerable<StepDefinition> AskedSteps(
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        CampaignPlan plan
    ) => MissingSteps(result, steps, plan).Where(step => MayExist(step, result, steps));

    internal static bool MayExist(StepDefinition step, CongressResult result, IReadOnlyList<StepDone> steps) =>
        step.Stage is not (StepStage.Result or StepStage.After)
        || (result.HeldOn is not null && step.Gates.All(gate => DoneOn(gate, result, steps) is not null));

    /// <summary>The day on which a step was done; null while it is not.</summary>
    public static DateOnly? DoneOn(StepCode code, CongressResult result, IReadOnlyList<StepDone> steps) =>
        ReformSteps.Of(code).Stage == StepStage.Congress
            ? result.HeldOn
            : steps.FirstOrDefault(s => s.Code == code)?.On;
}
