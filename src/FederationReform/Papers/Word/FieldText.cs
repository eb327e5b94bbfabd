using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Papers.Word;

/// <summary>
/// The text of one paragraph with the fields in it. Word tears a text into runs as it likes, for a mark of its spelling
/// checker or a change of font: a field is looked for in the text as a whole, and its value takes the looks of the run
/// in which the field begins.
/// </summary>
internal sealed partial class FieldText
{
    // A tab or a line's end: no part of a name.
    private const char Other = '\u0001';

    private readonly Paragraph paragraph;
    private readonly List<WordText?> owners = [];
    private readonly string text;
    private readonly List<Match> found;

    private FieldText(Paragraph paragraph)
    {
        this.paragraph = paragraph;
        var all = new StringBuilder();
        foreach (var element in Own(paragraph))
            if (element is WordText part)
            {
                all.Append(part.Text);
                owners.AddRange(Enumerable.Repeat(part, part.Text.Length));
            }
            else
            {
                all.Append(Other);
                owners.Add(null);
            }
        text = all.ToString();
        found = Fields().Matches(text).ToList();
    }

    public static FieldText Of(Paragraph paragraph) => new(paragraph);

    public IEnumerable<PaperField> Found => found.Select(FieldOf);

    public string Text => text.Replace(Other, ' ');

    /// <summary>How many beginnings and ends of a field stand in it, a whole field being two.</summary>
    public int Braces => Pairs().Count(text);

    /// <summary>Whether a field is begun and not ended, or ended and not begun.</summary>
    public bool Unbalanced => Braces > 2 * found.Count;

    /// <summary>The same of any text.</summary>
    public static int BracesOf(string text) => Pairs().Count(text);

    /// <summary>What stands before and behind a field, so that it is found in the file.</summary>
    public string Around(int field)
    {
        const int around = 8;
        var (begin, end) = (found[field].Index, found[field].Index + found[field].Length);
        return Text[Math.Max(0, begin - around)..Math.Min(text.Length, end + around)].Trim();
    }

    /// <summary>Puts values in the place of the fields.</summary>
    public void Replace(Func<PaperField, string?> value)
    {
        if (found.Count == 0)
            return;
        var parts = Parts(value);
        var breaks = LinesOfTitle(parts);
        var written = owners.OfType<WordText>().Distinct().ToDictionary(t => t, _ => new StringBuilder());
        foreach (var (index, part) in parts.Index())
        {
            if (breaks.Contains(index))
                written[owners[part.From]!].Append('\n');
            if (part.Value is { } known)
                written[owners[part.From]!].Append(known);
            else
                for (var i = part.From; i < part.To; i++)
                    if (owners[i] is { } owner)
                        written[owner].Append(text[i]);
        }
        foreach (var (owner, all) in written)
            Write(owner, WordBlocks.Printable(all.ToString()));
    }

    /// <summary>Everything of the paragraph itself, not of a text box that is fixed to it.</summary>
    private static IEnumerable<OpenXmlElement> Own(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
            if (child is WordText or TabChar or Break or CarriageReturn or FieldCode or FieldChar)
                yield return child;
            else if (child is not (Paragraph or ParagraphProperties))
                foreach (var inner in Own(child))
                    yield return inner;
    }

    private static PaperField FieldOf(Match match) =>
        new(Blanks().Replace(match.Groups["name"].Value, "").Replace('．', '.').Replace('·', '.'));

    private List<Part> Parts(Func<PaperField, string?> value)
    {
        var parts = new List<Part>();
        var at = 0;
        foreach (var match in found)
        {
            if (match.Index > at)
                parts.Add(new(at, match.Index, null));
            at = match.Index + match.Length;
            parts.Add(new(match.Index, at, value(FieldOf(match)) ?? ""));
        }
        if (at < text.Length)
            parts.Add(new(at, text.Length, null));
        return parts;
    }

    /// <summary>
    /// 7.3.1: a title of several lines breaks where a word ends; a field and the text between two fields are words.
    /// Whoever wrote the template has broken the lines where the text has breaks of its own.
    /// </summary>
    /// <returns>The parts that begin a line.</returns>
    private HashSet<int> LinesOfTitle(List<Part> parts)
    {
        var begins = new HashSet<int>();
        if (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value != WordStyles.Title || text.Contains(Other))
            return begins;
        List<string> words = [.. parts.Select(part => part.Value ?? text[part.From..part.To])];
        var length = 0;
        foreach (var line in PaperText.TitleLines(words).SkipLast(1))
        {
            length += line.Length;
            var before = 0;
            begins.Add(words.TakeWhile(word => (before += word.Length) <= length).Count());
        }
        return begins;
    }

    /// <summary>Lines of the text become lines of the run.</summary>
    private static void Write(WordText owner, string all)
    {
        var lines = all.Split('\n');
        owner.Text = lines[0];
        owner.Space = SpaceProcessingModeValues.Preserve;
        OpenXmlElement last = owner;
        foreach (var line in lines.Skip(1))
        {
            last = last.InsertAfterSelf(new Break());
            last = last.InsertAfterSelf(new WordText(line) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    /// <param name="Value">Null for text that stays.</param>
    private readonly record struct Part(int From, int To, string? Value);

    // Also as an input method for Chinese types them.
    [GeneratedRegex(@"[{｛]\s?[{｛](?<name>[^{}｛｝\u0001]*)[}｝]\s?[}｝]")]
    private static partial Regex Fields();

    [GeneratedRegex(@"[{｛]\s?[{｛]|[}｝]\s?[}｝]")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"[\s\u200B-\u200D\uFEFF]")]
    private static partial Regex Blanks();
}
