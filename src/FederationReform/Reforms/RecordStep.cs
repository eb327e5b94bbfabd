using FederationReform.Campaigns;
using FederationReform.Rules;

namespace FederationReform.Reforms;

/// <summary>The state of a step, shown as a light.</summary>
public enum StepLight
{
    /// <summary>已完成</summary>
    Done,

    /// <summary>必做，未完成: the campaign requires the step.</summary>
    Required,

    /// <summary>未完成</summary>
    Open,
}

/// <summary>How a step of a record stands on a day: for the record, the review and the desk.</summary>
public sealed record RecordStep
{
    /// <summary>Whether it can have been done by now; see <see cref="RecordRules.AskedSteps"/>.</summary>
    public bool MayExist { get; init; } = true;

    public required StepDefinition Step { get; init; }
    public required StepLight Light { get; init; }
    public required bool Required { get; init; }

    /// <summary>True when the step is done by the result's date and cannot be registered.</summary>
    public required bool Derived { get; init; }

    public required DateOnly? On { get; init; }

    /// <summary>文号</summary>
    public required string? Number { get; init; }

    public required string? Note { get; init; }
    public required string? By { get; init; }

    /// <summary>
    /// The last day for the step, where the campaign counts one from the day of the congress; null otherwise.
    /// </summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Whether it was not done by then or was done later.</summary>
    public required bool Late { get; init; }

    /// <summary>What is missing of the steps before it.</summary>
    public required IReadOnlyList<Violation> Gates { get; init; }

    public static RecordStep Of(
        StepDefinition step,
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        CampaignPlan plan,
        DateOnly today
    )
    {
        var on = RecordRules.DoneOn(step.Code, result, steps);
        var done = steps.FirstOrDefault(s => s.Code == step.Code);
        var required = plan.RequiredSteps.Contains(step.Code);
        var light =
            on is not null ? StepLight.Done
            : required ? StepLight.Required
            : StepLight.Open;
        var due = step.DividesDuties && plan.DaysToDivision is { } days ? result.HeldOn?.AddDays(days) : null;
        return new()
        {
            Step = step,
            MayExist = RecordRules.MayExist(step, result, steps),
            Light = light,
            Required = required,
            Derived = step.Stage == StepStage.Congress,
            On = on,
            Number = done?.Number,
            Note = done?.Note,
            By = done?.By,
            Due = due,
            Late = (on ?? today) > due,
            Gates = [.. StepGates.Check(step, result, steps)],
        };
    }
}
