using FederationReform.Campaigns;
using FederationReform.Elections;
using FederationReform.Units;

namespace FederationReform.Reforms;

/// <summary>What a record lacks before it can be handed in: the rules of the election, the steps the campaign requires, and a reason for every reminder that stands.</summary>
public static class RecordRules
{
    public const string StepMissingCode = "StepMissing";
    public const string ReasonMissingCode = "ReasonMissing";
    public const string BeforeCongressCode = "StepBeforeCongress";

    public static Violations CheckForSubmission(CongressResult result, IReadOnlyList<StepDone> steps, CampaignPlan plan, DateOnly today)
    {
        var violations = new Violations(VillageResultRules.Check(result, plan.Rules, plan.Quotas, today).Where(v => Asked(v, plan)));
        violations.Add(MissingSteps(result, steps, plan).Select(step =>
            new Violation(StepMissingCode, step.Code.ToString(), $"还没有完成“{step.Name}”，本次任务要求完成后才能提交。", Clause: "改革任务：完成的必要步骤")));
        violations.Add(BeforeCongress(result, steps));
        var unexplained = violations.Where(v => v.Severity == Severity.Remind && v.Code != ElectedByDecisionRule.Code && !result.Reasons.ContainsKey(v.Code)).DistinctBy(v => v.Code).ToList();
        violations.Add(unexplained.Select(v => new Violation(ReasonMissingCode, $"Reasons[{v.Code}]", $"有一条提醒还没有写明原因：{v.Message}", Clause: v.Clause)));
        return violations;
    }

    /// <summary>村“两委” and 原妇代会主任 are asked of a village's people; of a township's they may be left out.</summary>
    private static bool Asked(Violation violation, CampaignPlan plan) => plan.Takes == UnitLevel.Village
        || !(violation.Code == MemberCompletenessRule.Code
            && (violation.Field.EndsWith($".{nameof(ElectedMember.InTwoCommittees)}", StringComparison.Ordinal) || violation.Field.EndsWith($".{nameof(ElectedMember.FormerDirector)}", StringComparison.Ordinal)));

    /// <summary>Steps come in the order of real life, but nobody can meet or be reported before she is elected.</summary>
    private static IEnumerable<Violation> BeforeCongress(CongressResult result, IReadOnlyList<StepDone> steps) =>
        from step in steps
        where ReformSteps.Of(step.Code).Stage == StepStage.Result && step.On < result.HeldOn
        let name = ReformSteps.Of(step.Code).Name
        select new Violation(BeforeCongressCode, step.Code.ToString(), $"“{name}”登记在 {step.On:yyyy年M月d日}，早于妇女代表大会（{result.HeldOn:yyyy年M月d日}）。请核对两个日期。");

    /// <summary>The congress (V6, T7) is never ticked: it is done when its date is in the result, so that the date is typed once.</summary>
    public static IEnumerable<StepDefinition> MissingSteps(CongressResult result, IReadOnlyList<StepDone> steps, CampaignPlan plan) =>
        plan.RequiredSteps.Where(code => DoneOn(code, result, steps) is null).Select(ReformSteps.Of);

    /// <summary>When a step was done; null while it is not.</summary>
    public static DateOnly? DoneOn(StepCode code, CongressResult result, IReadOnlyList<StepDone> steps) =>
        ReformSteps.Of(code).Stage == StepStage.Congress ? result.HeldOn : steps.FirstOrDefault(s => s.Code == code)?.On;
}
