using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>
/// Checks whether a plan can be carried out: dates in order, numbers possible, rules without contradictions. The form
/// calls it while it is filled in.
/// </summary>
public static class CampaignPlanRules
{
    public const int MostStages = 12;
    public const int MostTargets = 12;

    /// <summary>Limits of one post: a document that contradicts itself states two limits, seldom three.</summary>
    public const int MostLimits = 3;

    public const int MostDaysToDivision = 180;
    public const int ClauseRunes = 200;

    /// <summary>The plan with its texts trimmed and normalised, as it is checked and stored.</summary>
    public static CampaignPlan Clean(CampaignPlan plan) =>
        plan with
        {
            Name = PlainText.Clean(plan.Name) ?? "",
            Basis = PlainText.Clean(plan.Basis),
            Stages = [.. plan.Stages.Select(s => s with { Name = PlainText.Clean(s.Name) ?? "" })],
            RequiredSteps = [.. plan.RequiredSteps.Distinct().Order()],
            Papers = StepPapers.Clean(plan.Papers),
            Rules = Clean(plan.Rules),
        };

    internal static ElectionRules Clean(ElectionRules rules) =>
        rules with
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
            .. CampaignDatesRules.Check(plan),
            .. QuotaViolations(plan.Quotas, plan.Rules.ExecutivesIncludeLeaders),
            .. RuleViolations(plan.Rules),
            .. LimitViolations(plan.Rules),
            .. RuleContradictions.Of(plan.Rules),
            .. StepViolations(plan),
            .. StepPapers.Check(plan.Papers, plan.Takes),
        ];
        violations.Add(found.OfType<Violation>());
        return violations;
    }

    private static IEnumerable<Violation?> QuotaViolations(Quotas quotas, bool executivesIncludeLeaders)
    {
        yield return CheckSpan("Quotas.Chairs", "主席名额", quotas.Chairs, 1, 1);
        yield return CheckSpan("Quotas.ViceChairs", "副主席名额", quotas.ViceChairs, 0, 20);
        yield return CheckSpan("Quotas.Executives", "执委名额", quotas.Executives, 1, 100);
        yield return CheckSpan("Quotas.Representatives", "妇女代表名额", quotas.Representatives, 1, 500);
        var leaders = quotas.Chairs.Min + quotas.ViceChairs.Min;
        if (executivesIncludeLeaders && quotas.Executives.Max < leaders)
            yield return Block(
                "QuotaContradiction",
                "Quotas.Executives",
                $"执委名额含主席、副主席，最多 {quotas.Executives.Max} "
                    + $"人，却少于主席、副主席至少 {leaders} 人。请改大执委名额。"
            );
        if (quotas.Representatives.Max < quotas.Executives.Max)
            yield return Remind(
                "QuotaContradiction",
                "Quotas.Representatives",
                $"妇女代表最多 {quotas.Representatives.Max} 人，少于执委最多 {quotas.Executives.Max} 人，请核对。"
            );
    }

    private static IEnumerable<Violation?> RuleViolations(ElectionRules rules)
    {
        var quorum = rules.Quorum;
        if (
            quorum.Denominator is < 1 or > 100
            || quorum.Numerator < 1
            || quorum.Numerator > quorum.Denominator
            || (quorum.Strict && quorum.Numerator == quorum.Denominator)
        )
            yield return Block(
                "QuorumShare",
                "Rules.Quorum",
                $"到会比例 {quorum.Numerator}/{quorum.Denominator} 不成立，请写成 2/3 或 1/2 的样子。"
            );
        if (rules.Difference.Percent is < 0 or > 100)
            yield return Block("DifferencePercent", "Rules.Difference", "差额比例应当在 0% 到 100% 之间。");
        if (!Enum.IsDefined(rules.Difference.Rounding))
            yield return Block("Rounding", "Rules.Difference", "请选择差额尾数的处理方法。");
        if (rules.TermYears is < 1 or > 10)
            yield return Block("TermYears", "Rules.TermYears", "任期应当在 1 年到 10 年之间。");
        if (
            !Enum.IsDefined(rules.Majority.Base)
            || !Enum.IsDefined(rules.Tie.Break)
            || !Enum.IsDefined(rules.Shortfall.Seats)
        )
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
        foreach (
            var (field, label, limits) in ((string, string, IReadOnlyList<AgeLimit>)[])
                [
                    ("LeaderAges", "主席、副主席年龄", rules.LeaderAges),
                    ("ExecutiveAges", "执委年龄", rules.ExecutiveAges),
                ]
        )
        {
            yield return TooMany($"Rules.{field}", label, limits.Count);
            for (var i = 0; i < limits.Count; i++)
            {
                if (limits[i].MaxAge is < 18 or > 80)
                    yield return Block(
                        "AgeLimit",
                        new FieldRef($"Rules.{field}", i).ToString(),
                        $"{label}的上限应当在 18 到 80 周岁之间。"
                    );
                yield return Clause(
                    new FieldRef($"Rules.{field}", i, "Clause").ToString(),
                    $"{label}的依据",
                    limits[i].Clause
                );
            }
        }
        foreach (
            var (field, label, limits) in ((string, string, IReadOnlyList<EducationLimit>)[])
                [
                    ("LeaderEducations", "主席、副主席文化程度", rules.LeaderEducations),
                    ("ExecutiveEducations", "执委文化程度", rules.ExecutiveEducations),
                ]
        )
        {
            yield return TooMany($"Rules.{field}", label, limits.Count);
            for (var i = 0; i < limits.Count; i++)
            {
                if (limits[i].Minimum == Education.Unknown || !Enum.IsDefined(limits[i].Minimum))
                    yield return Block(
                        "EducationLimit",
                        new FieldRef($"Rules.{field}", i).ToString(),
                        $"请选择{label}的下限，或者改为不限。"
                    );
                yield return Clause(
                    new FieldRef($"Rules.{field}", i, "Clause").ToString(),
                    $"{label}的依据",
                    limits[i].Clause
                );
            }
        }
    }

    private static Violation? TooMany(string field, string label, int count) =>
        count > MostLimits
            ? Block("TooMany", field, $"{label}最多写 {MostLimits} 条规定，现有 {count} 条，请删去一些。")
            : null;

    private static Violation? LevelViolation(CampaignPlan plan)
    {
        if (!Enum.IsDefined(plan.Kind))
            return Block("Kind", "Kind", "请选择任务类型。");
        var levels = CampaignPlan.LevelsOf(plan.Kind);
        return levels.Contains(plan.Takes)
            ? null
            : Block(
                "Takes",
                "Takes",
                $"“{plan.Kind.Name()}”由{string.Join("或", levels.Select(l => UnitWords.Of(l).Name))}"
                    + "参加，请重新选择参加的单位。"
            );
    }

    private static IEnumerable<Violation?> StepViolations(CampaignPlan plan)
    {
        if (!CampaignPlan.LevelsOf(plan.Kind).Contains(plan.Takes))
            yield break;
        if (plan.RequiredSteps.Any(code => ReformSteps.For(plan.Takes).All(step => step.Code != code)))
            yield return Block(
                "UnknownStep",
                "RequiredSteps",
                $"有一个步骤不是{plan.Words.Name}的步骤，请刷新页面后重新勾选。"
            );
        if (ReformSteps.Congress(plan.Takes) is var congress && !plan.RequiredSteps.Contains(congress.Code))
            yield return Block(
                "CongressRequired",
                "RequiredSteps",
                $"“{congress.Name}”是每个{plan.Words.Brief}都要完成的步骤，请勾选。"
            );
        if (plan.DaysToDivision is < 1 or > MostDaysToDivision)
            yield return Block(
                "DaysToDivision",
                "DaysToDivision",
                $"分工会议的期限应当在 1 到 {MostDaysToDivision} 天之间，不要求时请留空。"
            );
    }

    private static Violation? CheckSpan(string field, string label, Span span, int least, int most) =>
        span.Min < least || span.Max > most || span.Min > span.Max
            ? Block(
                "QuotaRange",
                field,
                least == most
                    ? $"{label}只能是 {least} 人。"
                    : $"{label} {span.Min}—{span.Max} 不成立，请填写 {least} 到 {most} 之间的范围，前小后大。"
            )
            : null;

    private static Violation? Clause(string field, string label, string? clause) =>
        PlainText.Check(field, label, clause, ClauseRunes, required: true);

    private static Violation Block(string code, string field, string message) => new(code, field, message);

    private static Violation Remind(string code, string field, string message) =>
        new(code, field, message, Severity.Remind);
}
