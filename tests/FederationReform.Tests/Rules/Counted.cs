using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Tests.Rules;

/// <summary>Elections as a test writes them: names, seats, and the numbers from the count sheet.</summary>
internal static class Counted
{
    /// <summary>
    /// 25 executives of 27 candidates by 41 representatives, as the township plan of 2017 asks for it.
    /// </summary>
    public static ElectionSheet Congress(int candidates = 27, int seats = 25, int entitled = 41, int present = 41) =>
        new()
        {
            Purpose = ElectionPurpose.Executives,
            Body = ElectingBody.Congress,
            Method = ElectionMethod.Differential,
            HeldOn = new(2026, 7, 8),
            Place = "镇政府三楼会议室",
            Entitled = entitled,
            Present = present,
            Seats = [new(Position.Executive, seats)],
            Candidates = [.. Enumerable.Range(1, candidates).Select(id => Candidate(id))],
        };

    public static Candidate Candidate(int id, Position position = Position.Executive, bool writeIn = false) =>
        new()
        {
            Id = id,
            WriteIn = writeIn,
            Person = new()
            {
                Name = $"候选{id}",
                Position = position,
                Birth = new(new(1985, 3, 1)),
                Education = Education.Bachelor,
            },
        };

    /// <summary>
    /// One round in which everything is returned and valid, with approvals and votes against by candidate, from the
    /// first.
    /// </summary>
    public static ElectionSheet Voted(
        this ElectionSheet sheet,
        RoundKind kind,
        params (int Candidate, int For, int Against)[] votes
    )
    {
        var ballots = sheet.Present!.Value;
        return sheet with
        {
            Rounds =
            [
                .. sheet.Rounds,
                new()
                {
                    Kind = kind,
                    Issued = ballots,
                    Returned = ballots,
                    Valid = ballots,
                    Void = 0,
                    Votes =
                    [
                        .. votes.Select(v => new Votes(v.Candidate, v.For, v.Against, ballots - v.For - v.Against)),
                    ],
                },
            ],
        };
    }

    /// <summary>Everybody has the same approvals but those named.</summary>
    public static (int, int, int)[] Everybody(
        ElectionSheet sheet,
        int approvals,
        params (int Candidate, int For, int Against)[] others
    ) =>
        [
            .. sheet
                .Candidates.Where(c => !c.WriteIn)
                .Select(c =>
                    others.FirstOrDefault(o => o.Candidate == c.Id) is { Candidate: > 0 } other
                        ? other
                        : (c.Id, approvals, 0)
                ),
        ];

    public static CountVerdict Judge(this ElectionSheet sheet, ElectionRules? rules = null) =>
        BallotCount.Judge(sheet, rules ?? new());

    public static IEnumerable<int> Ids(this CountVerdict verdict) => verdict.Elected.Select(e => e.Candidate.Id);
}
