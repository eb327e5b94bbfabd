using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>
/// Whether the stages of a plan follow each other, and whether its targets rise to the end within them.
/// </summary>
internal static class CampaignDatesRules
{
    public static IEnumerable<Violation?> Check(CampaignPlan plan) =>
        [.. StageViolations(plan.Stages), .. TargetViolations(plan.Targets, plan.Stages)];

    private static IEnumerable<Violation?> StageViolations(IReadOnlyList<Stage> stages)
    {
        if (stages.Count == 0)
            yield return Block("StageMissing", "Stages", "请至少填写一个阶段，逾期和进度都从阶段的日期算起。");
        if (stages.Count > CampaignPlanRules.MostStages)
            yield return Block(
                "TooMany",
                "Stages",
                $"阶段最多 {CampaignPlanRules.MostStages} 个，现有 {stages.Count} 个，请合并。"
            );
        for (var i = 0; i < stages.Count; i++)
        {
            yield return PlainText.Check(Stages(i, "Name"), $"第 {i + 1} 阶段的名称", stages[i].Name, required: true);
            if (stages[i].From > stages[i].To)
                yield return Block(
                    "StageReversed",
                    Stages(i, "To"),
                    $"第 {i + 1} 阶段的结束日期早于开始日期，请改正。"
                );
            if (i > 0 && stages[i].From < stages[i - 1].From)
                yield return Block(
                    "StageOrder",
                    Stages(i, "From"),
                    $"第 {i + 1} 阶段早于第 {i} 阶段开始，请按先后顺序填写。"
                );
            else if (i > 0 && stages[i].From <= stages[i - 1].To)
                yield return Remind(
                    "StageOverlap",
                    Stages(i, "From"),
                    $"第 {i + 1} 阶段在第 {i} 阶段结束（{stages[i - 1].To:yyyy年M月d日}）之前开始，两个阶段有重叠。"
                );
            else if (i > 0 && stages[i].From > stages[i - 1].To.AddDays(1))
                yield return Remind(
                    "StageGap",
                    Stages(i, "From"),
                    $"第 {i} 阶段到 {stages[i - 1].To:yyyy年M月d日} 结束，第 {i + 1} 阶段到 "
                        + $"{stages[i].From:yyyy年M月d日} 才开始，中间有空档。"
                );
        }
    }

    private static IEnumerable<Violation?> TargetViolations(
        IReadOnlyList<TargetPoint> targets,
        IReadOnlyList<Stage> stages
    )
    {
        if (targets.Count == 0)
            yield return Block("TargetMissing", "Targets", "请填写目标进度，至少写明全部完成的日期。");
        if (targets.Count > CampaignPlanRules.MostTargets)
            yield return Block(
                "TooMany",
                "Targets",
                $"目标进度最多 {CampaignPlanRules.MostTargets} 行，现有 {targets.Count} 行，请删去一些。"
            );
        for (var i = 0; i < targets.Count; i++)
        {
            var target = targets[i];
            if (target.Whole is < 1 or > 1000 || target.Part < 1 || target.Part > target.Whole)
                yield return Block(
                    "TargetShare",
                    Targets(i, "Part"),
                    $"第 {i + 1} 行的比例 {target.Part}/{target.Whole} 不成立，请写成 1/3、1/2 或 1/1 的样子。"
                );
            if (i > 0 && target.By <= targets[i - 1].By)
                yield return Block(
                    "TargetOrder",
                    Targets(i, "By"),
                    $"第 {i + 1} 行的日期没有晚于第 {i} 行，请按先后顺序填写。"
                );
            if (
                i > 0
                && targets[i - 1].Part <= targets[i - 1].Whole
                && (long)target.Part * targets[i - 1].Whole <= (long)targets[i - 1].Part * target.Whole
            )
                yield return Block(
                    "TargetOrder",
                    Targets(i, "Part"),
                    $"第 {i + 1} 行的比例没有高于第 {i} 行，目标进度应当逐步增加。"
                );
        }
        if (targets is [.., { } last])
        {
            if (last.Part != last.Whole)
                yield return Block("TargetEnd", Targets(targets.Count - 1, "Part"), "最后一行应当是全部完成（1/1）。");
            if (stages.Count > 0 && targets[0].By < stages.Min(s => s.From))
                yield return Block(
                    "TargetBeforeStages",
                    Targets(0, "By"),
                    "第 1 行的目标日期早于第一阶段开始，请核对日期。"
                );
            if (stages.Count > 0 && last.By > stages.Max(s => s.To))
                yield return Remind(
                    "TargetAfterStages",
                    Targets(targets.Count - 1, "By"),
                    $"全部完成的日期晚于最后一个阶段结束（{stages.Max(s => s.To):yyyy年M月d日}）。"
                );
        }
    }

    private static string Stages(int row, string column) =>
        new FieldRef(nameof(CampaignPlan.Stages), row, column).ToString();

    private static string Targets(int row, string column) =>
        new FieldRef(nameof(CampaignPlan.Targets), row, column).ToString();

    private static Violation Block(string code, string field, string message) => new(code, field, message);

    private static Violation Remind(string code, string field, string message) =>
        new(code, field, message, Severity.Remind);
}
