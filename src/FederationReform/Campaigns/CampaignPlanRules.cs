using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Campaigns;

/// <summary>Whether a plan can be carried out: its dates in order, its numbers possible, its rules not against each other. The form asks while it is filled in.</summary>
public static class CampaignPlanRules
{
    public const int MostStages = 12;
    public const int MostTargets = 12;

    /// <summary>Of one post: a document that contradicts itself does so twice, seldom three times.</summary>
    public const int MostLimits = 3;

    public const int MostDaysToDivision = 180;
    public const int ClauseRunes = 200;

    /// <summary>The plan with its texts brought to one form, as it is checked and stored.</summary>
    public static CampaignPlan Clean(CampaignPlan plan) => plan with
    {
        Name = PlainText.Clean(plan.Name) ?? "",
        Basis = PlainText.Clean(plan.Basis),
        Stages = [.. plan.Stages.Select(s => s with { Name = PlainText.Clean(s.Name) ?? "" })],
        RequiredSteps = [.. plan.RequiredSteps.Distinct().Order()],
        Rules = Clean(plan.Rules),
    };

    internal static ElectionRules Clean(ElectionRules rules) => rules with
    {
        Quorum = rules.Quorum with { Clause = Text(rules.Quorum.Clause) },
        Majority = rules.Majority with { Clause = Text(rules.Majority.Clause) },
        BallotsClause = Text(rules.BallotsClause),
        Difference = rules.Difference with { Clause = Text(rules.Difference.Clause) },
        Preliminary = rules.Preliminary with { Clause = Text(rules.Preliminary.Clause) },
        Tie = rules.Tie with { Clause = Text(rules.Tie.Clause) },
        Shortfall = rules.Shortfall with { Clause = Text(rules.Shortfall.Clause) },
        LeaderAges = [.. rules.LeaderAges.Select(l => l with { Clause = Text(l.Clause) })],
        ExecutiveAges = [.. rules.ExecutiveAges.Select(l => l with { Clause = Text(l.Clause) })],
        LeaderEducations = [.. rules.LeaderEducations.Select(l => l with { Clause = Text(l.Clause) })],
        ExecutiveEducations = [.. rules.ExecutiveEducations.Select(l => l with { Clause = Text(l.Clause) })],
        CountingClause = Text(rules.CountingClause),
        TermClause = Text(rules.TermClause),
    };

    private static string Text(string clause) => PlainText.Clean(clause) ?? "";

