using System.Text.Json.Serialization;
using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>
/// The result of a village women's congress (妇女代表大会) as its paper says it: the meeting, the ballots, the elected. Immutable; what is
/// not filled in yet is null. The rules in this folder judge it, on the page while she types and again when it is submitted.
/// </summary>
public sealed record CongressResult
{
    public static CongressResult Empty { get; } = new();

    /// <summary>Which meeting elected; a by-election within the term is held by the executives, and then there are no representatives.</summary>
    public ElectingBody Body { get; init; } = ElectingBody.Congress;

    /// <summary>选举 at the beginning of a term; 补选 or 增补 join the committee in office and do not begin a new term.</summary>
    public WayIn WayIn { get; init; } = WayIn.Elected;

    /// <summary>For example 第十四届五次执委（扩大）会议; null for the congress of a village.</summary>
    public string? Meeting { get; init; }

    /// <summary>第几届 the committee is that was elected, where a count says so; null leaves it to follow the one before.</summary>
    public int? Term { get; init; }

    /// <summary>
    /// The meeting, the ballots, the names, posts and votes were taken from counts that were confirmed in the portal, and are changed there.
    /// </summary>
    public bool Counted { get; init; }

    public DateOnly? HeldOn { get; init; }
    public string? Place { get; init; }

    /// <summary>指导人: the cadre from the township who was there on the day.</summary>
    public string? Guide { get; init; }

    /// <summary>妇女代表 of the village, whether or not they could come.</summary>
    public int? Representatives { get; init; }

    /// <summary>应到: entitled to attend; the base of quorum and majority.</summary>
    public int? Entitled { get; init; }

    /// <summary>实到</summary>
    public int? Present { get; init; }

    /// <summary>应选名额: seats on the executive committee.</summary>
    public int? Seats { get; init; }

    /// <summary>正式候选人数 for those seats.</summary>
    public int? Candidates { get; init; }

    /// <summary>发出选票</summary>
    public int? Issued { get; init; }

    /// <summary>收回选票</summary>
    public int? Returned { get; init; }

    /// <summary>有效票</summary>
    public int? Valid { get; init; }

    /// <summary>无效票</summary>
    public int? Void { get; init; }

    /// <summary>The executive committee, leaders included, in the order she typed it.</summary>
    public IReadOnlyList<ElectedMember> Members { get; init; } = [];

    /// <summary>Why a reminder (提醒) may stand, by the code of its rule.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Nothing is filled in. Not the same as being equal to <see cref="Empty"/>: lists are equal only to themselves.</summary>
    [JsonIgnore]
    public bool IsEmpty => Members.Count == 0 && Reasons.Count == 0 && this with { Members = Empty.Members, Reasons = Empty.Reasons } == Empty;
}

/// <summary>One elected person, with what the statistics ask of her. Null means not filled in.</summary>
public sealed record ElectedMember
{
    public required string Name { get; init; }
    public Sex Sex { get; init; } = Sex.Female;
    public BirthDate? Birth { get; init; }

    /// <summary>GB 3304-91 code, 1 to 56.</summary>
    public int? EthnicGroup { get; init; }

    public Education Education { get; init; }
    public PoliticalStatus? PoliticalStatus { get; init; }
    public Occupation? Occupation { get; init; }

    /// <summary>体制内</summary>
    public bool? InSystem { get; init; }

    /// <summary>村“两委”成员</summary>
    public bool? InTwoCommittees { get; init; }

    /// <summary>原妇代会主任</summary>
    public bool? FormerDirector { get; init; }

    /// <summary>新当选</summary>
    public bool? NewlyElected { get; init; }

    public string? Phone { get; init; }
    public Position Position { get; init; } = Position.Executive;

    /// <summary>Approvals in the congress's ballot, when known.</summary>
    public int? For { get; init; }

    public int? Against { get; init; }
    public int? Abstain { get; init; }

    /// <summary>Why the county holds her elected although the count says otherwise; null for everybody else.</summary>
    public string? ElectedByDecision { get; init; }
}
