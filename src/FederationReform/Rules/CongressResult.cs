using System.Text.Json.Serialization;
using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// The result of a congress (妇女代表大会) as its paper states it: the meeting, the ballots, the elected. Immutable;
/// null means not filled in yet. The rules in this folder judge it on the page while it is typed, and again when the
/// record is submitted.
/// </summary>
public sealed record CongressResult
{
    public static CongressResult Empty { get; } = new();

    /// <summary>
    /// The meeting that elected. A by-election during the term is held by the executives; it has no representatives.
    /// </summary>
    public ElectingBody Body { get; init; } = ElectingBody.Congress;

    /// <summary>
    /// 选举 at the beginning of a term; 补选 and 增补 add to the committee in office and begin no new term.
    /// </summary>
    public WayIn WayIn { get; init; } = WayIn.Elected;

    /// <summary>For example 第十四届五次执委（扩大）会议; null for the congress of a village.</summary>
    public string? Meeting { get; init; }

    /// <summary>
    /// 第几届 of the elected committee, when a count states it; null means the number after the previous one.
    /// </summary>
    public int? Term { get; init; }

    /// <summary>
    /// True when the meeting, ballots, names, posts and votes come from counts that were confirmed in the portal. They
    /// can then be changed only there.
    /// </summary>
    public bool Counted { get; init; }

    public DateOnly? HeldOn { get; init; }
    public string? Place { get; init; }

    /// <summary>指导人: the township cadre who attended.</summary>
    public string? Guide { get; init; }

    /// <summary>The number of 妇女代表 of the village, present or not.</summary>
    public int? Representatives { get; init; }

    /// <summary>应到: how many are entitled to attend; the base of quorum and majority.</summary>
    public int? Entitled { get; init; }

    /// <summary>实到</summary>
    public int? Present { get; init; }

    /// <summary>应选名额: seats on the executive committee.</summary>
    public int? Seats { get; init; }

    /// <summary>正式候选人数 for these seats.</summary>
    public int? Candidates { get; init; }

    /// <summary>发出选票</summary>
    public int? Issued { get; init; }

    /// <summary>收回选票</summary>
    public int? Returned { get; init; }

    /// <summary>有效票</summary>
    public int? Valid { get; init; }

    /// <summary>无效票</summary>
    public int? Void { get; init; }

    /// <summary>The executive committee, leaders included, in the order in which it was typed.</summary>
    public IReadOnlyList<ElectedMember> Members { get; init; } = [];

    /// <summary>Why a reminder (提醒) may stand, by the code of its rule.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Nothing is filled in. Not the same as equality with <see cref="Empty"/>, because lists are equal only to
    /// themselves.
    /// </summary>
    [JsonIgnore]
    public bool IsEmpty =>
        Members.Count == 0
        && Reasons.Count == 0
        && this with { Members = Empty.Members, Reasons = Empty.Reasons } == Empty;
}
