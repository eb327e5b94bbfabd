using System.Globalization;
using System.Text;

namespace FederationReform.Papers;

/// <summary>How papers write days and blanks, and how wide a line of text is.</summary>
public static class PaperText
{
    /// <summary>A place to be filled in by hand.</summary>
    public const string Blank = "____";

    /// <summary>A day to be filled in by hand.</summary>
    public const string BlankDay = "____年__月__日";

    /// <summary>7.3.5.4: Arabic figures, the whole year, no leading zeros: 2026年8月1日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>In characters: letters, figures and the strokes of a blank are half as wide as Chinese.</summary>
    public static double Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value < 0x2000 ? 0.5 : 1);

    /// <summary>How many characters of the text's size stand in a line.</summary>
    public static double Characters(double millimetres) =>
        millimetres * PaperLayout.PointsPerMillimetre / PaperLayout.CharacterPitch;

    /// <summary>
    /// 7.3.1: a title of several lines breaks where a word ends. The words are laid on as few lines as they need, the
    /// lines as equal as the words allow.
    /// </summary>
    /// <param name="words">The parts that are not torn apart, in order.</param>
    public static IReadOnlyList<string> TitleLines(params IReadOnlyList<string> words) =>
        // 156 mm take 20 characters of 22 pt.
        Lines(PaperLayout.TextWidth * PaperLayout.PointsPerMillimetre / PaperLayout.TitleSize, words);

    /// <summary>The same for lines of another width.</summary>
    /// <param name="line">How many characters a line takes.</param>
    public static IReadOnlyList<string> Lines(double line, params IReadOnlyList<string> words)
    {
        var lines = (int)Math.Ceiling(words.Sum(Width) / line);
        if (lines <= 1)
            return [string.Concat(words)];
        var share = words.Sum(Width) / lines;
        var broken = new List<StringBuilder> { new() };
        foreach (var word in words)
        {
            var now = Width(broken[^1].ToString());
            var next = now + Width(word);
            var wouldOverflow = next > line;
            var fuller = Math.Abs(next - share) >= Math.Abs(now - share);
            if (now > 0 && (wouldOverflow || (fuller && broken.Count < lines)))
                broken.Add(new());
            broken[^1].Append(word);
        }
        return [.. broken.Select(text => text.ToString())];
    }
}
