using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FederationReform.SpotChecks;

/// <summary>A unit that may be drawn.</summary>
/// <param name="Unit">The number of the unit.</param>
/// <param name="Above">The number of the unit directly above it, by which a drawing is spread.</param>
public sealed record Candidate(int Unit, int Above);

/// <summary>
/// 抽样: which candidates a seed draws. It is a calculation and no chance: whoever has the seed and the candidates
/// comes to the same units, with any tool that knows HMAC-SHA256. The decision "a drawing that anybody can redo" states
/// it for them.
/// </summary>
public static class Sample
{
    public const int SeedBytes = 32;

    /// <summary>
    /// SHA-256 of one line for each candidate, above/unit and a line feed, ordered by the two numbers.
    /// </summary>
    public static string Digest(IEnumerable<Candidate> candidates) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.ASCII.GetBytes(
                    string.Concat(
                        candidates
                            .OrderBy(c => c.Above)
                            .ThenBy(c => c.Unit)
                            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Above}/{c.Unit}\n"))
                    )
                )
            )
        );

    /// <summary>So many are a share of the candidates, rounded up.</summary>
    public static int SizeOf(int candidates, int percent) => (candidates * percent + 99) / 100;

    /// <param name="spread">
    /// Whether each unit above gives its share: the whole part of size × its candidates ÷ all candidates, and the seats
    /// that are left go to the largest remainders, of equal ones to the smaller number.
    /// </param>
    /// <returns>The numbers of the units in the order in which they are drawn.</returns>
    public static IReadOnlyList<int> Draw(
        ReadOnlySpan<byte> seed,
        IReadOnlyCollection<Candidate> candidates,
        int size,
        bool spread
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, candidates.Count);
        var key = seed.ToArray();
        var ordered = candidates.OrderBy(c => Lot(key, c.Unit), StringComparer.Ordinal).ThenBy(c => c.Unit).ToList();
        if (!spread)
            return [.. ordered.Take(size).Select(c => c.Unit)];
        var seats = Seats(candidates, size);
        return
        [
            .. ordered
                .GroupBy(c => c.Above)
                .OrderBy(g => g.Key)
                .SelectMany(g => g.Take(seats[g.Key]))
                .Select(c => c.Unit),
        ];
    }

    /// <summary>The lot of a unit: HMAC-SHA256 of its number in decimal figures, the seed being the key.</summary>
    private static string Lot(byte[] seed, int unit) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(seed, Encoding.ASCII.GetBytes(unit.ToString(CultureInfo.InvariantCulture)))
        );

    private static Dictionary<int, int> Seats(IReadOnlyCollection<Candidate> candidates, int size)
    {
        var all = (long)candidates.Count;
        var shares = candidates
            .GroupBy(c => c.Above)
            .Select(g => (Above: g.Key, Whole: (int)(size * g.Count() / all), Over: size * g.Count() % all))
            .ToList();
        var left = size - shares.Sum(s => s.Whole);
        var more = shares
            .OrderByDescending(s => s.Over)
            .ThenBy(s => s.Above)
            .Take(left)
            .Select(s => s.Above)
            .ToHashSet();
        return shares.ToDictionary(s => s.Above, s => s.Whole + (more.Contains(s.Above) ? 1 : 0));
    }
}
