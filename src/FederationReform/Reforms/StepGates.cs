using FederationReform.Campaigns;
using FederationReform.Rules;

namespace FederationReform.Reforms;

/// <summary>
/// The order of the procedure: a request before its approval, the candidates' approvals before the congress. Offices
/// register what happened in whatever order, so a deviation is a reminder and never refused; the step's note explains
/// it.
/// </summary>
public static class StepGates
{
    public const string Code = "StepGate";
    public const string Clause = "换届选举工作程序：前一步完成后，再办后一步；确有原因的，在备注里写明";

    /// <summary>For a step that is done: the steps before it that are not done, or were done later.</summary>
    public static IEnumerable<Violation> Check(
        StepDefinition step,
        CongressResult result,
        IReadOnlyList<StepDone> steps
    )
    {
        if (RecordRules.DoneOn(step.Code, result, steps) is not { } on)
            yield break;
        foreach (var gate in step.Gates.Select(ReformSteps.Of))
        {
            var before = RecordRules.DoneOn(gate.Code, result, steps);
            if (before is null)
                yield return Remind(
                    step,
                    $"“{step.ShortName}”已登记，它前面的“{gate.ShortName}”（{gate.Name}）还没有登记。"
                );
            else if (before > on)
                yield return Remind(
                    step,
                    $"“{step.ShortName}”登记在 {on:yyyy-MM-dd}，"
                        + $"早于它前面的“{gate.ShortName}”（{before:yyyy-MM-dd}），请核对日期。"
                );
        }
    }

    private static Violation Remind(StepDefinition step, string message) =>
        new(Code, step.Code.ToString(), message, Severity.Remind, Clause);
}
