using System.Text.RegularExpressions;
using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>A sentence of an 实施方案.</summary>
/// <param name="Place">Its headings' numbers, for example 三（二）2; empty before the first heading.</param>
/// <param name="Text">Without the heading's number.</param>
public sealed record PlanSentence(string Place, string Text)
{
    /// <summary>For example “三（二）2”; 文中 before the first heading.</summary>
    public string Where => Place.Length > 0 ? Place : "文中";

    /// <summary>The sentence as the clause of a rule, cut to the length that a clause may have.</summary>
    public string Clause => PlainText.Cut($"实施方案{Place}：{Text}", CampaignPlanRules.ClauseRunes);
}

/// <summary>An 实施方案 cut into sentences that know their place (GB/T 9704: 一、 then （一） then 1.).</summary>
internal static partial class PlanSentences
{
    public static IReadOnlyList<PlanSentence> Of(string cleanText)
    {
        var sentences = new List<PlanSentence>();
        var (chapter, section, item) = ("", "", "");
        foreach (var line in Lines(cleanText))
        {
            var text = line;
            while (Number().Match(text) is { Success: true } number)
            {
                (chapter, section, item) =
                    number.Groups["chapter"] is { Success: true } c ? (c.Value, "", "")
                    : number.Groups["section"] is { Success: true } s ? (chapter, $"（{s.Value}）", "")
                    : (chapter, section, number.Groups["item"].Value);
                text = text[number.Length..].TrimStart();
            }
            foreach (var sentence in End().Split(text).Select(s => s.Trim()).Where(s => s.Length > 1))
                sentences.Add(new(chapter + section + item, sentence));
        }
        return sentences;
    }

    // A web page may have lost its line breaks: a heading within a line begins a line of its own.
    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n')
            .SelectMany(line => Inner().Replace(line.Trim(), "\n").Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0);

    [GeneratedRegex(
        @"^(?:(?<chapter>[一二三四五六七八九十]{1,3})、"
            + @"|[(（](?<section>[一二三四五六七八九十]{1,3})[)）]|(?<item>\d{1,2})[.．、](?!\d))"
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[。；;：: ]) ?(?=[(（][一二三四五六七八九十]{1,3}[)）]\p{Lo})")]
    private static partial Regex Inner();

    [GeneratedRegex(@"(?<=[。；;！？])")]
    private static partial Regex End();
}
