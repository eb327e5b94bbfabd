using FederationReform.Text;
using FederationReform.Tree;

namespace FederationReform.Campaigns;

/// <summary>材料: a paper or photo that a campaign asks for in a step.</summary>
/// <param name="Id">
/// Its number within the campaign, kept when it is renamed, so that what was uploaded for it stays with it.
/// </param>
public sealed record StepPaper(int Id, StepCode Step, string Name)
{
    public const int NameRunes = 40;
    public const int MostOfAStep = 12;

    /// <summary>What is uploaded to a step without being one of its papers: 其他材料.</summary>
    public const int Other = 0;
}

public static class StepPapers
{
    /// <summary>The papers that belong to the steps by the procedure; the county changes them.</summary>
    public static IReadOnlyList<StepPaper> Usual(UnitLevel level) => level == UnitLevel.Township ? township : village;

    private static readonly IReadOnlyList<StepPaper> village = Of(ReformSteps.Village);
    private static readonly IReadOnlyList<StepPaper> township = Of(ReformSteps.Township);

    private static IReadOnlyList<StepPaper> Of(IReadOnlyList<StepDefinition> steps) =>
        [
            .. steps.SelectMany(step =>
                step.Papers.Split('、', StringSplitOptions.RemoveEmptyEntries)
                    .Select((name, i) => new StepPaper((int)step.Code * 100 + i + 1, step.Code, name))
            ),
        ];

    /// <summary>
    /// The papers of a step as they are typed, separated by 、. One whose name stays keeps its number, and with it its
    /// files; so does the only one that was renamed. Where several names changed, nobody can say which became which.
    /// </summary>
    public static IReadOnlyList<StepPaper> Typed(IReadOnlyList<StepPaper> before, StepCode step, string? text)
    {
        var names = (text ?? "").Split(
            ['、', '，', ',', '；', ';', '\n', '\r'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var left = before.Where(p => p.Step == step && !names.Contains(p.Name)).ToList();
        var unknown = names.Where(n => before.All(p => p.Step != step || p.Name != n)).ToList();
        var next = before.Select(p => p.Id).Append((int)step * 100).Where(id => id / 100 == (int)step).Max();
        var typed = new List<StepPaper>();
        foreach (var name in names)
        {
            var known = before.FirstOrDefault(p => p.Step == step && p.Name == name && !typed.Contains(p));
            typed.Add(
                known
                    ?? (left.Count == 1 && unknown.Count == 1 ? left[0] with { Name = name } : new(++next, step, name))
            );
        }
        return typed;
    }

    /// <summary>Whether its step belongs to what is handed in; papers of later steps follow the approval.</summary>
    public static bool BeforeSubmission(this StepPaper paper) => ReformSteps.Of(paper.Step).Stage != StepStage.After;

    internal static IReadOnlyList<StepPaper> Clean(IReadOnlyList<StepPaper> papers) =>
        [.. papers.Select(p => p with { Name = PlainText.Clean(p.Name) ?? "" }).OrderBy(p => p.Step).ThenBy(p => p.Id)];

    internal static IEnumerable<Violation?> Check(IReadOnlyList<StepPaper> papers, UnitLevel takes)
    {
        foreach (var paper in papers)
            yield return PlainText.Check(
                nameof(CampaignPlan.Papers),
                "材料名称",
                paper.Name,
                StepPaper.NameRunes,
                required: true
            );
        var steps = ReformSteps.For(takes);
        if (
            papers.Any(p => p.Id <= StepPaper.Other || steps.All(s => s.Code != p.Step))
            || papers.DistinctBy(p => p.Id).Count() != papers.Count
        )
            yield return new("UnknownPaper", nameof(CampaignPlan.Papers), "材料清单对不上步骤，请刷新页面后重新填写。");
        foreach (var step in papers.GroupBy(p => p.Step))
        {
            var name = steps.FirstOrDefault(s => s.Code == step.Key)?.ShortName;
            if (step.Count() > StepPaper.MostOfAStep)
                yield return new(
                    "TooManyPapers",
                    nameof(CampaignPlan.Papers),
                    $"“{name}”最多列 {StepPaper.MostOfAStep} 种材料，现有 {step.Count()} 种，请合并一些。"
                );
            foreach (var twice in step.GroupBy(p => p.Name).Where(g => g.Key.Length > 0 && g.Count() > 1))
                yield return new(
                    "PaperTwice",
                    nameof(CampaignPlan.Papers),
                    $"“{name}”的材料“{twice.Key}”写了 {twice.Count()} 遍，请删去重复的。"
                );
        }
    }

    /// <summary>For example 筹备：实施方案、会议记录；候选人：候选人名单.</summary>
    internal static string InWords(IReadOnlyList<StepPaper> papers) =>
        string.Join(
            "；",
            papers
                .GroupBy(p => p.Step)
                .OrderBy(g => g.Key)
                .Select(g => $"{ReformSteps.Of(g.Key).ShortName}：{string.Join("、", g.Select(p => p.Name))}")
        );
}
