using System.Text;

namespace FederationReform.Text;

/// <summary>
/// A name in Latin letters as an input method takes it: lower case, without tones and blanks, ü as v.
/// </summary>
/// <param name="Full">shanjianhua</param>
/// <param name="Initials">sjh</param>
public readonly record struct NamePinyin(string Full, string Initials)
{
    internal const int MostCharacters = 16;

    /// <summary>The longest reading, zhuang, has six letters.</summary>
    internal const int MostLetters = 6 * MostCharacters;

    /// <summary>Cut to the length of the database columns; nobody types that much in a search.</summary>
    internal (string Full, string Initials) Shortened => (Cut(Full, MostLetters), Cut(Initials, MostCharacters));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>
/// Readings of names. Surnames have readings of their own (单 shan, 解 xie, 曾 zeng, 尉迟 yu chi); other characters
/// have their usual ones.
/// </summary>
public static class Pinyin
{
    /// <summary>The most UTF-16 units of <see cref="PlaceKeys"/>.</summary>
    public const int KeysLength = 800;

    // A name with 重, 长 and 行 has eight readings; a name with more is found by the usual reading only.
    private const int MaxWays = 8;

    public static NamePinyin OfPerson(string name) => Of(ReadPerson(name));

    /// <summary>
    /// A second reading of the name: another reading of the surname, or of the first given character that has two; null
    /// when there is none.
    /// </summary>
    public static NamePinyin? OtherOfPerson(string name)
    {
        var readings = ReadPerson(name);
        var ambiguous = readings.FindIndex(r => r.Count > 1);
        return ambiguous < 0 ? null : Of([.. readings.Select((r, i) => i == ambiguous ? [r[1]] : r)]);
    }

    public static NamePinyin OfPlace(string name) => Of(ReadPlace(name));

    /// <summary>
    /// All keys by which a place is found, each after a blank: initials and full pinyin from each character on, in
    /// every reading. 南平市: " nps nanpingshi ps pingshi s shi". To search, look for a blank followed by
    /// <see cref="Typed"/>.
    /// </summary>
    public static string PlaceKeys(string name) => Keys(ReadPlace(name));

    /// <summary>A typed text in the form of the keys (Nan Ping, ｎｐ, lü); null when it is not pinyin.</summary>
    public static string? Typed(string? text)
    {
        var letters = Reading
            .Compact(text)
            .Replace("'", "", StringComparison.Ordinal)
            .Replace('ü', 'v')
            .Replace('Ü', 'v')
            .ToLowerInvariant();
        return letters.Length > 0 && letters.All(char.IsAsciiLetterOrDigit) && letters.Any(char.IsAsciiLetter)
            ? letters
            : null;
    }

    private static NamePinyin Of(List<IReadOnlyList<string>> readings) =>
        new(string.Concat(readings.Select(r => r[0])), string.Concat(readings.Select(r => r[0][0])));

    private static List<IReadOnlyList<string>> ReadPerson(string name)
    {
        var parts = PersonName.Of(name);
        if (parts.HasDot || HanCharacters.SurnameReading(parts.Surname) is not { } surname)
            return ReadPlace(name);
        // The reading as a surname first, then the character's other readings: 覃 is Qin in one place and Tan in
        // another.
        var readings = ReadPlace(parts.Surname)
            .Zip(surname, (all, own) => (IReadOnlyList<string>)[own, .. all.Where(r => r != own)])
            .ToList();
        readings.AddRange(ReadPlace(parts.Given));
        return readings;
    }

    /// <summary>
    /// The readings of each character; a letter or digit stands for itself, other characters are skipped.
    /// </summary>
    private static List<IReadOnlyList<string>> ReadPlace(string name)
    {
        var readings = new List<IReadOnlyList<string>>();
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                readings.Add([Rune.ToLowerInvariant(rune).ToString()]);
            else if (HanCharacters.Find(rune) is { Readings.Count: > 0 } character)
                readings.Add(character.Readings);
        }
        return readings;
    }

    private static string Keys(List<IReadOnlyList<string>> readings)
    {
        var keys = new List<string>();
        List<NamePinyin> ways = [new("", "")];
        foreach (var all in readings.Take(NamePinyin.MostCharacters).Reverse())
        {
            var taken = all.Count * ways.Count > MaxWays ? all.Take(1) : all;
            ways =
            [
                .. taken.SelectMany(reading =>
                    ways.Select(rest => new NamePinyin(reading + rest.Full, reading[0] + rest.Initials))
                ),
            ];
            keys.InsertRange(0, ways.SelectMany(way => new[] { way.Initials, way.Full }));
        }
        var text = new StringBuilder();
        foreach (var key in keys.Distinct().TakeWhile(key => text.Length + key.Length < KeysLength))
            text.Append(' ').Append(key);
        return text.ToString();
    }
}
