namespace FederationReform.Dashboards;

/// <summary>How a curve stands to its target in days, and when all will be done, as sentences.</summary>
public static class PaceWords
{
    /// <summary>比目标落后 12 天; null without a target and before the first day of it.</summary>
    public static string? OfPlan(CompletionCurve curve) =>
        (curve.FinishedOn, curve.Deadline, curve.DaysAhead) switch
        {
            ({ } finished, { } deadline, _) => (deadline.DayNumber - finished.DayNumber) switch
            {
                0 => $"{finished:yyyy年M月d日} 按期全部完成",
                > 0 and var early => $"{finished:yyyy年M月d日} 全部完成，比期限提前 {early} 天",
                var late => $"{finished:yyyy年M月d日} 全部完成，比期限晚 {-late} 天",
            },
            ({ } finished, null, _) => $"{finished:yyyy年M月d日} 全部完成",
            (_, _, 0) => "与目标同步",
            (_, _, > 0 and var ahead) => $"比目标快 {ahead} 天",
            (_, _, { } behind) => $"比目标落后 {-behind} 天",
            _ => null,
        };

    /// <summary>预计 2026年9月3日 全部完成…; says why where nothing can be forecast.</summary>
    public static string OfForecast(CompletionCurve curve) =>
        curve.Forecast is not { Expected: { } expected, Earliest: { } earliest } forecast
            ? $"完成日期：{curve.Forecast.Why}。"
            : $"照最近的速度（每周净增 {forecast.PerWeek / 10}.{forecast.PerWeek % 10} 个），"
                + $"预计 {expected:yyyy年M月d日} 全部完成"
                + Against(curve.Deadline, expected)
                + "；"
                + (
                    forecast.Latest is { } latest
                        ? $"快则 {earliest:M月d日}，慢则 {latest:yyyy年M月d日}。"
                        : $"快则 {earliest:M月d日}；最近有连续两周没有净增，慢到什么时候说不准。"
                );

    private static string Against(DateOnly? deadline, DateOnly expected) =>
        deadline is null ? ""
        : (expected.DayNumber - deadline.Value.DayNumber) is > 0 and var late ? $"，比期限晚 {late} 天"
        : deadline.Value.DayNumber > expected.DayNumber
            ? $"，比期限早 {deadline.Value.DayNumber - expected.DayNumber} 天"
        : "，正好到期限";
}
