using FederationReform.Reforms;

namespace FederationReform.Elections;

/// <summary>
/// The step “first executive meeting” of a record is the meeting that elected the leaders: its day is typed once, on the count sheet, and
/// the step follows it. A day that somebody registered before stays.
/// </summary>
internal static class FirstMeetingStep
{
    private const StepCode Step = StepCode.V7;

    public static void Register(Election election, string by, DateTime now)
    {
        var reform = election.UnitReform;
        if (election.Sheet is { Purpose: ElectionPurpose.Leaders, HeldOn: { } day } && reform.Steps.All(s => s.Code != Step))
            reform.SetStep(Step, new(Step, day, Note: null, by, now), now);
    }

    /// <summary>The day may have been the mistake for which the count is opened again.</summary>
    public static void TakeBack(Election election, DateTime now)
    {
        var reform = election.UnitReform;
        if (election.Sheet.Purpose == ElectionPurpose.Leaders && reform.Steps.Any(s => s.Code == Step && s.On == election.Sheet.HeldOn && s.By == election.ConfirmedBy && s.Note is null))
            reform.SetStep(Step, null, now);
    }
}
