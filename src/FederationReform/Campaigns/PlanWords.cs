using System.Globalization;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Campaigns;

/// <param name="Clause">The clause it comes from; null for what the campaign sets by itself.</param>
/// <param name="Judges">Whether records are judged by it, so that changing it treats records unequally.</param>
public sealed record PlanItem(string Title, string Text, string? Clause = null, bool Judges = false);

/// <summary>A campaign's plan in words, for its page and for the history of changes.</summary>
public static class PlanWords
{
    /// <summary>
    /// How many items at the beginning describe the campaign and its dates; the others are quotas and rules.
    /// </summary>
    public const int OfTheMatter = 6;

    public static IReadOnlyList<PlanItem> Of(CampaignPlan plan) =>
        [
            new("任务名称", plan.Name),
            new("任务类型", plan.Kind.Name()),
            new("参加单位", plan.Words.Name),
            new("依据文件", plan.Basis ?? "未填写"),
            new("阶段安排", Joined(plan.Stages.Select(s => $"{s.Name} {s.From:yyyy-MM-dd} 至 {s.To:yyyy-MM-dd}"))),
            new(
                "目标进度",
                Joined(
                    plan.Targets.Select(t =>
                        t.Part == t.Whole
                            ? $"{t.By:yyyy-MM-dd} 前全部完成"
                            : $"{t.By:yyyy-MM-dd} 前完成 {t.Part}/{t.Whole}"
                    )
                )
            ),
            new(
                "名额",
                $"主席 {plan.Quotas.Chairs} 人，副主席 {plan.Quotas.ViceChairs} 人，"
                    + $"执委 {plan.Quotas.Executives} 人，妇女代表 {plan.Quotas.Representatives} 人",
                Judges: true
            ),
            .. OfRules(plan.Rules),
            new(
                "完成的必要步骤",
                Joined(plan.RequiredSteps.Order().Select(s => ReformSteps.Of(s).ShortName), "、"),
                Judges: true
            ),
            new(
                "分工会议的期限",
                plan.DaysToDivision is { } days
                    ? $"大会后 {days.ToString(CultureInfo.InvariantCulture)} 天内"
                    : "不要求"
            ),
            new(
                "各步骤的材料",
                StepPapers.InWords(plan.Papers) is { Length: > 0 } papers ? papers : "不要求",
                Judges: plan.PapersBeforeSubmission
            ),
            new("材料齐全才能提交", plan.PapersBeforeSubmission ? "是" : "否，只提醒", Judges: true),
        ];

    /// <summary>选举办法: the rule set, one item for each rule with its clause.</summary>
    public static IReadOnlyList<PlanItem> OfRules(ElectionRules rules) =>
        [
            new(
                "执委人数的算法",
                rules.ExecutivesIncludeLeaders ? "含主席、副主席" : "不含主席、副主席",
                rules.CountingClause,
                Judges: true
            ),
            new(
                "到会人数",
                $"{(rules.Quorum.Strict ? "超过" : "达到")}应到人数的 "
                    + $"{rules.Quorum.Numerator}/{rules.Quorum.Denominator}",
                rules.Quorum.Clause,
                Judges: true
            ),
            new("当选", MajorityInWords(rules.Majority.Base), rules.Majority.Clause, Judges: true),
            new("选票", "收回的选票不多于发出的选票", rules.BallotsClause, Judges: true),
            new(
                "差额",
                $"候选人比名额多 {rules.Difference.Percent}% 以上，{RoundingInWords(rules.Difference.Rounding)}"
                    + $"{(rules.Difference.AtLeastOne ? "，至少多 1 名" : "")}",
                rules.Difference.Clause,
                Judges: true
            ),
            new("预选", PreliminaryInWords(rules.Preliminary.Allowed), rules.Preliminary.Clause, Judges: true),
            new("票数相等", TieInWords(rules.Tie.Break), rules.Tie.Clause),
            new("缺额", ShortfallInWords(rules.Shortfall.Seats), rules.Shortfall.Clause, Judges: true),
            Ages("主席、副主席年龄", rules.LeaderAges),
            Ages("执委年龄", rules.ExecutiveAges),
            Schooling("主席、副主席文化程度", rules.LeaderEducations),
            Schooling("执委文化程度", rules.ExecutiveEducations),
            new("任期", $"{rules.TermYears.ToString(CultureInfo.InvariantCulture)} 年", rules.TermClause),
        ];

    public static string MajorityInWords(MajorityBase of) => $"赞成票超过{MajorityRule.Word(of)}人数的半数";

    public static string PreliminaryInWords(bool allowed) =>
        allowed ? "允许先差额预选、再等额正式选举" : "不预选，直接差额选举";

    public static string TieInWords(TieBreak by) =>
        by == TieBreak.FewerAgainst ? "反对票少的当选；反对票也相等的，重新投票" : "就票数相等的候选人重新投票";

    public static string ShortfallInWords(OpenSeats seats) =>
        seats == OpenSeats.StayOpen ? "缺额不再另行选举" : "就缺额再次投票";

    public static string RoundingInWords(Rounding rounding) =>
        rounding switch
        {
            Rounding.Up => "尾数进位",
            Rounding.Down => "尾数舍去",
            _ => "尾数四舍五入",
        };

    /// <summary>The items that differ, clauses included.</summary>
    internal static IReadOnlyList<FieldChange> Difference(CampaignPlan before, CampaignPlan after) =>
        Difference(Of(before), Of(after));

    /// <summary>The items that another rule set would change.</summary>
    public static IReadOnlyList<FieldChange> Difference(ElectionRules before, ElectionRules after) =>
        Difference(OfRules(before), OfRules(after));

    private static IReadOnlyList<FieldChange> Difference(
        IReadOnlyList<PlanItem> before,
        IReadOnlyList<PlanItem> after
    ) =>
        [
            .. before
                .Zip(after)
                .Where(pair => pair.First != pair.Second)
                .Select(pair => new FieldChange(pair.Second.Title, WithClause(pair.First), WithClause(pair.Second))),
        ];

    /// <summary>The titles of changed items by which records are judged.</summary>
    internal static IReadOnlyList<string> JudgesDifferently(CampaignPlan before, CampaignPlan after) =>
        [
            .. Of(before)
                .Zip(Of(after))
                .Where(pair => pair.Second.Judges && pair.First.Text != pair.Second.Text)
                .Select(pair => pair.Second.Title),
        ];

    private static string WithClause(PlanItem item) =>
        item.Clause is null ? item.Text : $"{item.Text}（{item.Clause}）";

    private static PlanItem Ages(string title, IReadOnlyList<AgeLimit> limits) =>
        Limits(title, [.. limits.Select(l => ($"{l.MaxAge} 周岁以下", l.Clause))]);

    private static PlanItem Schooling(string title, IReadOnlyList<EducationLimit> limits) =>
        Limits(title, [.. limits.Select(l => ($"{CodeLists.Education.Name(l.Minimum)}以上", l.Clause))]);

    private static PlanItem Limits(string title, IReadOnlyList<(string Text, string Clause)> limits) =>
        limits.Count == 0
            ? new(title, "不限", Judges: true)
            : new(
                title,
                "原则上"
                    + string.Join("；原则上", limits.Select(l => char.IsAsciiDigit(l.Text[0]) ? $" {l.Text}" : l.Text)),
                string.Join("；", limits.Select(l => l.Clause)),
                Judges: true
            );

    private static string Joined(IEnumerable<string> texts, string separator = "；") =>
        string.Join(separator, texts) is { Length: > 0 } text ? text : "未填写";
}
