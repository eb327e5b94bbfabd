using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace FederationReform.Spreadsheets.Writing;

/// <summary>Whether a text could be written into a cell as it is.</summary>
internal enum TextLoss
{
    None,
    Replaced,
    Cut,
}

/// <summary>Turns any stored text into cell text, a sheet name or a file name that every program can open.</summary>
public static partial class SheetText
{
    /// <summary>The most UTF-16 units that a cell holds.</summary>
    public const int LongestCell = 32_767;

    private const int LongestSheetName = 31;
    private const int LongestFileName = 80;
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Whether the text begins like a formula. The cell is then marked as quoted text, so that editing it does not turn
    /// it into a formula.
    /// </summary>
    internal static bool LooksLikeFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\0' or '＝' or '＋' or '－' or '＠';

    /// <summary>
    /// The text without characters that XML forbids (control characters, lone surrogates), cut to the length of a cell.
    /// </summary>
    internal static (string Text, TextLoss Loss) Clean(string text)
    {
        var loss = TextLoss.None;
        if (FirstInvalid(text, 0) is var invalid and >= 0)
        {
            var clean = new StringBuilder(text);
            for (; invalid >= 0; invalid = FirstInvalid(text, invalid + 1))
                clean[invalid] = Replacement;
            (text, loss) = (clean.ToString(), TextLoss.Replaced);
        }
        if (text.Length > LongestCell)
            (text, loss) = (Cut(text, LongestCell), TextLoss.Cut);
        return (text, loss);
    }

    /// <summary>
    /// Escapes a text that looks like an escaped character (_x000D_); otherwise it would be read back as that
    /// character.
    /// </summary>
    internal static string Escaped(string text) =>
        text.Contains("_x", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(text, "_x005F_") : text;

    /// <summary>
    /// At most 31 characters, none of []:*?/\, and different from the names in <paramref name="others"/>.
    /// </summary>
    internal static string SheetName(string name, IReadOnlyCollection<string> others)
    {
        var (clean, _) = Clean(name);
        clean = Cut(Forbidden().Replace(clean, " ").Trim().Trim('\''), LongestSheetName).Trim();
        if (clean.Length == 0)
            clean = "表";
        var free = clean;
        for (var n = 2; others.Contains(free, StringComparer.OrdinalIgnoreCase); n++)
            free = Cut(clean, LongestSheetName - 2 - n.ToString(CultureInfo.InvariantCulture).Length) + $"({n})";
        return free;
    }

    /// <summary>
    /// A file name that every operating system stores: without path separators, bidi marks and invisible characters.
    /// </summary>
    /// <param name="name">Without the extension.</param>
    /// <param name="extension">Empty for a folder.</param>
    public static string FileName(string name, string extension = ".xlsx")
    {
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (
                rune.Value != Replacement
                && Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    )
            )
                clean.Append(
                    rune.Value is '\\' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? " " : rune.ToString()
                );
        var text = Cut(Spaces().Replace(clean.ToString(), " ").Trim('.', ' '), LongestFileName).TrimEnd('.', ' ');
        return $"{(text.Length == 0 ? "导出" : text)}{extension}";
    }

    private static int FirstInvalid(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                i++;
            else
                return i;
        }
        return -1;
    }

    /// <summary>Cuts to a number of UTF-16 units, never between the two halves of a surrogate pair.</summary>
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\[\]:*?/\\\t\r\n]")]
    private static partial Regex Forbidden();
}
