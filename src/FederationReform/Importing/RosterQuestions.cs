namespace FederationReform.Importing;

/// <summary>What a roster does not say and is asked once for all of it.</summary>
/// <param name="Term">换届日期、任期、组织形式: some unit has no committee yet.</param>
/// <param name="Beginning">任职方式、日期、决定会议: somebody joins a committee in office, or changes her post in it.</param>
/// <param name="Reason">Reminders stand.</param>
/// <param name="Open">What is still to be answered.</param>
public sealed record RosterQuestions(bool Term, bool Beginning, bool Reason, Violations Open)
{
    public static RosterQuestions None { get; } = new(false, false, false, Violations.None);

    public bool Any => Term || Beginning || Reason;
}
