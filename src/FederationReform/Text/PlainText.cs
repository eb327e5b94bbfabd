using System.Globalization;
using System.Text;

namespace FederationReform.Text;

/// <summary>
/// Brings typed text to one form and refuses characters that cannot be seen. A vertical tab passes both databases and
/// then breaks every Excel file it is exported to; a bidi mark shows a name other than the one stored.
/// </summary>
public static class PlainText
{
    /// <summary>A person's or unit's name, in Unicode code points (民委发〔2016〕33号 asks for at least 50).</summary>
    public const int NameRunes = 100;

    public const int NoteRunes = 500;

    /// <summary>
    /// Converts to Unicode NFC and trims white space (U+3000 and U+00A0 included); null when nothing is left. Text that
    /// .NET cannot normalise comes back unchanged, for <see cref="Check"/> to refuse.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (text is null || CannotBeNormalized(text))
            return text;
        var clean = text.Normalize(NormalizationForm.FormC).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>
    /// Cleans a personal name: <see cref="Clean"/>, then removes blanks inside Chinese names (张 华) and writes every
    /// dot between Han characters as U+00B7, without blanks around it, as 民委发〔2016〕33号 prescribes (买买提 •
    /// 阿不都).
    /// </summary>
    public static string? CleanName(string? text)
    {
        if (Clean(text) is not { } clean || CannotBeNormalized(clean))
            return Clean(text);
        var runes = clean.EnumerateRunes().ToArray();
        var name = new StringBuilder(clean.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsDotOfName(runes, i))
                name.Append('·');
            else if (
                !(Rune.IsWhiteSpace(runes[i]) && Joins(runes, Ink(runes, i, -1)) && Joins(runes, Ink(runes, i, 1)))
            )
                name.Append(runes[i].ToString());
        }
        return name.ToString();
    }

    /// <summary>
    /// The name of a file from somebody's machine, to show and never to open: without its folders, without characters
    /// that cannot be seen (a bidi mark shows 名单fdp.xlsx for 名单xslx.pdf), its end kept where it is too long.
    /// </summary>
    public static string FileName(string name, int length)
    {
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var visible = string.Concat(
            last.EnumerateRunes().Where(rune => !IsInvisible(rune, lines: false)).Select(rune => rune.ToString())
        );
        var clean = Clean(visible) ?? "未命名";
        if (clean.Length <= length)
            return clean;
        var end = clean[^length..];
        return char.IsLowSurrogate(end[0]) ? end[1..] : end;
    }

    /// <summary>
    /// Cuts a text to at most <paramref name="length"/> UTF-16 units, never between the two halves of a surrogate pair.
    /// </summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The first thing wrong with a text, or null.</summary>
    /// <param name="label">What the user calls the field, for example 姓名.</param>
    /// <param name="maxRunes">The most Unicode code points (not UTF-16 units) allowed.</param>
    /// <param name="lines">Whether line breaks and tabs are allowed.</param>
    public static Violation? Check(
        string field,
        string label,
        string? text,
        int maxRunes = NameRunes,
        bool required = false,
        bool lines = false
    )
    {
        if (string.IsNullOrWhiteSpace(text))
            return required ? new("Required", field, $"请填写{label}。") : null;
        var position = 0;
        for (var i = 0; i < text.Length; position++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsInvisible(rune, lines))
                return new(
                    "InvisibleCharacter",
                    field,
                    $"{label}含有不可见字符（第 {position + 1} 个），请删除后重新输入。"
                );
            i += rune.Utf16SequenceLength;
        }
        return position > maxRunes
            ? new("TooLong", field, $"{label}最多 {maxRunes} 个字，现有 {position} 个，请缩短。")
            : null;
    }

    private static bool IsInvisible(Rune rune, bool lines) =>
        rune.Value switch
        {
            '\t' or '\n' or '\r' => !lines,
            0x00AD or 0x180E or 0x2060 or 0xFEFF => true,
            >= 0x200B and <= 0x200F => true,
            >= 0x2028 and <= 0x202E => true,
            >= 0x2066 and <= 0x2069 => true,
            _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control || (rune.Value & 0xFFFE) == 0xFFFE,
        };

    /// <summary>True for a lone surrogate or the noncharacter U+FFFE: .NET throws when it normalises either.</summary>
    private static bool CannotBeNormalized(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE')
                return true;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, Math.Min(i, text.Length - 1)) || i == text.Length - 1)
                return true;
            i++;
        }
        return false;
    }

    private static bool IsDot(Rune rune) =>
        rune.Value is 0x00B7 or 0x2022 or 0x30FB or 0x2027 or 0x22C5 or 0xFF0E or 0x3002 or 0xFF65 or '.';

    private static bool IsHan(Rune rune) =>
        rune.Value
            is >= 0x4E00
                and <= 0x9FFF
                or >= 0x3400
                and <= 0x4DBF
                or >= 0xF900
                and <= 0xFAFF
                or >= 0x20000
                and <= 0x3FFFF
                or 0x3007;

    private static bool IsDotOfName(Rune[] runes, int at) =>
        IsDot(runes[at])
        && Ink(runes, at, -1) is { } before
        && Ink(runes, at, 1) is { } after
        && IsHan(runes[before])
        && IsHan(runes[after]);

    /// <summary>Whether no blank belongs beside this character.</summary>
    private static bool Joins(Rune[] runes, int? at) =>
        at is { } index && (IsHan(runes[index]) || IsDotOfName(runes, index));

    /// <summary>The index of the next character in this direction that is no blank; null at the end.</summary>
    private static int? Ink(Rune[] runes, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < runes.Length; i += step)
            if (!Rune.IsWhiteSpace(runes[i]))
                return i;
        return null;
    }
}
