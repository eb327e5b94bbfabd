using System.IO.Compression;
using System.Text;
using FederationReform.Text;

namespace FederationReform.Units;

/// <summary>
/// 全国行政区划: the statistics codes and names of all levels as of 2023, inside the program. Each province is a
/// compressed list in code order (Divisions/README.md), read as a stream: 南平市 takes milliseconds, and 620 000
/// villages are never in memory together.
/// </summary>
public static class DivisionList
{
    private static readonly Lazy<IReadOnlyList<Division>> UpperLevels = new(() => [.. Read("upper")]);

    private static readonly Lazy<Dictionary<string, string>> UpperKeys = new(() =>
        Upper.ToDictionary(d => d.Code, d => Pinyin.PlaceKeys(d.Name), StringComparer.Ordinal)
    );

    /// <summary>
    /// All provinces, prefectures and counties in code order. Kept in memory, because the search goes through them at
    /// every keystroke.
    /// </summary>
    public static IReadOnlyList<Division> Upper => UpperLevels.Value;

    /// <summary>The province, prefecture or county with this code; null when the list has none.</summary>
    public static Division? Find(string code) =>
        Upper.FirstOrDefault(d => d.Code == code) ?? Upper.FirstOrDefault(d => d.Code == UnitCode.Shortened(code));

    /// <summary>A division of the upper levels and those it lies in, the province first.</summary>
    public static IReadOnlyList<Division> SelfAndAncestors(Division division) =>
        [.. Upper.Where(d => division.Code.StartsWith(d.Code, StringComparison.Ordinal))];

    /// <summary>福建省 › 南平市 › 浦城县</summary>
    public static string PathText(Division division) =>
        string.Join(
            " › ",
            SelfAndAncestors(division).Where(d => d == division || !d.IsPlaceholder).Select(d => d.Name)
        );

    /// <summary>
    /// The letters by which a search finds a division of the upper levels; see <see cref="Pinyin.PlaceKeys"/>.
    /// </summary>
    internal static string PinyinKeys(Division division) => UpperKeys.Value[division.Code];

    /// <summary>
    /// Everything below a province, prefecture or county in code order, so that each division follows its parent.
    /// </summary>
    public static IEnumerable<Division> Below(string code) =>
        Read(code[..2])
            .SkipWhile(d => !d.Code.StartsWith(code, StringComparison.Ordinal))
            .TakeWhile(d => d.Code.StartsWith(code, StringComparison.Ordinal))
            .Where(d => d.Code != code);

    private static IEnumerable<Division> Read(string file)
    {
        var stream = typeof(DivisionList).Assembly.GetManifestResourceStream($"Divisions/{file}");
        if (stream is null)
            yield break;
        using var lines = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return new Division(line[..tab], line[(tab + 1)..]);
        }
    }
}
