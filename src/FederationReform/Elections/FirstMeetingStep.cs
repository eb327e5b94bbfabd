using FederationReform.Reforms;
using FederationReform.Units;

namespace FederationReform.Elections;

/// <summary>
/// The step “first executive meeting” of a record is the meeting that elected the leaders: its day is typed once, on the count sheet, and
/// the step follows it. A day that somebody registered before stays.
/// </summary>
internal static class FirstMeetingStep
{
    public static void Register(Election election, string by, DateTime now)
    {
        var (reform, step) = (election.UnitReform, StepOf(election));
        if (election.Sheet is { Purpose: ElectionPurpose.Leaders, HeldOn: { } day } && reform.Steps.All(s => s.Code != step))
            reform.SetStep(step, new(step, day, Note: null, by, now), now);
    }

    /// <summary>The day may have been the mistake for which the count is opened again.</summary>
    public static void TakeBack(Election election, DateTime now)
    {
        var (reform, step) = (election.UnitReform, StepOf(election));
        if (election.Sheet.Purpose == ElectionPurpose.Leaders && reform.Steps.Any(s => s.Code == step && s.On == election.Sheet.HeldOn && s.By == election.ConfirmedBy && s is { Note: null, Number: null }))
            reform.SetStep(step, null, now);
    }

    private static StepCode StepOf(Election election) => election.UnitReform.Campaign.Takes == UnitLevel.Township ? StepCode.T8 : StepCode.V7;
}
