using FederationReform.Campaigns;

namespace FederationReform.Web.Campaigns;

/// <summary>A template's stages and targets are shown beside those that stand, and taken over together.</summary>
public sealed partial class PlanForm
{
    /// <summary>The first day that is filled in; null where none is.</summary>
    public DateOnly? Begins => Stages.Select(s => s.From).Concat(Targets.Select(t => t.By)).Min();

    /// <summary>The last day that is filled in; null where none is.</summary>
    public DateOnly? Ends => Stages.Select(s => s.To).Concat(Targets.Select(t => t.By)).Max();

    /// <param name="Now">Null where the form has no such row.</param>
    /// <param name="Then">Null for a row that goes.</param>
    public sealed record TemplateRow(string Title, string? Now, string? Then);

    /// <summary>Row by row what a template would change; those that stay as they are included.</summary>
    public IReadOnlyList<TemplateRow> Beside(PlanSchedule schedule) =>
        [
            .. Rows(i => $"第 {i} 阶段", [.. Stages.Select(Words)], [.. schedule.Stages.Select(s => s.InWords())]),
            .. Rows(
                i => $"目标进度第 {i} 行",
                [.. Targets.Select(Words)],
                [.. schedule.Targets.Select(t => t.InWords())]
            ),
        ];

    public void Take(PlanTemplate template, PlanSchedule schedule)
    {
        Pattern = template.Pattern;
        Stages.Clear();
        foreach (var stage in schedule.Stages)
        {
            var row = new StageRow();
            row.Set(stage.Name, stage.From, stage.To);
            Stages.Add(row);
        }
        Targets.Clear();
        foreach (var target in schedule.Targets)
        {
            var row = new TargetRow();
            row.Set(target);
            Targets.Add(row);
        }
    }

    private static IEnumerable<TemplateRow> Rows(Func<int, string> title, List<string> now, List<string> then) =>
        Enumerable
            .Range(0, Math.Max(now.Count, then.Count))
            .Select(i => new TemplateRow(title(i + 1), now.ElementAtOrDefault(i), then.ElementAtOrDefault(i)));

    private static string Words(StageRow row) =>
        row is { Name: { } name, From: { } from, To: { } to }
            ? new Stage(name, from, to).InWords()
            : $"{row.Name}（日期没有填完）";

    private static string Words(TargetRow row) =>
        row is { By: { } by, Part: { } part, Whole: { } whole }
            ? new TargetPoint(by, part, whole).InWords()
            : "没有填完";
}
