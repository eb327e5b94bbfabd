using System.Text;

namespace FederationReform.Text;

/// <summary>The result of reading a typed or pasted text: a value, or what is wrong with the text.</summary>
/// <param name="Problem">
/// Completes 「第 7 行出生年月“1990-02-30”…」, without the full stop; null when the value can be used.
/// </param>
public readonly record struct Reading<T>(T Value, string? Problem)
{
    public bool Readable => Problem is null;
}

public static class Reading
{
    public static Reading<T> Of<T>(T value) => new(value, null);

    public static Reading<T> Unreadable<T>(string problem) => new(default!, problem);

    /// <summary>
    /// Makes full-width letters and digits narrow and removes all blanks and the leading apostrophe of an Excel text
    /// cell. Not for names and notes.
    /// </summary>
    public static string Compact(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                compact.Append(c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c);
        return compact.ToString().TrimStart('\'', '\u2018', '\u2019');
    }
}
