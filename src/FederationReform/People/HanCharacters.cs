using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FederationReform.People;

/// <summary>What the table in People/Han says of one character.</summary>
/// <param name="Place">Among all characters by strokes, from 1.</param>
/// <param name="Shapes">A digit for each stroke: 1 横 2 竖 3 撇 4 点 5 折; empty where not known.</param>
/// <param name="Readings">Without tones, ü as v; the usual one first. Empty where not known.</param>
internal sealed record HanCharacter(int Place, int Strokes, string Shapes, IReadOnlyList<string> Readings);

/// <summary>The table of Han characters inside the program (People/Han/README.md): read once, when a name first needs it.</summary>
internal static class HanCharacters
{
    private static readonly Lazy<Dictionary<int, HanCharacter>> Characters = new(ReadCharacters);
    private static readonly Lazy<Dictionary<string, string[]>> Surnames = new(() =>
        Lines("surnames").Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1].Split(' '), StringComparer.Ordinal));

    public static HanCharacter? Find(Rune character) => Characters.Value.GetValueOrDefault(character.Value);

    /// <summary>A surname of two characters, or one that is read in its own way; null for all others.</summary>
    public static IReadOnlyList<string>? SurnameReading(string surname) => Surnames.Value.GetValueOrDefault(surname);

    private static Dictionary<int, HanCharacter> ReadCharacters()
    {
        var characters = new Dictionary<int, HanCharacter>(100_000);
        // A thousand combinations of readings serve a hundred thousand characters.
        var readings = new Dictionary<string, string[]>(StringComparer.Ordinal) { [""] = [] };
        foreach (var line in Lines("characters"))
        {
            var parts = line.Split('\t');
            if (!readings.TryGetValue(parts[2], out var read))
                readings.Add(parts[2], read = parts[2].Split(' '));
            characters.Add(Rune.GetRuneAt(parts[0], 0).Value, new(characters.Count + 1, int.Parse(parts[1], CultureInfo.InvariantCulture), parts[3], read));
        }
        return characters;
    }

    private static IEnumerable<string> Lines(string file)
    {
        var stream = typeof(HanCharacters).Assembly.GetManifestResourceStream($"Han/{file}") ?? throw new InvalidOperationException($"Han/{file} is not in the program.");
        using var lines = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
            yield return line;
    }
}
