using FederationReform.People;
using FederationReform.Tree;

namespace FederationReform.Rules;

/// <summary>
/// The rule set of a campaign. Documents differ from county to county, so every number is a setting with the clause
/// that the user is shown. The defaults are what most documents say.
/// </summary>
public sealed record ElectionRules
{
    public QuorumRuleSetting Quorum { get; init; } =
        new(2, 3, Strict: false, "《选举办法》：到会代表达到应到会代表的三分之二，方可进行选举");

    public MajorityRuleSetting Majority { get; init; } = MajorityRuleSetting.Usual(MajorityBase.Entitled);

    public string BallotsClause { get; init; } =
        "《选举办法》：收回的选票等于或少于发出的选票，选举有效；多于发出的选票，选举无效，应重新选举";

    public DifferenceRuleSetting Difference { get; init; } =
        new(5, Rounding.Up, AtLeastOne: true, "实施方案三（二）2：无记名投票差额选举，差额比例不低于5%");

    /// <summary>预选差额、正式等额: whether this variant is permitted.</summary>
    public PreliminaryVoteSetting Preliminary { get; init; } = PreliminaryVoteSetting.Usual(allowed: false);

    public TieRuleSetting Tie { get; init; } = TieRuleSetting.Usual(TieBreak.FewerAgainst);
    public ShortfallRuleSetting Shortfall { get; init; } = ShortfallRuleSetting.Usual(OpenSeats.StayOpen);

    /// <summary>
    /// Limits "in principle" (原则上). A document may state two different limits for one post; both are kept with their
    /// clauses, and both are reminders.
    /// </summary>
    public IReadOnlyList<AgeLimit> LeaderAges { get; init; } =
    [new(45, "实施方案二（一）：主席、副主席候选人原则上45周岁以下")];

    public IReadOnlyList<AgeLimit> ExecutiveAges { get; init; } =
    [new(50, "实施方案二（一）：执委候选人原则上50周岁以下")];
    public IReadOnlyList<EducationLimit> LeaderEducations { get; init; } =
    [new(Education.College, "实施方案二（一）：主席、副主席候选人原则上大专以上")];
    public IReadOnlyList<EducationLimit> ExecutiveEducations { get; init; } =
    [new(Education.JuniorHigh, "实施方案二（一）：执委候选人原则上初中以上")];

    /// <summary>
    /// Whether "执委" includes the chair and vice-chairs, who are elected from the executives. Default yes; the three
    /// numbers are never added.
    /// </summary>
    public bool ExecutivesIncludeLeaders { get; init; } = true;

    public string CountingClause { get; init; } = "《选举办法》：主席、副主席从执委中选举产生，执委人数含主席、副主席";
    public int TermYears { get; init; } = 5;
    public string TermClause { get; init; } = "《妇女联合会选举工作条例》第二条：同级妇女代表大会每五年举行一次";

    public static ElectionRules Usual(UnitLevel level) => level == UnitLevel.Township ? Township : new();

    /// <summary>
    /// What documents for townships say where they differ from those for villages: they state the executives' education
    /// twice and differently.
    /// </summary>
    public static ElectionRules Township { get; } =
        new()
        {
            ExecutiveEducations =
            [
                new(Education.JuniorHigh, "实施方案二（一）：执委候选人原则上初中以上"),
                new(Education.SeniorHigh, "实施方案三（二）2：执委候选人原则上要具备高中以上文化程度"),
            ],
        };
}

/// <summary>At least Numerator/Denominator of those entitled must be present.</summary>
/// <param name="Strict">True: more than the fraction (必须超过); false: the fraction itself suffices.</param>
public sealed record QuorumRuleSetting(int Numerator, int Denominator, bool Strict, string Clause);

/// <summary>The people of whom more than half must approve.</summary>
public enum MajorityBase
{
    /// <summary>应到: all who are entitled to attend, present or not.</summary>
    Entitled,

    /// <summary>实到</summary>
    Present,
}

