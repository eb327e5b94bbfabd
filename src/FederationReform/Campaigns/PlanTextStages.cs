using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Text;

namespace FederationReform.Campaigns;

internal sealed record DatedSentence(PlanSentence Sentence, IReadOnlyList<PlanDate> Dates);

/// <summary>The stages of a document and the days by which a share of the units must be done.</summary>
internal static partial class PlanTextStages
{
    public static IReadOnlyList<PlanProposal> Of(IReadOnlyList<DatedSentence> sentences)
    {
        var stages = Headed(sentences).ToList();
        if (stages.Count == 0)
            stages = Named(sentences);
        if (stages.Count > CampaignPlanRules.MostStages)
            stages = stages[..CampaignPlanRules.MostStages];
        return
        [
            .. stages.Select(
                (stage, i) =>
                    new StageProposal(
                        stage.Source,
                        i,
                        stages.Count,
                        stage.Name,
                        stage.From ?? (i == 0 ? IssuedBefore(sentences, stage.To) : stages[i - 1].To?.AddDays(1)),
                        stage.To
                    )
            ),
        ];
    }

    public static IReadOnlyList<PlanProposal> Targets(IReadOnlyList<DatedSentence> sentences)
    {
        var targets = sentences
            .SelectMany(TargetsOf)
            .DistinctBy(t => t.Point.By)
            .OrderBy(t => t.Point.By)
            .Take(CampaignPlanRules.MostTargets)
            .ToList();
        return [.. targets.Select((t, i) => new TargetProposal(t.Source, i, targets.Count, t.Point))];
    }

    private sealed record Stage(PlanSentence Source, string Name, DateOnly? From, DateOnly? To);

    /// <summary>（一）组织动员阶段（2017年11月25日前） and 第一阶段：组织动员（11月1日—25日）.</summary>
    private static IEnumerable<Stage> Headed(IReadOnlyList<DatedSentence> sentences)
    {
        foreach (var (sentence, dates) in sentences)
            if (Heading().Match(sentence.Text) is { Success: true } heading)
            {
                var when = heading.Groups["when"];
                var date = dates.FirstOrDefault(d => d.At >= when.Index && d.At < when.Index + when.Length);
                if (date is not null)
                    yield return new(sentence, heading.Groups["name"].Value, date.Until ? null : date.First, date.Last);
            }
    }

    /// <summary>分“准备与试点、攻坚与推进、建章立制与总结”三个阶段: names without dates.</summary>
    private static List<Stage> Named(IReadOnlyList<DatedSentence> sentences) =>
        sentences
            .Select(s => (s.Sentence, Match: Listed().Match(s.Sentence.Text)))
            .Where(s => s.Match.Success)
            .Select(s =>
                s.Match.Groups["names"]
                    .Value.Split('、')
                    .Select(name => new Stage(s.Sentence, name, From: null, To: null))
                    .ToList()
            )
            .FirstOrDefault(names => names.Count > 1)
        ?? [];

    /// <summary>The day of the document's signature, from which its first stage runs.</summary>
    private static DateOnly? IssuedBefore(IReadOnlyList<DatedSentence> sentences, DateOnly? end) =>
        sentences
            .Where(s => s.Dates is [var date] && Signature().IsMatch(s.Sentence.Text) && date.First <= end)
            .Select(s => (DateOnly?)s.Dates[0].First)
            .FirstOrDefault();

    private static IEnumerable<(PlanSentence Source, TargetPoint Point)> TargetsOf(DatedSentence sentence)
    {
        var text = sentence.Sentence.Text;
        if (Report().IsMatch(text))
            yield break;
        foreach (var (date, i) in sentence.Dates.Select((d, i) => (d, i)))
        {
            var end = i + 1 < sentence.Dates.Count ? sentence.Dates[i + 1].At : text.Length;
            var after = text[(date.At + date.Length)..end];
            if (Done().Match(after) is not { Success: true } done || !(date.Until || done.Groups["all"].Success))
                continue;
            yield return (sentence.Sentence, Share(done.Value, date.Last));
        }
    }

    private static TargetPoint Share(string done, DateOnly by)
    {
        if (Fraction().Match(done) is { Success: true } fraction)
            return new(by, Numeral(fraction.Groups["part"]), Numeral(fraction.Groups["whole"]));
        if (Percent().Match(done) is { Success: true } percent)
            return new(by, int.Parse(percent.Groups["percent"].Value, CultureInfo.InvariantCulture), 100);
        return done.Contains("一半", StringComparison.Ordinal) ? new(by, 1, 2) : new(by, 1, 1);
    }

    private static int Numeral(Group group) => ChineseNumeral.Read(group.Value) ?? 1;

    [GeneratedRegex(
        @"(?:第[一二三四五六]阶段[:：，,、]?\s*)?(?<name>[\p{Lo}、]{2,20}?)(?:阶段)?"
            + @"[（(](?<when>[^（）()]{2,40})[)）]$|(?<name>[\p{Lo}、]{2,20}?)阶段[（(:：](?<when>[^（）()]{2,40})"
    )]
    private static partial Regex Heading();

    [GeneratedRegex("[“\"「](?<names>[^”\"」]{4,80})[”\"」](?:[三四五二]|\\d)个阶段")]
    private static partial Regex Listed();

    /// <summary>A line that ends with its date, as the signature and the imprint do.</summary>
    [GeneratedRegex(@"^[^，。；]{0,30}\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$")]
    private static partial Regex Signature();

    /// <summary>What has been done is no target.</summary>
    [GeneratedRegex("截止|截至|已经?(?:全面|全部|圆满)?完成|完成了")]
    private static partial Regex Report();

    [GeneratedRegex(
        @"^[^。；]{0,30}?(?<all>全面|全部)?完成"
            + @"(?:[^，,。；]{0,30}?(?:[一二两三四五六七八九十]+分之[一二两三四五六七八九十]+|\d{1,3}%|一半))?"
    )]
    private static partial Regex Done();

    [GeneratedRegex("(?<whole>[一二两三四五六七八九十]+)分之(?<part>[一二两三四五六七八九十]+)")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<percent>\d{1,3})%")]
    private static partial Regex Percent();
}
