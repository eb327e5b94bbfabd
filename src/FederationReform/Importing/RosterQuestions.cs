namespace FederationReform.Importing;

/// <summary>What a roster does not say and is asked once for all its rows.</summary>
/// <param name="Term">换届日期、任期、组织形式: some unit has no committee in office.</param>
/// <param name="Beginning">
/// 任职方式、日期、决定会议: somebody joins a committee in office or changes position in it.
/// </param>
/// <param name="Reason">There are reminders that need a reason.</param>
/// <param name="Open">The questions that are not answered yet.</param>
public sealed record RosterQuestions(bool Term, bool Beginning, bool Reason, Violations Open)
{
    public static RosterQuestions None { get; } = new(false, false, false, Violations.None);

    public bool Any => Term || Beginning || Reason;
}
