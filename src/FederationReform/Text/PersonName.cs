using System.Text;

namespace FederationReform.Text;

/// <summary>
/// A name in its two parts: 欧阳 and 兰, 王 and 秀英. A name with · has no surname; lists sort it by its first
/// character.
/// </summary>
internal readonly record struct PersonName(string Surname, string Given, bool HasDot)
{
    public const char Dot = '·';

    public static PersonName Of(string name)
    {
        var hasDot = name.Contains(Dot, StringComparison.Ordinal);
        // The UTF-16 index at which each character begins; a rare character takes two units.
        var starts = new List<int>();
        for (
            var at = 0;
            at < name.Length;
            at += Rune.TryGetRuneAt(name, at, out var rune) ? rune.Utf16SequenceLength : 1
        )
            starts.Add(at);
        if (starts.Count == 0)
            return new("", "", hasDot);
        if (!hasDot && starts.Count > 2 && HanCharacters.SurnameReading(name[..starts[2]]) is not null)
            return new(name[..starts[2]], name[starts[2]..], hasDot);
        var end = starts.Count > 1 ? starts[1] : name.Length;
        return new(name[..end], name[end..], hasDot);
    }
}
