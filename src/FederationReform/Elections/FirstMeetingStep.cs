using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Elections;

/// <summary>
/// The step “first executive meeting” of a record is the meeting that elects the leaders: its day is typed once, on the
/// count sheet, and copied to the step. A day that was registered before is kept.
/// </summary>
internal static class FirstMeetingStep
{
    public static void Register(Election election, string by, DateTime now)
    {
        var (reform, step) = (election.UnitReform, StepOf(election));
        if (
            election.Sheet is { Purpose: ElectionPurpose.Leaders, HeldOn: { } day }
            && reform.Steps.All(s => s.Code != step)
        )
            reform.SetStep(step, new(step, day, Note: null, by, now), now);
    }

    /// <summary>
    /// Removes the copied day when the count is reopened, because the day may be the mistake to correct.
    /// </summary>
    public static void TakeBack(Election election, DateTime now)
    {
        var (reform, step) = (election.UnitReform, StepOf(election));
        if (
            election.Sheet.Purpose == ElectionPurpose.Leaders
            && reform.Steps.Any(s =>
                s.Code == step
                && s.On == election.Sheet.HeldOn
                && s.By == election.ConfirmedBy
                && s is { Note: null, Number: null }
            )
        )
            reform.SetStep(step, null, now);
    }

    private static StepCode StepOf(Election election) =>
        election.UnitReform.Campaign.Takes == UnitLevel.Township ? StepCode.T8 : StepCode.V7;
}
