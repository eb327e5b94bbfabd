using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;

namespace FederationReform.Tests.Rules;

/// <summary>
/// Count sheets of a village's election, from the list of candidates to the last vote; they break no rule of the
/// default plan.
/// </summary>
internal static class Sheets
{
    /// <summary>12 candidates for 11 executives; 36 entitled, 31 present. Nothing is counted yet.</summary>
    public static ElectionSheet Listed { get; } =
        new()
        {
            Purpose = ElectionPurpose.Executives,
            Body = ElectingBody.Congress,
            Method = ElectionMethod.Differential,
            HeldOn = new(2026, 7, 8),
            Place = "村部会议室",
            Guide = "陈指导",
            Scrutineers = "王监票、李监票",
            Counters = "赵计票",
            Entitled = 36,
            Present = 31,
            Seats = [new(Position.Executive, 11)],
            PartyApproval = new(new(2026, 7, 1), "清委〔2026〕8号"),
            UpperApproval = new(new(2026, 7, 2), "浦妇〔2026〕3号"),
            Candidates = [.. Enumerable.Range(1, 12).Select(n => Candidate(n))],
        };

    /// <summary>The twelfth is short of the majority of 19.</summary>
    public static ElectionSheet Executives { get; } =
        Listed.Voted(RoundKind.Formal, Counted.Everybody(Listed, 28, (12, 10, 20)));

    /// <summary>The first executive meeting of the eleven: one chair, two vice-chairs, by equal numbers.</summary>
    public static ElectionSheet Leaders { get; } =
        Voted(
            Listed with
            {
                Purpose = ElectionPurpose.Leaders,
                Body = ElectingBody.ExecutiveMeeting,
                Method = ElectionMethod.Equal,
                HeldOn = new(2026, 7, 9),
                Entitled = 11,
                Present = 11,
                Seats = [new(Position.Chair, 1), new(Position.PartTimeViceChair, 2)],
                Candidates =
                [
                    Candidate(1, Position.Chair),
                    Candidate(2, Position.PartTimeViceChair),
                    Candidate(3, Position.PartTimeViceChair),
                ],
            }
        );

    /// <summary>主任 1、副主任 1、委员 3 of a school with 20 women.</summary>
    public static ElectionSheet WomensCommittee { get; } =
        Voted(
            Listed with
            {
                Purpose = ElectionPurpose.WomensCommittee,
                Body = ElectingBody.WomensMeeting,
                Entitled = 20,
                Present = 19,
                Seats = [new(Position.Chair, 1), new(Position.PartTimeViceChair, 1), new(Position.Executive, 3)],
                Candidates =
                [
                    Candidate(31, Position.Chair),
                    Candidate(32, Position.PartTimeViceChair),
                    .. Enumerable.Range(33, 3).Select(n => Candidate(n)),
                    Candidate(36),
                ],
            },
            (36, 3, 16)
        );

    /// <summary>
    /// The number of the candidate is that of the invented person of <see cref="Results"/>; what a list of candidates
    /// does not ask is not known.
    /// </summary>
    public static Candidate Candidate(int n, Position position = Position.Executive) =>
        new()
        {
            Id = n,
            Person = Results.Member(n, position) with
            {
                NewlyElected = null,
                For = null,
                Against = null,
                Abstain = null,
            },
            Origin = CandidateOrigin.Organisation,
        };

    /// <summary>Everybody gets nearly all votes of those present, but those who are named.</summary>
    public static ElectionSheet Voted(ElectionSheet sheet, params (int Candidate, int For, int Against)[] others) =>
        sheet.Voted(RoundKind.Formal, Counted.Everybody(sheet, sheet.Present!.Value - 1, others));
}
