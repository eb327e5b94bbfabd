namespace FederationReform.Rules;

/// <summary>
/// The result of a ballot so far: round by round, who is elected, which seats are open, and what has to be done next.
/// </summary>
public sealed record CountVerdict(
    IReadOnlyList<RoundVerdict> Rounds,
    IReadOnlyList<ElectedCandidate> Elected,
    IReadOnlyList<PostSeats> Open,
    NextStep Next,
    string NextSentence
)
{
    /// <summary>Nothing is left to type, to vote or to correct: the result can be confirmed.</summary>
    public bool Final => Next is NextStep.Confirm or NextStep.ConfirmOrFurtherRound;
}

/// <param name="Ballot">
/// The ids of the candidates on the ballot of this round, including write-ins that got votes.
/// </param>
/// <param name="Sentences">What each rule says about the numbers, also when they are in order.</param>
/// <param name="Outcomes">Empty until the round is complete and its election valid.</param>
public sealed record RoundVerdict(
    int Index,
    RoundKind Kind,
    RoundStanding Standing,
    IReadOnlyList<int> Ballot,
    IReadOnlyList<Verdict> Sentences,
    IReadOnlyList<CandidateOutcome> Outcomes
);

public enum RoundStanding
{
    /// <summary>Some numbers are not typed yet.</summary>
    Incomplete,

    /// <summary>The numbers cannot be true.</summary>
    Impossible,

    /// <summary>选举无效: the numbers may be true, but the vote must be held again.</summary>
    Invalid,

    Valid,
}

public sealed record CandidateOutcome(int Candidate, Outcome Outcome, string Sentence);

public enum Outcome
{
    /// <summary>当选; in a preliminary vote: 确定为正式候选人.</summary>
    Won = 1,

    /// <summary>未过半数</summary>
    NoMajority = 2,

    /// <summary>过半数，但名额已满</summary>
    Outranked = 3,

    /// <summary>同票，须再投</summary>
    Tied = 4,
}

/// <param name="Round">
/// The index, from 0, of the round that elected the candidate; null where only the county's decision did.
/// </param>
/// <param name="Against">The county's decision against the count; null when there is none.</param>
public sealed record ElectedCandidate(Candidate Candidate, int? Round, Votes? Votes, CountyMark? Against);

public enum NextStep
{
    /// <summary>Seats, candidates or the first round are not entered yet.</summary>
    Prepare,

    /// <summary>Too few are present to hold an election; nobody may vote.</summary>
    Adjourn,
    EnterCount,
    MendCount,
    VoteAgain,
    FormalRound,
    RunOff,

    /// <summary>The count is complete; the rule set allows one more round for the open seats.</summary>
    ConfirmOrFurtherRound,
    Confirm,
}
