using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>What the text of an 实施方案 says, in the order of the form.</summary>
/// <param name="Contradictions">
/// Where the document says two different things about one matter, or speaks of two campaigns: sentences for the user.
/// </param>
public sealed record PlanReading(IReadOnlyList<PlanProposal> Proposals, IReadOnlyList<string> Contradictions);

/// <summary>
/// Reads what a campaign can take over from the text of an 实施方案, by the turns of phrase of such documents. What it
/// does not recognise it leaves out; nothing is taken over without the user.
/// </summary>
public static class PlanTextReader
{
    /// <summary>In UTF-16 units; an 实施方案 has some 3 000.</summary>
    public const int MostText = 100_000;

    /// <param name="year">The year of the dates before the first one that says its own.</param>
    public static PlanReading Read(string text, int year)
    {
        var sentences = PlanSentences.Of(PastedText.Clean(PlainText.Cut(text, MostText)));
        var dates = new PlanDates(year);
        List<DatedSentence> dated = [.. sentences.Select(s => new DatedSentence(s, dates.In(s.Text)))];
        List<PlanProposal> found =
        [
            .. PlanTextMatter.Of(sentences),
            .. PlanTextStages.Of(dated),
            .. PlanTextStages.Targets(dated),
            .. sentences.SelectMany(PlanTextNumbers.Quotas),
            .. sentences.SelectMany(PlanTextNumbers.Limits),
            .. sentences.SelectMany(PlanTextNumbers.Rules),
        ];
        // The same said again, in the summary of a document for example, is one proposal: the first.
        List<PlanProposal> distinct = [.. found.DistinctBy(p => (p.Title, p.Says)).OrderBy(Place)];
        return new(distinct, [.. PlanTextMatter.Contradictions(distinct), .. Contradictions(distinct)]);
    }

    private static int Place(PlanProposal proposal) =>
        proposal switch
        {
            KindProposal => 0,
            BasisProposal => 1,
            StageProposal => 2,
            TargetProposal => 3,
            QuotaProposal => 4,
            DivisionProposal => 5,
            QuorumProposal => 6,
            MajorityProposal => 7,
            DifferenceProposal => 8,
            AgeProposal { Posts: LimitedPosts.Leaders } or EducationProposal { Posts: LimitedPosts.Leaders } => 9,
            AgeProposal or EducationProposal => 10,
            _ => 11,
        };

    private static IEnumerable<string> Contradictions(IEnumerable<PlanProposal> found) =>
        found
            .Where(p => p is not (KindProposal or BasisProposal or StageProposal or TargetProposal))
            .GroupBy(p => p.Title)
            .Where(same => same.Count() > 1)
            .Select(same =>
                $"{same.Key}有 {same.Count()} 种说法："
                + string.Join("；", same.Select(p => $"{p.Source.Where}写“{p.Says}”"))
                + "。请核对文件；要求可以都保留，填报时都会提醒。"
            );
}
