using System.Globalization;
using System.Text;

namespace FederationReform;

/// <summary>
/// What people type: brought to one form, and free of characters that cannot be seen. A vertical tab passes both databases and
/// then breaks every Excel file it is exported to; a bidi mark shows a name other than the one stored.
/// </summary>
public static class PlainText
{
    /// <summary>A person's or unit's name, in Unicode code points (民委发〔2016〕33号 asks for at least 50).</summary>
    public const int NameRunes = 100;

    public const int NoteRunes = 500;

    /// <summary>Unicode NFC, without white space at the ends (U+3000 and U+00A0 included); null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null || CannotBeNormalized(text))
            return text;
        var clean = text.Normalize(NormalizationForm.FormC).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>
    /// A personal name: <see cref="Clean"/>, blanks inside Chinese names removed (张　华), and every dot between Han characters
    /// written U+00B7, as 民委发〔2016〕33号 prescribes (买买提•阿不都).
    /// </summary>
    public static string? CleanName(string? text)
    {
        if (Clean(text) is not { } clean || CannotBeNormalized(clean))
            return Clean(text);
        var runes = clean.EnumerateRunes().ToArray();
        var name = new StringBuilder(clean.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            var between = i > 0 && i < runes.Length - 1;
            if (between && IsDot(runes[i]) && IsHan(runes[i - 1]) && IsHan(runes[i + 1]))
                name.Append('·');
            else if (!(Rune.IsWhiteSpace(runes[i]) && IsHan(PreviousInk(runes, i)) && IsHan(NextInk(runes, i))))
                name.Append(runes[i].ToString());
        }
        return name.ToString();
    }

    /// <summary>At most so many UTF-16 units, and never half a character: a name may hold characters beyond the basic plane (UN-01).</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The first thing wrong with a text, or null. Length counts code points, not UTF-16 units.</summary>
    /// <param name="label">What the user calls the field, for example 姓名.</param>
    /// <param name="lines">Whether line breaks and tabs are allowed.</param>
    public static Violation? Check(string field, string label, string? text, int maxRunes = NameRunes, bool required = false, bool lines = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return required ? new("Required", field, $"请填写{label}。") : null;
        var position = 0;
        for (var i = 0; i < text.Length; position++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsInvisible(rune, lines))
                return new("InvisibleCharacter", field, $"{label}含有不可见字符（第 {position + 1} 个），请删除后重新输入。");
            i += rune.Utf16SequenceLength;
        }
        return position > maxRunes ? new("TooLong", field, $"{label}最多 {maxRunes} 个字，现有 {position} 个，请缩短。") : null;
    }

    private static bool IsInvisible(Rune rune, bool lines) => rune.Value switch
    {
        '\t' or '\n' or '\r' => !lines,
        0x00AD or 0x180E or 0x2060 or 0xFEFF => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x2028 and <= 0x202E => true,
        >= 0x2066 and <= 0x2069 => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control || (rune.Value & 0xFFFE) == 0xFFFE,
    };

    /// <summary>Half a character, or the noncharacter U+FFFE: .NET throws at both, and <see cref="Check"/> names them.</summary>
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

    private static bool IsDot(Rune rune) => rune.Value is 0x00B7 or 0x2022 or 0x30FB or 0x2027 or 0x22C5 or 0xFF0E or 0x3002 or 0xFF65 or '.';

    private static bool IsHan(Rune? rune) => rune?.Value is
        >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF or 0x3007;

    private static Rune? PreviousInk(Rune[] runes, int from)
    {
        for (var i = from - 1; i >= 0; i--)
            if (!Rune.IsWhiteSpace(runes[i]))
                return runes[i];
        return null;
    }

    private static Rune? NextInk(Rune[] runes, int from)
    {
        for (var i = from + 1; i < runes.Length; i++)
            if (!Rune.IsWhiteSpace(runes[i]))
                return runes[i];
        return null;
    }
}
