using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>
/// The rule set of a campaign. Sources differ (DOMAIN.md §1.5), so every number is a setting with the clause that the user is shown;
/// the defaults are what most documents say.
/// </summary>
public sealed record ElectionRules
{
    public QuorumRuleSetting Quorum { get; init; } = new(2, 3, Strict: false, "《选举办法》：到会代表达到应到会代表的三分之二，方可进行选举");

    /// <summary>More than half of those entitled, not of those present.</summary>
    public string MajorityClause { get; init; } = "《选举办法》：获得赞成票超过应到会人数的半数，始得当选";

    public string BallotsClause { get; init; } = "《选举办法》：收回的选票等于或少于发出的选票，选举有效；多于发出的选票，选举无效，应重新选举";

    public DifferenceRuleSetting Difference { get; init; } = new(5, Rounding.Up, AtLeastOne: true, "实施方案三（二）2：无记名投票差额选举，差额比例不低于5%");

    public AgeLimit? LeaderAge { get; init; } = new(45, "实施方案二（一）：主席、副主席候选人原则上45周岁以下");
    public AgeLimit? ExecutiveAge { get; init; } = new(50, "实施方案二（一）：执委候选人原则上50周岁以下");
    public EducationLimit? LeaderEducation { get; init; } = new(Education.College, "实施方案二（一）：主席、副主席候选人原则上大专以上");
    public EducationLimit? ExecutiveEducation { get; init; } = new(Education.JuniorHigh, "实施方案二（一）：执委候选人原则上初中以上");

    /// <summary>Whether "执委" counts the chair and vice-chairs, who are elected from the executives. Default yes; never add the three numbers.</summary>
    public bool ExecutivesIncludeLeaders { get; init; } = true;

    public int TermYears { get; init; } = 5;
}

/// <summary>Numerator/Denominator of those entitled must be present.</summary>
/// <param name="Strict">True: more than the fraction (必须超过); false: at least it.</param>
public sealed record QuorumRuleSetting(int Numerator, int Denominator, bool Strict, string Clause);

/// <param name="Percent">Of the seats.</param>
public sealed record DifferenceRuleSetting(int Percent, Rounding Rounding, bool AtLeastOne, string Clause);

/// <param name="MaxAge">In completed years on the day of the congress, this age included (周岁以下).</param>
public sealed record AgeLimit(int MaxAge, string Clause);

public sealed record EducationLimit(Education Minimum, string Clause);

/// <summary>What becomes of a part of a person when a percentage of the seats is taken.</summary>
public enum Rounding { Up, Down, HalfUp }

/// <summary>Numbers a body should have; both ends included.</summary>
public sealed record Span(int Min, int Max)
{
    public bool Contains(int value) => value >= Min && value <= Max;

    public override string ToString() => Min == Max ? $"{Min}" : $"{Min}—{Max}";
}

/// <summary>名额 of a village. Executives are counted as <see cref="ElectionRules.ExecutivesIncludeLeaders"/> says.</summary>
public sealed record Quotas(Span Chairs, Span ViceChairs, Span Executives, Span Representatives)
{
    public const string Clause = "改革任务：村（社区）妇联名额";

    public static Quotas Village { get; } = new(new(1, 1), new(1, 3), new(11, 15), new(25, 45));
}
