using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>
/// 会议选举: one ballot at one meeting as its papers say it: who elects whom, how many seats, the candidates, and the count of every round.
/// Immutable; what is not known yet is null. <see cref="BallotCount"/> says what it comes to.
/// </summary>
public sealed record ElectionSheet
{
    public required ElectionPurpose Purpose { get; init; }
    public required ElectingBody Body { get; init; }
    public ElectionMethod Method { get; init; }
    public BallotForm Form { get; init; } = BallotForm.Secret;

    /// <summary>届 of the body that meets, from 1.</summary>
    public int? Term { get; init; }

    /// <summary>次: the how-manieth meeting of that term, from 1.</summary>
    public int? Session { get; init; }

    public DateOnly? HeldOn { get; init; }
    public string? Place { get; init; }

    /// <summary>指导人</summary>
    public string? Guide { get; init; }

    /// <summary>总监票人、监票人、计票人, as one line each; candidates may not serve.</summary>
    public string? Scrutineers { get; init; }

    public string? Counters { get; init; }

    /// <summary>应到: the base of quorum and majority.</summary>
    public int? Entitled { get; init; }

    /// <summary>实到</summary>
    public int? Present { get; init; }

    /// <summary>应选名额 by post, highest post first. One ballot may fill several posts (主席、副主席), each counted by itself.</summary>
    public IReadOnlyList<PostSeats> Seats { get; init; } = [];

    /// <summary>同级党委 agreed to the list of candidates.</summary>
    public Approval? PartyApproval { get; init; }

    /// <summary>上级妇联 agreed to the list of candidates.</summary>
    public Approval? UpperApproval { get; init; }

    /// <summary>In the order they were entered; the ballot's order is by strokes. Write-ins (另选人) stand at the end.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>The highest number a candidate ever had: one who is removed takes hers with her.</summary>
    public int LastCandidate { get; init; }

    /// <summary>每轮投票, in the order they were held.</summary>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>Decisions of the county that differ from the count; each with its reason, and shown wherever the result is.</summary>
    public IReadOnlyList<CountyMark> Marks { get; init; } = [];

    /// <summary>Why a reminder (提醒) may stand, by the code of its rule.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    public int SeatsOf(Position position) => Seats.FirstOrDefault(s => s.Position == position)?.Count ?? 0;

    public Candidate? CandidateOf(int id) => Candidates.FirstOrDefault(c => c.Id == id);

    public ElectionSheet WithRound(int index, Round round) => this with { Rounds = [.. Rounds.Select((r, i) => i == index ? round : r)] };
}

public sealed record PostSeats(Position Position, int Count);

/// <summary>A written agreement: its day and its number (文号), as far as known.</summary>
public sealed record Approval(DateOnly? On, string? Number);

/// <summary>候选人, or somebody the voters wrote onto the ballot themselves.</summary>
public sealed record Candidate
{
    /// <summary>Within its election; never given twice, so that votes keep to the person whatever is done to the list.</summary>
    public required int Id { get; init; }

    /// <summary>Her profile; <see cref="ElectedMember.Position"/> is the post she stands for. The votes stand in the rounds.</summary>
    public required ElectedMember Person { get; init; }

    public CandidateOrigin? Origin { get; init; }

    /// <summary>另选人: no candidate, but written onto ballots.</summary>
    public bool WriteIn { get; init; }

    /// <summary>Why she stands although a limit "in principle" (原则上) says otherwise.</summary>
    public string? ExceptionReason { get; init; }
}

/// <summary>One round of voting. Present and entitled are the meeting's.</summary>
public sealed record Round
{
    public required RoundKind Kind { get; init; }
    public int? Issued { get; init; }
    public int? Returned { get; init; }
    public int? Valid { get; init; }
    public int? Void { get; init; }
    public IReadOnlyList<Votes> Votes { get; init; } = [];

    public Votes VotesOf(int candidate) => Votes.FirstOrDefault(v => v.Candidate == candidate) ?? new(candidate, null, null, null);

    public Round With(Votes votes) => this with { Votes = [.. Votes.Where(v => v.Candidate != votes.Candidate).Append(votes).Where(v => v is not (_, null, null, null)).OrderBy(v => v.Candidate)] };
}

/// <summary>○, × and blank for one name in one round.</summary>
public sealed record Votes(int Candidate, int? For, int? Against, int? Abstain);

/// <param name="Elected">False: the count elected her, and the county says that she is not.</param>
public sealed record CountyMark(int Candidate, bool Elected, string Reason, string By, DateTime At);

/// <summary>What a ballot is held for.</summary>
public enum ElectionPurpose
{
    /// <summary>选举执委</summary>
    Executives = 1,

    /// <summary>选举主席、副主席</summary>
    Leaders = 2,

    /// <summary>选举常委</summary>
    StandingMembers = 3,

    /// <summary>补选执委</summary>
    ByElection = 4,

    /// <summary>增补执委</summary>
    Addition = 5,

    /// <summary>选举妇委会: in an agency, a school, a hospital.</summary>
    WomensCommittee = 6,
}

/// <summary>Which meeting elects.</summary>
public enum ElectingBody
{
    /// <summary>妇女代表大会</summary>
    Congress = 1,

    /// <summary>执行委员会会议</summary>
    ExecutiveMeeting = 2,

    /// <summary>执委（扩大）会议</summary>
    EnlargedExecutiveMeeting = 3,

    /// <summary>妇女大会: all women of an agency, a school, a hospital.</summary>
    WomensMeeting = 4,
}

public enum ElectionMethod
{
    /// <summary>差额选举</summary>
    Differential = 1,

    /// <summary>等额选举</summary>
    Equal = 2,

    /// <summary>差额预选、等额正式选举</summary>
    PreliminaryThenEqual = 3,
}

public enum BallotForm
{
    /// <summary>无记名投票</summary>
    Secret = 1,

    /// <summary>举手表决: happens, is recorded, and is always reminded of.</summary>
    ShowOfHands = 2,
}

/// <summary>推荐方式</summary>
public enum CandidateOrigin
{
    /// <summary>个人自荐</summary>
    Herself = 1,

    /// <summary>群众举荐</summary>
    Masses = 2,

    /// <summary>组织推荐</summary>
    Organisation = 3,
}

public enum RoundKind
{
    /// <summary>预选</summary>
    Preliminary = 1,

    /// <summary>正式选举</summary>
    Formal = 2,

    /// <summary>同票再投: between those who are equal for the last seat only.</summary>
    RunOff = 3,

    /// <summary>缺额另选: for the seats that stayed open, where the rules allow it.</summary>
    Further = 4,
}