    public static Violations Check(CampaignPlan plan)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check("Name", "任务名称", plan.Name, required: true));
        violations.Add(PlainText.Check("Basis", "依据文件", plan.Basis, ClauseRunes));
        violations.Add(LevelViolation(plan));
        IEnumerable<Violation?> found =
        [
            .. StageViolations(plan.Stages),
            .. TargetViolations(plan.Targets, plan.Stages),
            .. QuotaViolations(plan.Quotas, plan.Rules.ExecutivesIncludeLeaders),
            .. RuleViolations(plan.Rules),
            .. LimitViolations(plan.Rules),
            .. RuleContradictions.Of(plan.Rules),
            .. StepViolations(plan),
        ];
        violations.Add(found.OfType<Violation>());
        return violations;
    }

    private static IEnumerable<Violation?> StageViolations(IReadOnlyList<Stage> stages)
    {
        if (stages.Count == 0)
            yield return Block("StageMissing", "Stages", "请至少填写一个阶段，逾期和进度都从阶段的日期算起。");
        if (stages.Count > MostStages)
            yield return Block("TooMany", "Stages", $"阶段最多 {MostStages} 个，现有 {stages.Count} 个，请合并。");
        for (var i = 0; i < stages.Count; i++)
        {
            yield return PlainText.Check($"Stages[{i}].Name", $"第 {i + 1} 阶段的名称", stages[i].Name, required: true);
            if (stages[i].From > stages[i].To)
                yield return Block("StageReversed", $"Stages[{i}].To", $"第 {i + 1} 阶段的结束日期早于开始日期，请改正。");
            if (i > 0 && stages[i].From < stages[i - 1].From)
                yield return Block("StageOrder", $"Stages[{i}].From", $"第 {i + 1} 阶段早于第 {i} 阶段开始，请按先后顺序填写。");
            else if (i > 0 && stages[i].From <= stages[i - 1].To)
                yield return Remind("StageOverlap", $"Stages[{i}].From", $"第 {i + 1} 阶段在第 {i} 阶段结束（{stages[i - 1].To:yyyy年M月d日}）之前开始，两个阶段有重叠。");
        }
    }

    private static IEnumerable<Violation?> TargetViolations(IReadOnlyList<TargetPoint> targets, IReadOnlyList<Stage> stages)
    {
        if (targets.Count == 0)
            yield return Block("TargetMissing", "Targets", "请填写目标进度，至少写明全部完成的日期。");
        if (targets.Count > MostTargets)
            yield return Block("TooMany", "Targets", $"目标进度最多 {MostTargets} 行，现有 {targets.Count} 行，请删去一些。");
        for (var i = 0; i < targets.Count; i++)
        {
            var target = targets[i];
            if (target.Whole is < 1 or > 1000 || target.Part < 1 || target.Part > target.Whole)
                yield return Block("TargetShare", $"Targets[{i}].Part", $"第 {i + 1} 行的比例 {target.Part}/{target.Whole} 不成立，请写成 1/3、1/2 或 1/1 的样子。");
            if (i > 0 && target.By <= targets[i - 1].By)
                yield return Block("TargetOrder", $"Targets[{i}].By", $"第 {i + 1} 行的日期没有晚于第 {i} 行，请按先后顺序填写。");
            if (i > 0 && targets[i - 1].Part <= targets[i - 1].Whole && (long)target.Part * targets[i - 1].Whole <= (long)targets[i - 1].Part * target.Whole)
                yield return Block("TargetOrder", $"Targets[{i}].Part", $"第 {i + 1} 行的比例没有高于第 {i} 行，目标进度应当逐步增加。");
        }
        if (targets is [.., { } last])
        {
            if (last.Part != last.Whole)
                yield return Block("TargetEnd", $"Targets[{targets.Count - 1}].Part", "最后一行应当是全部完成（1/1）。");
            if (stages.Count > 0 && targets[0].By < stages.Min(s => s.From))
                yield return Block("TargetBeforeStages", "Targets[0].By", "第 1 行的目标日期早于第一阶段开始，请核对日期。");
            if (stages.Count > 0 && last.By > stages.Max(s => s.To))
                yield return Remind("TargetAfterStages", $"Targets[{targets.Count - 1}].By", $"全部完成的日期晚于最后一个阶段结束（{stages.Max(s => s.To):yyyy年M月d日}）。");
        }
    }

    private static IEnumerable<Violation?> QuotaViolations(Quotas quotas, bool executivesIncludeLeaders)
    {
        yield return CheckSpan("Quotas.Chairs", "主席名额", quotas.Chairs, 1, 1);
        yield return CheckSpan("Quotas.ViceChairs", "副主席名额", quotas.ViceChairs, 0, 20);
        yield return CheckSpan("Quotas.Executives", "执委名额", quotas.Executives, 1, 100);
        yield return CheckSpan("Quotas.Representatives", "妇女代表名额", quotas.Representatives, 1, 500);
        var leaders = quotas.Chairs.Min + quotas.ViceChairs.Min;
        if (executivesIncludeLeaders && quotas.Executives.Max < leaders)
            yield return Block("QuotaContradiction", "Quotas.Executives", $"执委名额含主席、副主席，最多 {quotas.Executives.Max} 人，却少于主席、副主席至少 {leaders} 人。请改大执委名额。");
        if (quotas.Representatives.Max < quotas.Executives.Max)
            yield return Remind("QuotaContradiction", "Quotas.Representatives", $"妇女代表最多 {quotas.Representatives.Max} 人，少于执委最多 {quotas.Executives.Max} 人，请核对。");
    }

    private static IEnumerable<Violation?> RuleViolations(ElectionRules rules)
    {
        var quorum = rules.Quorum;
        if (quorum.Denominator is < 1 or > 100 || quorum.Numerator < 1 || quorum.Numerator > quorum.Denominator || (quorum.Strict && quorum.Numerator == quorum.Denominator))
            yield return Block("QuorumShare", "Rules.Quorum", $"到会比例 {quorum.Numerator}/{quorum.Denominator} 不成立，请写成 2/3 或 1/2 的样子。");
        if (rules.Difference.Percent is < 0 or > 100)
            yield return Block("DifferencePercent", "Rules.Difference", "差额比例应当在 0% 到 100% 之间。");
        if (!Enum.IsDefined(rules.Difference.Rounding))
            yield return Block("Rounding", "Rules.Difference", "请选择差额尾数的处理方法。");
        if (rules.TermYears is < 1 or > 10)
            yield return Block("TermYears", "Rules.TermYears", "任期应当在 1 年到 10 年之间。");
        if (!Enum.IsDefined(rules.Majority.Base) || !Enum.IsDefined(rules.Tie.Break) || !Enum.IsDefined(rules.Shortfall.Seats))
            yield return Block("UnknownRule", "Rules.Majority", "有一条选举规则没有选好，请刷新页面后重新选择。");
        yield return Clause("Rules.Quorum.Clause", "到会人数的依据", rules.Quorum.Clause);
        yield return Clause("Rules.Majority.Clause", "当选的依据", rules.Majority.Clause);
        yield return Clause("Rules.BallotsClause", "选票有效的依据", rules.BallotsClause);
        yield return Clause("Rules.Difference.Clause", "差额的依据", rules.Difference.Clause);
        yield return Clause("Rules.Preliminary.Clause", "预选的依据", rules.Preliminary.Clause);
        yield return Clause("Rules.Tie.Clause", "票数相等的依据", rules.Tie.Clause);
        yield return Clause("Rules.Shortfall.Clause", "缺额的依据", rules.Shortfall.Clause);
        yield return Clause("Rules.CountingClause", "执委人数算法的依据", rules.CountingClause);
        yield return Clause("Rules.TermClause", "任期的依据", rules.TermClause);
    }

    private static IEnumerable<Violation?> LimitViolations(ElectionRules rules)
    {
        foreach (var (field, label, limits) in ((string, string, IReadOnlyList<AgeLimit>)[])[("LeaderAges", "主席、副主席年龄", rules.LeaderAges), ("ExecutiveAges", "执委年龄", rules.ExecutiveAges)])
        {
            yield return TooMany($"Rules.{field}", label, limits.Count);
            for (var i = 0; i < limits.Count; i++)
            {
                if (limits[i].MaxAge is < 18 or > 80)
                    yield return Block("AgeLimit", $"Rules.{field}[{i}]", $"{label}的上限应当在 18 到 80 周岁之间。");
                yield return Clause($"Rules.{field}[{i}].Clause", $"{label}的依据", limits[i].Clause);
            }
        }
        foreach (var (field, label, limits) in ((string, string, IReadOnlyList<EducationLimit>)[])[("LeaderEducations", "主席、副主席文化程度", rules.LeaderEducations), ("ExecutiveEducations", "执委文化程度", rules.ExecutiveEducations)])
        {
            yield return TooMany($"Rules.{field}", label, limits.Count);
            for (var i = 0; i < limits.Count; i++)
            {
                if (limits[i].Minimum == Education.Unknown || !Enum.IsDefined(limits[i].Minimum))
                    yield return Block("EducationLimit", $"Rules.{field}[{i}]", $"请选择{label}的下限，或者改为不限。");
                yield return Clause($"Rules.{field}[{i}].Clause", $"{label}的依据", limits[i].Clause);
            }
        }
    }

    private static Violation? TooMany(string field, string label, int count) =>
        count > MostLimits ? Block("TooMany", field, $"{label}最多写 {MostLimits} 条规定，现有 {count} 条，请删去一些。") : null;

    private static Violation? LevelViolation(CampaignPlan plan)
    {
        if (!Enum.IsDefined(plan.Kind))
            return Block("Kind", "Kind", "请选择任务类型。");
        var levels = CampaignPlan.LevelsOf(plan.Kind);
        return levels.Contains(plan.Takes) ? null
            : Block("Takes", "Takes", $"“{plan.Kind.Name()}”由{string.Join("或", levels.Select(l => UnitWords.Of(l).Name))}参加，请重新选择参加的单位。");
    }

    private static IEnumerable<Violation?> StepViolations(CampaignPlan plan)
    {
        if (!CampaignPlan.LevelsOf(plan.Kind).Contains(plan.Takes))
            yield break;
        if (plan.RequiredSteps.Any(code => ReformSteps.For(plan.Takes).All(step => step.Code != code)))
            yield return Block("UnknownStep", "RequiredSteps", $"有一个步骤不是{plan.Words.Name}的步骤，请刷新页面后重新勾选。");
        if (ReformSteps.Congress(plan.Takes) is var congress && !plan.RequiredSteps.Contains(congress.Code))
            yield return Block("CongressRequired", "RequiredSteps", $"“{congress.Name}”是每个{plan.Words.Brief}都要完成的步骤，请勾选。");
        if (plan.DaysToDivision is < 1 or > MostDaysToDivision)
            yield return Block("DaysToDivision", "DaysToDivision", $"分工会议的期限应当在 1 到 {MostDaysToDivision} 天之间，不要求时请留空。");
    }

    private static Violation? CheckSpan(string field, string label, Span span, int least, int most) =>
        span.Min < least || span.Max > most || span.Min > span.Max
            ? Block("QuotaRange", field, least == most ? $"{label}只能是 {least} 人。" : $"{label} {span.Min}—{span.Max} 不成立，请填写 {least} 到 {most} 之间的范围，前小后大。")
            : null;

    private static Violation? Clause(string field, string label, string? clause) => PlainText.Check(field, label, clause, ClauseRunes, required: true);

    private static Violation Block(string code, string field, string message) => new(code, field, message);

    private static Violation Remind(string code, string field, string message) => new(code, field, message, Severity.Remind);
}
