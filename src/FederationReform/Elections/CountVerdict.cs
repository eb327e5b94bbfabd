namespace FederationReform.Elections;

/// <summary>What a ballot comes to so far: round by round, who is elected, which seats are open, what is to be done next.</summary>
public sealed record CountVerdict(IReadOnlyList<RoundVerdict> Rounds, IReadOnlyList<ElectedCandidate> Elected, IReadOnlyList<PostSeats> Open, NextStep Next, string NextSentence)
{
    /// <summary>Nothing is left to type, to vote or to mend: the result can be confirmed.</summary>
    public bool Final => Next is NextStep.Confirm or NextStep.ConfirmOrFurtherRound;
}

/// <param name="Ballot">Who stands on the ballot of this round, write-ins that got votes included.</param>
/// <param name="Sentences">What each rule says of the numbers, also when all is in order.</param>
/// <param name="Outcomes">Empty until the round is complete and its election valid.</param>
public sealed record RoundVerdict(int Index, RoundKind Kind, RoundStanding Standing, IReadOnlyList<int> Ballot, IReadOnlyList<Verdict> Sentences, IReadOnlyList<CandidateOutcome> Outcomes);

public enum RoundStanding
{
    /// <summary>Something is not typed yet.</summary>
    Incomplete,

    /// <summary>Numbers that cannot be true.</summary>
    Impossible,

    /// <summary>选举无效: true numbers, but the vote must be held again.</summary>
    Invalid,

    Valid,
}

public sealed record CandidateOutcome(int Candidate, Outcome Outcome, string Sentence);

public enum Outcome
{
    /// <summary>当选; after a preliminary vote: 确定为正式候选人.</summary>
    Won = 1,

    /// <summary>未过半数</summary>
    NoMajority = 2,

    /// <summary>过半数，但名额已满</summary>
    Outranked = 3,

    /// <summary>同票，须再投</summary>
    Tied = 4,
}

/// <param name="Round">The index of the round that elected her; null where only the county's decision did.</param>
/// <param name="Against">The decision of the county against the count, or null.</param>
public sealed record ElectedCandidate(Candidate Candidate, int? Round, Votes? Votes, CountyMark? Against);

public enum NextStep
{
    /// <summary>Seats, candidates or the first round are still to be entered.</summary>
    Prepare,
    EnterCount,
    MendCount,
    VoteAgain,
    FormalRound,
    RunOff,

    /// <summary>All is counted; the rule set allows one more round for the open seats.</summary>
    ConfirmOrFurtherRound,
    Confirm,
}
