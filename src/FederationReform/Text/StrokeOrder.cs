using System.Text;

namespace FederationReform.Text;

/// <summary>A character whose place in the order is not certain.</summary>
/// <param name="Strokes">
/// Null when even the number of strokes is not known: the name is then sorted after all others.
/// </param>
public sealed record StrokeGap(string Character, int? Strokes)
{
    /// <summary>The remark in Chinese that is shown below a list.</summary>
    public string Text =>
        Strokes is { } strokes
            ? $"“{Character}”（{strokes} 画）没有起笔笔形资料，遇到同笔画的字时排在后面，请人工核对先后"
            : $"“{Character}”没有笔画资料，排在最后，请人工核对先后";
}

/// <summary>
/// 按姓氏笔画为序, the order of ballots and lists of candidates: by the number of strokes of the surname; with equal
/// numbers by the shapes in the order of writing (横竖撇点折); within one surname, given names of one character first
/// (the blank in 田 富), then by the characters of the given name in the same way; finally by code point. A surname of
/// two characters counts by its first and follows the single surname written with that character.
/// </summary>
public static class StrokeOrder
{
    /// <summary>
    /// Length of a key. Keys are compared by byte order (<see cref="StringComparer.Ordinal"/>); names that differ only
    /// after their first eight given characters get equal keys.
    /// </summary>
    public const int KeyLength = Width * (MaxCharacters + 2);

    private const int MaxCharacters = 8;
    private const int Width = 4;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Sorts after every character in the table.
    private const int Unknown = 200_000;

    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    public static int Compare(string first, string second)
    {
        var byStrokes = string.CompareOrdinal(Key(first), Key(second));
        return byStrokes != 0 ? byStrokes : string.CompareOrdinal(first, second);
    }

    public static string Key(string name)
    {
        var parts = PersonName.Of(name);
        var key = new StringBuilder(KeyLength);
        Append(key, parts.Surname, 2);
        Append(key, 0);
        var given = parts.Given.EnumerateRunes().Count();
        if (given == 1 && !parts.HasDot)
            Append(key, 0);
        Append(key, parts.Given, (KeyLength - key.Length) / Width);
        return key.ToString();
    }

    /// <summary>The characters of a name whose place the table does not settle; empty for nearly all names.</summary>
    public static IReadOnlyList<StrokeGap> Gaps(string name)
    {
        var gaps = new List<StrokeGap>();
        foreach (var rune in name.EnumerateRunes())
        {
            var known = HanCharacters.Find(rune);
            if (rune.Value != PersonName.Dot && known is not { Shapes.Length: > 0 })
                gaps.Add(new(rune.ToString(), known?.Strokes));
        }
        return [.. gaps.Distinct()];
    }

    private static void Append(StringBuilder key, string characters, int most)
    {
        foreach (var rune in characters.EnumerateRunes().Where(r => r.Value != PersonName.Dot).Take(most))
            Append(key, HanCharacters.Find(rune)?.Place ?? Unknown + rune.Value);
    }

    private static void Append(StringBuilder key, int place)
    {
        Span<char> text = stackalloc char[Width];
        for (var i = Width - 1; i >= 0; i--, place /= Digits.Length)
            text[i] = Digits[place % Digits.Length];
        key.Append(text);
    }
}
