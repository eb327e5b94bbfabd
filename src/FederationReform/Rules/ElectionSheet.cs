using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// 会议选举: one ballot at one meeting as its papers state it: who elects, for which seats, the candidates, and the
/// count of every round. Immutable; null means not known yet. <see cref="BallotCount"/> judges it.
/// </summary>
public sealed record ElectionSheet
{
    public required ElectionPurpose Purpose { get; init; }
    public required ElectingBody Body { get; init; }
    public ElectionMethod Method { get; init; }
    public BallotForm Form { get; init; } = BallotForm.Secret;

    /// <summary>届 of the body that meets, from 1.</summary>
    public int? Term { get; init; }

    /// <summary>次: the number of the meeting within that term, from 1.</summary>
    public int? Session { get; init; }

    public DateOnly? HeldOn { get; init; }
    public string? Place { get; init; }

    /// <summary>指导人</summary>
    public string? Guide { get; init; }

    /// <summary>总监票人、监票人、计票人, each as one line of names; candidates may not serve.</summary>
    public string? Scrutineers { get; init; }

    public string? Counters { get; init; }

    /// <summary>应到: the base of quorum and majority.</summary>
    public int? Entitled { get; init; }

    /// <summary>实到</summary>
    public int? Present { get; init; }

    /// <summary>
    /// 应选名额 by post, the highest post first. One ballot may fill several posts (主席、副主席), each counted
    /// separately.
    /// </summary>
    public IReadOnlyList<PostSeats> Seats { get; init; } = [];

    /// <summary>The agreement of the 同级党委 to the list of candidates.</summary>
    public Approval? PartyApproval { get; init; }

    /// <summary>The agreement of the 上级妇联 to the list of candidates.</summary>
    public Approval? UpperApproval { get; init; }

    /// <summary>
    /// In the order in which they were entered, write-ins (另选人) last; the ballot orders them by strokes.
    /// </summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>The highest candidate id ever given; the id of a removed candidate is not reused.</summary>
    public int LastCandidate { get; init; }

    /// <summary>每轮投票, in the order in which they were held.</summary>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>
    /// The county's decisions against the count, each with its reason; shown wherever the result is shown.
    /// </summary>
    public IReadOnlyList<CountyMark> Marks { get; init; } = [];

    /// <summary>Why a reminder (提醒) may stand, by the code of its rule.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    public int SeatsOf(Position position) => Seats.FirstOrDefault(s => s.Position == position)?.Count ?? 0;

    /// <summary>
    /// The list of candidates as it is posted and shown: by post, then by the strokes of the name. Messages count its
    /// rows.
    /// </summary>
    public IReadOnlyList<Candidate> Listed() =>
        [
            .. Candidates
                .Where(c => !c.WriteIn)
                .OrderBy(c => c.Person.Position)
                .ThenBy(c => c.Person.Name, StrokeOrder.Comparer),
        ];

    public Candidate? CandidateOf(int id) => Candidates.FirstOrDefault(c => c.Id == id);

    public ElectionSheet WithRound(int index, Round round) =>
        this with
        {
            Rounds = [.. Rounds.Select((r, i) => i == index ? round : r)],
        };
}

public sealed record PostSeats(Position Position, int Count);

/// <summary>A written agreement: its day and its 文号, as far as known.</summary>
public sealed record Approval(DateOnly? On, string? Number);

/// <summary>候选人, or a person whom voters wrote onto the ballot.</summary>
public sealed record Candidate
{
    /// <summary>
    /// Unique within the election and never reused, so that votes stay with the person whatever happens to the list.
    /// </summary>
    public required int Id { get; init; }

    /// <summary>
    /// The person's data; <see cref="ElectedMember.Position"/> is the post the candidate stands for. The votes are in
    /// the rounds.
    /// </summary>
    public required ElectedMember Person { get; init; }

    public CandidateOrigin? Origin { get; init; }

    /// <summary>另选人: not a candidate, but written onto ballots.</summary>
    public bool WriteIn { get; init; }

    /// <summary>
    /// Why the candidate stands although a limit "in principle" (原则上) says otherwise; null when there is no reason.
    /// </summary>
    public string? ExceptionReason { get; init; }
}

/// <summary>One round of voting. 应到 and 实到 are those of the meeting.</summary>
public sealed record Round
{
    public required RoundKind Kind { get; init; }
    public int? Issued { get; init; }
    public int? Returned { get; init; }
    public int? Valid { get; init; }
    public int? Void { get; init; }
    public IReadOnlyList<Votes> Votes { get; init; } = [];

    public Votes VotesOf(int candidate) =>
        Votes.FirstOrDefault(v => v.Candidate == candidate) ?? new(candidate, null, null, null);

    /// <summary>
    /// 弃权: the valid ballots without a mark for or against the candidate, while it is not typed; null where that
    /// cannot be told.
    /// </summary>
    public int? AbstainLeft(int candidate) =>
        VotesOf(candidate) is { For: { } yes, Against: { } no, Abstain: null } && Valid - yes - no is >= 0 and var left
            ? left
            : null;

    public Round With(Votes votes) =>
        this with
        {
            Votes =
            [
                .. Votes
                    .Where(v => v.Candidate != votes.Candidate)
                    .Append(votes)
                    .Where(v => v is not (_, null, null, null))
                    .OrderBy(v => v.Candidate),
            ],
        };
}

/// <summary>The numbers of ○, × and blank marks for one candidate in one round; null when not typed yet.</summary>
public sealed record Votes(int Candidate, int? For, int? Against, int? Abstain);

/// <param name="Elected">True: elected against the count; false: not elected although the count says so.</param>
/// <param name="At">UTC.</param>
public sealed record CountyMark(int Candidate, bool Elected, string Reason, string By, DateTime At);

/// <summary>The purpose of a ballot.</summary>
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

    /// <summary>选举妇委会, in an agency, a school or a hospital.</summary>
    WomensCommittee = 6,
}

/// <summary>The meeting that elects.</summary>
public enum ElectingBody
{
    /// <summary>妇女代表大会</summary>
    Congress = 1,

    /// <summary>执行委员会会议</summary>
    ExecutiveMeeting = 2,

    /// <summary>执委（扩大）会议</summary>
    EnlargedExecutiveMeeting = 3,

    /// <summary>妇女大会: all women of an agency, a school or a hospital.</summary>
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

    /// <summary>举手表决: it occurs and can be recorded, but is always a reminder.</summary>
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

    /// <summary>同票再投: only between candidates with equal votes for the last seat.</summary>
    RunOff = 3,

    /// <summary>缺额另选: for seats that stayed open, where the rules allow it.</summary>
    Further = 4,
}
