using System.Text.Json.Serialization;
using FederationReform.Text;

namespace FederationReform.Summaries;

public enum SummaryPart
{
    /// <summary>The words before the first heading.</summary>
    Opening,

    /// <summary>基本情况</summary>
    Facts,

    /// <summary>存在的问题</summary>
    Problems,

    /// <summary>解决思路和对策</summary>
    Measures,
}

/// <summary>What is written; a part in which nothing is written is left out of the paper.</summary>
public sealed record SummaryText(string Title, Passage Opening, Passage Facts, Passage Problems, Passage Measures)
{
    /// <summary>Of each part.</summary>
    public const int MaxRunes = 5_000;

    /// <summary>Each form has its own headings.</summary>
    public SummaryForm Form { get; init; } = SummaryForm.Summary;

    public static IReadOnlyList<SummaryPart> Parts { get; } = Enum.GetValues<SummaryPart>();

    public string NameOf(SummaryPart part) => part.NameIn(Form);

    public Passage Of(SummaryPart part) =>
        part switch
        {
            SummaryPart.Opening => Opening,
            SummaryPart.Facts => Facts,
            SummaryPart.Problems => Problems,
            _ => Measures,
        };

    public SummaryText With(SummaryPart part, Passage passage) =>
        part switch
        {
            SummaryPart.Opening => this with { Opening = passage },
            SummaryPart.Facts => this with { Facts = passage },
            SummaryPart.Problems => this with { Problems = passage },
            _ => this with { Measures = passage },
        };

    /// <summary>Whether both say the same; where a number is marked is no difference of words.</summary>
    public bool SaysAs(SummaryText other) => Title == other.Title && Parts.All(p => Of(p).Text == other.Of(p).Text);

    /// <summary>The marked figures, each with its part.</summary>
    [JsonIgnore]
    public IEnumerable<(SummaryPart Part, FigureMark Mark)> Figures =>
        Parts.SelectMany(p => Of(p).Marks.Select(m => (p, m)));

    internal Violations Check()
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(Title), "标题", Title, PlainText.NameRunes, required: true));
        foreach (var part in Parts)
        {
            violations.Add(
                PlainText.Check(
                    part.ToString(),
                    NameOf(part),
                    Of(part).Text,
                    MaxRunes,
                    required: part == SummaryPart.Facts,
                    lines: true
                )
            );
            if (!Of(part).IsWhole)
                throw new InvalidOperationException($"A figure of {part} does not stand where it is marked.");
        }
        return violations;
    }
}

public static class SummaryParts
{
    /// <summary>The heading of a part, without its number.</summary>
    public static string NameIn(this SummaryPart part, SummaryForm form) =>
        (part, form) switch
        {
            (SummaryPart.Opening, _) => "开头",
            (SummaryPart.Facts, SummaryForm.WorkReport) => "工作回顾",
            (SummaryPart.Facts, SummaryForm.DutyReport) => "履行职责情况",
            (SummaryPart.Facts, SummaryForm.Summary or SummaryForm.Research) => "基本情况",
            (SummaryPart.Problems, SummaryForm.WorkReport or SummaryForm.DutyReport) => "存在的不足",
            (SummaryPart.Problems, SummaryForm.Research) => "存在的困难和问题",
            (SummaryPart.Problems, SummaryForm.Summary) => "存在的问题",
            (SummaryPart.Measures, SummaryForm.WorkReport) => "今后的工作打算",
            (SummaryPart.Measures, SummaryForm.DutyReport) => "下一步工作打算",
            (SummaryPart.Measures, SummaryForm.Research) => "对策建议",
            (SummaryPart.Measures, SummaryForm.Summary) => "解决思路和对策",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}
