using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FederationReform.Text;

/// <summary>One character of the table in People/Han.</summary>
/// <param name="Place">Its place among all characters in stroke order, from 1.</param>
/// <param name="Shapes">One digit for each stroke: 1 横 2 竖 3 撇 4 点 5 折; empty when not known.</param>
/// <param name="Readings">Pinyin without tones, ü as v, the usual reading first; empty when not known.</param>
internal sealed record HanCharacter(int Place, int Strokes, string Shapes, IReadOnlyList<string> Readings);

/// <summary>
/// The table of Han characters inside the program (its sources: People/Han/README.md), loaded when a name first needs
/// it.
/// </summary>
internal static class HanCharacters
{
    private static readonly Lazy<Dictionary<int, HanCharacter>> Characters = new(ReadCharacters);
    private static readonly Lazy<Dictionary<string, string[]>> Surnames = new(() =>
        Lines("surnames")
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' '), StringComparer.Ordinal)
    );

    private static readonly Lazy<Dictionary<Rune, Rune>> SimplifiedForms = new(() =>
        Lines("simplified")
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => Rune.GetRuneAt(parts[0], 0), parts => Rune.GetRuneAt(parts[1], 0))
    );

    public static HanCharacter? Find(Rune character) => Characters.Value.GetValueOrDefault(character.Value);

    /// <summary>
    /// The reading of a surname of two characters, or of one with a reading of its own; null for all others.
    /// </summary>
    public static IReadOnlyList<string>? SurnameReading(string surname) => Surnames.Value.GetValueOrDefault(surname);

    /// <summary>The simplified form of a traditional character; every other character as it is.</summary>
    public static Rune Simplified(Rune character) =>
        SimplifiedForms.Value.TryGetValue(character, out var simplified) ? simplified : character;

    private static Dictionary<int, HanCharacter> ReadCharacters()
    {
        var characters = new Dictionary<int, HanCharacter>(100_000);
        // About a thousand combinations of readings serve a hundred thousand characters, so equal arrays are shared.
        var readings = new Dictionary<string, string[]>(StringComparer.Ordinal) { [""] = [] };
        foreach (var line in Lines("characters"))
        {
            var parts = line.Split('\t');
            if (!readings.TryGetValue(parts[2], out var read))
                readings.Add(parts[2], read = parts[2].Split(' '));
            characters.Add(
                Rune.GetRuneAt(parts[0], 0).Value,
                new(characters.Count + 1, int.Parse(parts[1], CultureInfo.InvariantCulture), parts[3], read)
            );
        }
        return characters;
    }

    private static IEnumerable<string> Lines(string file)
    {
        var stream = typeof(HanCharacters).Assembly.GetManifestResourceStream($"Han/{file}")
            ?? throw new InvalidOperationException($"Han/{file} is not in the program.");
        using var lines = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
            yield return line;
    }
}
