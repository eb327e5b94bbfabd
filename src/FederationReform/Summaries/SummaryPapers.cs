using FederationReform.Papers;
using FederationReform.Text;

namespace FederationReform.Summaries;

/// <summary>A summary as a paper of the office: a draft, which the office numbers, seals and issues.</summary>
public static class SummaryPapers
{
    /// <summary>A longer line is a sentence and no heading.</summary>
    private const int LongestHeading = 28;

    /// <param name="unit">Whose federation signs.</param>
    public static Paper Of(SummaryText text, string unit, DateOnly on)
    {
        var blocks = new List<PaperBlock> { new TitleBlock(PaperText.TitleLines(TitleWords(text.Title, unit))) };
        var headings = 0;
        foreach (var part in SummaryText.Parts.Where(p => text.Of(p).Paragraphs.Count > 0))
        {
            if (part != SummaryPart.Opening)
                blocks.Add(new HeadingBlock(1, $"{ChineseNumeral.Of(++headings)}、{text.NameOf(part)}"));
            blocks.AddRange(text.Of(part).Paragraphs.Select(Block));
        }
        blocks.Add(new SignatureBlock($"{unit}妇女联合会", PaperText.Day(on), Sealed: true));
        return Paper.Of(text.Title, [.. blocks]);
    }

    /// <summary>A short line that begins with a number in brackets is a heading of the second level.</summary>
    private static PaperBlock Block(string line) =>
        line.Length <= LongestHeading
        && line[0] == '（'
        && line.IndexOf('）') is > 1 and < 5 and var close
        && ChineseNumeral.ReadOrdinal(line[1..close]) is not null
        && line[^1] is not '。' and not '；' and not '：'
            ? new HeadingBlock(2, line)
            : new ParagraphBlock(line);

    /// <summary>Where a long title may break.</summary>
    private static string[] TitleWords(string title, string unit)
    {
        var rest = title.StartsWith(unit, StringComparison.Ordinal) ? title[unit.Length..] : title;
        var words = new List<string>();
        if (rest.Length < title.Length)
            words.Add(unit);
        var and = rest.IndexOf('及') is > 0 and var at ? at + 1 : 0;
        var name = Enum.GetValues<SummaryForm>()
            .Select(f => f.Name())
            .FirstOrDefault(n => rest.EndsWith(n, StringComparison.Ordinal));
        var end = rest.Length - (name?.Length ?? 0);
        words.AddRange(new[] { rest[..and], rest[and..end], rest[end..] }.Where(w => w.Length > 0));
        return [.. words];
    }
}
