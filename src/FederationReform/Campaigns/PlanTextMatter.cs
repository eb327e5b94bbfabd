using System.Text.RegularExpressions;

namespace FederationReform.Campaigns;

/// <summary>Which campaign a document is about, and what the document is called.</summary>
internal static partial class PlanTextMatter
{
    public static IEnumerable<PlanProposal> Of(IReadOnlyList<PlanSentence> sentences)
    {
        var title = sentences
            .Take(LinesOfTheHead)
            .Select(s => (Sentence: s, Name: Document().Match(s.Text)))
            .FirstOrDefault(t => t.Name.Success);
        if (title.Sentence is not null)
            yield return new BasisProposal(title.Sentence, title.Name.Value);
        // The title decides: a document on one campaign often looks ahead to the other.
        foreach (var kind in Kinds)
        {
            var named = title.Sentence is { } head && Kinds.Any(k => Says(head, k)) ? [head] : sentences;
            if (named.FirstOrDefault(s => Says(s, kind)) is { } from)
                yield return new KindProposal(from, kind);
        }
    }

    public static IEnumerable<string> Contradictions(IReadOnlyList<PlanProposal> found)
    {
        var kinds = found.OfType<KindProposal>().Select(k => k.Kind.Name()).ToList();
        if (kinds.Count > 1)
            yield return $"文中说到{string.Join("、", kinds)}：一个任务只管一件事、一级单位，"
                + "请分别建立任务，各采用自己的部分。";
    }

    private const int LinesOfTheHead = 12;

    private static readonly CampaignKind[] Kinds =
    [
        CampaignKind.AreaBuilding,
        CampaignKind.Conversion,
        CampaignKind.TermElection,
    ];

    private static bool Says(PlanSentence sentence, CampaignKind kind) =>
        kind switch
        {
            CampaignKind.AreaBuilding => sentence.Text.Contains("区域化建设", StringComparison.Ordinal),
            CampaignKind.Conversion => Conversion().IsMatch(sentence.Text),
            _ => TermElection().IsMatch(sentence.Text),
        };

    [GeneratedRegex(
        @"《[^《》，。；\s]{4,60}(?:实施方案|工作方案|实施意见)》"
            + @"|[^《》，,。；“”""\s]{4,60}(?:实施方案|工作方案|实施意见)"
    )]
    private static partial Regex Document();

    [GeneratedRegex(@"会改联|妇改联|妇代会改建?(?:村|社区|村（社区）|村\(社区\))?妇联")]
    private static partial Regex Conversion();

    /// <summary>Not 村“两委”换届, which comes before, nor later elections that a document only mentions.</summary>
    [GeneratedRegex(@"妇联(?:组织)?换届|换届选举工作")]
    private static partial Regex TermElection();
}
