namespace FederationReform.Rules;

/// <summary>
/// Those entitled to attend are the representatives; guests (列席) do not vote. In a village where all women meet, more
/// may be entitled, so this is a reminder.
/// </summary>
public static class EntitledWithinRepresentativesRule
{
    public const string Code = "EntitledWithinRepresentatives";

    public static Violation? Check(CongressResult result) =>
        result is { Entitled: int entitled, Representatives: int representatives }
        && entitled > representatives
        && representatives > 0
            ? new(
                Code,
                nameof(CongressResult.Entitled),
                $"应到 {entitled} 人，多于妇女代表 {representatives} 名。列席人员不计入应到，请核对。",
                Severity.Remind,
                "《选举办法》：应到会人数为妇女代表人数，列席人员没有选举权"
            )
            : null;
}
