namespace FederationReform.Campaigns;

/// <summary>
/// 目标进度: how many units should be done by the end of a day. On its dates the plan's targets bind, rounded up: one
/// third of 16 villages is 6, since 5 are less than a third. Between them the line is straight, from 0 on the first day
/// of the first stage, and rounded down, so that nobody is late for a fraction of a village. Without stages nothing is
/// planned before the first target.
/// </summary>
public sealed class TargetCurve
{
    private readonly IReadOnlyList<TargetPoint> points;

    public TargetCurve(CampaignPlan plan)
    {
        var start = plan.Stages.Select(s => (DateOnly?)s.From).Min();
        var targets = plan.Targets.Where(t => t.Whole > 0).OrderBy(t => t.By).ToList();
        points =
            start is { } day && targets is [var first, ..] && day < first.By
                ? [new TargetPoint(day, 0, 1), .. targets]
                : targets;
    }

    /// <summary>The corners of the line, its start included; empty when the campaign sets no target.</summary>
    public IReadOnlyList<TargetPoint> Points => points;

    public int PlannedBy(DateOnly day, int units)
    {
        var last = points.LastOrDefault(p => p.By <= day);
        if (last is null)
            return 0;
        var bound = CeilingOf(last, units);
        return points.FirstOrDefault(p => p.By > day) is { } next
            ? Math.Max(bound, FloorBetween(last, next, day, units))
            : bound;
    }

    private static int CeilingOf(TargetPoint point, int units) =>
        (int)(((long)units * point.Part + point.Whole - 1) / point.Whole);

    private static int FloorBetween(TargetPoint a, TargetPoint b, DateOnly day, int units)
    {
        long days = b.By.DayNumber - a.By.DayNumber,
            passed = day.DayNumber - a.By.DayNumber;
        var part = (Int128)a.Part * b.Whole * (days - passed) + (Int128)b.Part * a.Whole * passed;
        return (int)(part * units / ((Int128)a.Whole * b.Whole * days));
    }
}
