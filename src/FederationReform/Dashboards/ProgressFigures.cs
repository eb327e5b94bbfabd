using FederationReform.Campaigns;

namespace FederationReform.Dashboards;

/// <summary>
/// The progress of a unit with everything below it, in numbers of records. Only approved records are 完成; submitted
/// ones (待审) are shown separately.
/// </summary>
public sealed record ProgressFigures
{
    public static ProgressFigures None { get; } = new();

    public int Done { get; init; }
    public int Submitted { get; init; }
    public int Returned { get; init; }
    public int InProgress { get; init; }
    public int NotStarted { get; init; }

    /// <summary>免做: exempt records, which no other figure counts.</summary>
    public int Exempt { get; init; }

    /// <summary>Records not done after the campaign's deadline.</summary>
    public int Late { get; init; }

    /// <summary>How many records should be done by today (<see cref="Campaigns.TargetCurve"/>).</summary>
    public int Planned { get; init; }

    /// <summary>Approvals minus unlocks since Monday 00:00 in China.</summary>
    public int NetThisWeek { get; init; }

    /// <summary>
    /// Whole days in China since any of the records changed; null when all are done or there are none.
    /// </summary>
    public int? DaysWithoutProgress { get; init; }

    /// <summary>应完成: the base of every share; exempt records are not in it.</summary>
    public int Required => Done + Submitted + Returned + InProgress + NotStarted;

    public Ratio Completion => new(Done, Required);

    /// <summary>资料齐全率: papers that have a file, of those asked for in all required records.</summary>
    public Ratio Papers { get; init; }

    /// <summary>完成 minus 计划; negative when behind the plan.</summary>
    public int Deviation => Done - Planned;

    /// <summary>The state of the record where there is only one, as for a village; meaningless for several.</summary>
    public ReformState OnlyState =>
        Done > 0 ? ReformState.Approved
        : Submitted > 0 ? ReformState.Submitted
        : Returned > 0 ? ReformState.Returned
        : InProgress > 0 ? ReformState.InProgress
        : Exempt > 0 ? ReformState.Exempt
        : ReformState.NotStarted;
}
