using System.Globalization;
using FederationReform.Audit;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Campaigns;

/// <param name="Clause">Where it comes from; null for what the campaign sets by itself.</param>
/// <param name="Judges">Whether a record is judged by it, so that changing it treats villages unequally.</param>
public sealed record PlanItem(string Title, string Text, string? Clause = null, bool Judges = false);

/// <summary>A campaign's plan in words: for the page that shows it, and for the history of what was changed.</summary>
public static class PlanWords
{
    /// <summary>How many items at the head say what the campaign is and when; the rest are its quotas and rules.</summary>
    public const int OfTheMatter = 5;

    public static IReadOnlyList<PlanItem> Of(CampaignPlan plan)
    {
        var rules = plan.Rules;
        return
        [
            new("任务名称", plan.Name),
            new("任务类型", plan.Kind.Name()),
            new("依据文件", plan.Basis ?? "未填写"),
            new("阶段安排", Joined(plan.Stages.Select(s => $"{s.Name} {s.From:yyyy-MM-dd} 至 {s.To:yyyy-MM-dd}"))),
            new("目标进度", Joined(plan.Targets.Select(t => t.Part == t.Whole ? $"{t.By:yyyy-MM-dd} 前全部完成" : $"{t.By:yyyy-MM-dd} 前完成 {t.Part}/{t.Whole}"))),
            new("名额", $"主席 {plan.Quotas.Chairs} 人，副主席 {plan.Quotas.ViceChairs} 人，执委 {plan.Quotas.Executives} 人，妇女代表 {plan.Quotas.Representatives} 人", Judges: true),
            new("执委人数的算法", rules.ExecutivesIncludeLeaders ? "含主席、副主席" : "不含主席、副主席", Judges: true),
            new("到会人数", $"{(rules.Quorum.Strict ? "超过" : "达到")}应到人数的 {rules.Quorum.Numerator}/{rules.Quorum.Denominator}", rules.Quorum.Clause, Judges: true),
            new("当选", "赞成票超过应到人数的半数", rules.MajorityClause, Judges: true),
            new("选票", "收回的选票不多于发出的选票", rules.BallotsClause, Judges: true),
            new("差额", $"候选人比名额多 {rules.Difference.Percent}% 以上，{RoundingInWords(rules.Difference.Rounding)}{(rules.Difference.AtLeastOne ? "，至少多 1 名" : "")}", rules.Difference.Clause, Judges: true),
            Age("主席、副主席年龄", rules.LeaderAge),
            Age("执委年龄", rules.ExecutiveAge),
            Schooling("主席、副主席文化程度", rules.LeaderEducation),
            Schooling("执委文化程度", rules.ExecutiveEducation),
            new("任期", $"{rules.TermYears.ToString(CultureInfo.InvariantCulture)} 年"),
            new("完成的必要步骤", Joined(plan.RequiredSteps.Order().Select(s => ReformSteps.Of(s).ShortName), "、"), Judges: true),
        ];
    }

    public static string RoundingInWords(Rounding rounding) => rounding switch
    {
        Rounding.Up => "尾数进位",
        Rounding.Down => "尾数舍去",
        _ => "尾数四舍五入",
    };

    /// <summary>What is different, clauses included.</summary>
    internal static IReadOnlyList<FieldChange> Difference(CampaignPlan before, CampaignPlan after) =>
        [.. Of(before).Zip(Of(after)).Where(pair => pair.First != pair.Second).Select(pair => new FieldChange(pair.Second.Title, WithClause(pair.First), WithClause(pair.Second)))];

    /// <summary>The names of what is different and what records are judged by.</summary>
    internal static IReadOnlyList<string> JudgesDifferently(CampaignPlan before, CampaignPlan after) =>
        [.. Of(before).Zip(Of(after)).Where(pair => pair.Second.Judges && pair.First.Text != pair.Second.Text).Select(pair => pair.Second.Title)];

    private static string WithClause(PlanItem item) => item.Clause is null ? item.Text : $"{item.Text}（{item.Clause}）";

    private static PlanItem Age(string title, AgeLimit? limit) => new(title, limit is null ? "不限" : $"原则上 {limit.MaxAge} 周岁以下", limit?.Clause, Judges: true);

    private static PlanItem Schooling(string title, EducationLimit? limit) => new(title, limit is null ? "不限" : $"原则上{CodeLists.Education.Name(limit.Minimum)}以上", limit?.Clause, Judges: true);

    private static string Joined(IEnumerable<string> texts, string separator = "；") => string.Join(separator, texts) is { Length: > 0 } text ? text : "未填写";
}
