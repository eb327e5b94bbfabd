using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// No more people are elected than there are seats. Fewer may be: most documents hold no further round at the same
/// congress, and the vacancy needs only a reason; where the document demands another round, the reason states its
/// outcome.
/// </summary>
public static class SeatsFilledRule
{
    public const string Code = "SeatsFilled";

    public const string Clause = "《选举办法》：当选人数不得多于应选名额";

    public static Violation? Check(CongressResult result, ShortfallRuleSetting setting)
    {
        if (
            result is not { Seats: > 0 and int seats, Members.Count: > 0 }
            || Elected(result) is var elected && elected == seats
        )
            return null;
        if (elected > seats)
            return new(
                Code,
                nameof(CongressResult.Seats),
                $"应选执委 {seats} 名，名单上有 {elected} 名，多出 {elected - seats} 名，请核对名额或名单。",
                Clause: Clause
            );
        var open = $"应选执委 {seats} 名，名单上有 {elected} 名，缺额 {seats - elected} 名";
        return new(
            Code,
            nameof(CongressResult.Seats),
            setting.Seats == OpenSeats.StayOpen
                ? $"{open}。"
                : $"{open}，应当再次投票选举。已经再次投票仍有缺额的，请写明情况。",
            Severity.Remind,
            setting.Clause
        );
    }

    public static Verdict? InOrder(CongressResult result) =>
        result is { Seats: > 0 and int seats, Members.Count: > 0 } && Elected(result) is var elected && elected == seats
            ? Verdict.InOrder(
                Code,
                nameof(CongressResult.Seats),
                $"应选执委 {seats} 名，选出 {elected} 名，没有缺额。",
                Clause
            )
            : null;

    // During a term, leaders may be elected from executives in office; they fill no seat of this ballot.
    private static int Elected(CongressResult result) =>
        result.WayIn == WayIn.Elected
            ? result.Members.Count
            : result.Members.Count(m => m.For is not null || m.ElectedByDecision is not null);
}