/// <summary>A candidate is elected by the approval of more than half of the base.</summary>
public sealed record MajorityRuleSetting(MajorityBase Base, string Clause)
{
    /// <summary>The setting with the clause that usually belongs to it.</summary>
    public static MajorityRuleSetting Usual(MajorityBase of) =>
        new(
            of,
            of == MajorityBase.Entitled
                ? "《选举办法》：获得赞成票超过应到会人数的半数，始得当选"
                : "《选举办法》：获得赞成票超过实到会人数的半数，始得当选"
        );
}

/// <param name="Allowed">
/// Whether a preliminary vote may have the difference and the formal vote as many candidates as seats.
/// </param>
public sealed record PreliminaryVoteSetting(bool Allowed, string Clause)
{
    public static PreliminaryVoteSetting Usual(bool allowed) =>
        new(
            allowed,
            allowed
                ? "《选举办法》：先差额预选产生正式候选人，再等额正式选举"
                : "《选举办法》：直接进行差额选举，不另行预选"
        );
}

/// <summary>How the last seat is given when approvals are equal.</summary>
public enum TieBreak
{
    /// <summary>
    /// To the candidate with fewer votes against; if those are equal too, by a run-off between the tied candidates.
    /// </summary>
    FewerAgainst,

    /// <summary>By a run-off between the tied candidates.</summary>
    RunOff,
}

public sealed record TieRuleSetting(TieBreak Break, string Clause)
{
    public static TieRuleSetting Usual(TieBreak by) =>
        new(
            by,
            by == TieBreak.FewerAgainst
                ? "《选举办法》：赞成票相等不能确定当选人时，反对票少的当选；"
                    + "反对票也相等的，就票数相等的候选人重新投票，赞成票多的当选"
                : "《选举办法》：赞成票相等不能确定当选人时，就票数相等的候选人重新投票，赞成票多的当选"
        );
}

/// <summary>What happens to seats that nobody won.</summary>
public enum OpenSeats
{
    /// <summary>They stay open; no further round at this congress.</summary>
    StayOpen,

    /// <summary>Another round is held for them.</summary>
    AnotherRound,
}

public sealed record ShortfallRuleSetting(OpenSeats Seats, string Clause)
{
    public static ShortfallRuleSetting Usual(OpenSeats seats) =>
        new(
            seats,
            seats == OpenSeats.StayOpen
                ? "《选举办法》：当选人数少于应选名额的，缺额不再另行选举"
                : "《选举办法》：当选人数少于应选名额的，就缺额再次投票选举"
        );
}

/// <param name="Percent">Percentage of the seats by which candidates must exceed them.</param>
/// <param name="Rounding">How that share is rounded to whole people.</param>
/// <param name="AtLeastOne">Whether there is at least one more candidate than seats.</param>
public sealed record DifferenceRuleSetting(int Percent, Rounding Rounding, bool AtLeastOne, string Clause);

/// <param name="MaxAge">In completed years on the day of the congress; this age is allowed (周岁以下).</param>
public sealed record AgeLimit(int MaxAge, string Clause);

public sealed record EducationLimit(Education Minimum, string Clause);

/// <summary>How a percentage of the seats is rounded to whole people.</summary>
public enum Rounding
{
    Up,
    Down,
    HalfUp,
}

/// <summary>How many people a body should have; both ends are included.</summary>
public sealed record Span(int Min, int Max)
{
    public bool Contains(int value) => value >= Min && value <= Max;

    public override string ToString() => Min == Max ? $"{Min}" : $"{Min}—{Max}";
}

/// <summary>
/// 名额 of a unit. Executives are counted as <see cref="ElectionRules.ExecutivesIncludeLeaders"/> says.
/// </summary>
public sealed record Quotas(Span Chairs, Span ViceChairs, Span Executives, Span Representatives)
{
    public const string Clause = "改革任务：妇联名额";

    public static Quotas Village { get; } = new(new(1, 1), new(1, 3), new(11, 15), new(25, 45));
    public static Quotas Township { get; } = new(new(1, 1), new(1, 4), new(15, 30), new(30, 55));

    public static Quotas Usual(UnitLevel level) => level == UnitLevel.Township ? Township : Village;
}
