using FederationReform.Reforms;

namespace FederationReform.Dashboards;

/// <summary>How far a unit and all below it are. 完成 is approved, and nothing else; 待审 is handed in and shown apart.</summary>
public sealed record ProgressFigures
{
    public static ProgressFigures None { get; } = new();

    public int Done { get; init; }
    public int Submitted { get; init; }
    public int Returned { get; init; }
    public int InProgress { get; init; }
    public int NotStarted { get; init; }

    /// <summary>免做: in no figure but this one.</summary>
    public int Exempt { get; init; }

    /// <summary>Past the campaign's deadline and not done.</summary>
    public int Late { get; init; }

    /// <summary>What should be done by today (<see cref="Campaigns.TargetCurve"/>).</summary>
    public int Planned { get; init; }

    /// <summary>Approved less unlocked since Monday 00:00 in China.</summary>
    public int NetThisWeek { get; init; }

    /// <summary>Whole days in China since anything changed in any of its records; null when all are done, or there are none.</summary>
    public int? DaysWithoutProgress { get; init; }

    /// <summary>应完成: the base of every share; without the exempt.</summary>
    public int Required => Done + Submitted + Returned + InProgress + NotStarted;

    public Ratio Completion => new(Done, Required);

    /// <summary>完成 less 计划; below zero is behind the plan.</summary>
    public int Deviation => Done - Planned;

    /// <summary>The state where there is a single record, as at a village; of several it says nothing.</summary>
    public ReformState OnlyState =>
        Done > 0 ? ReformState.Approved
        : Submitted > 0 ? ReformState.Submitted
        : Returned > 0 ? ReformState.Returned
        : InProgress > 0 ? ReformState.InProgress
        : Exempt > 0 ? ReformState.Exempt
        : ReformState.NotStarted;
}
