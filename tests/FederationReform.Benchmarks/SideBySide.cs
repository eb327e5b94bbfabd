using System.Diagnostics;
using System.Globalization;

namespace FederationReform.Benchmarks;

/// <summary>
/// A use case of ours beside the same answer by hand-written SQL, turn by turn on one connection, so that whatever else
/// the machine does hits both. The ratio of the medians is the measure; the times are of this machine only.
/// </summary>
internal static class SideBySide
{
    private const double Goal = 1.3;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static void Head(string what)
    {
        Console.WriteLine($"| {what} | ours p50 ms | p95 | by hand p50 ms | p95 | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    /// <summary>A fast wrong answer is no yardstick.</summary>
    public static void Same(long ours, long byHand)
    {
        if (ours != byHand)
            throw new InvalidOperationException($"Ours says {ours}, the hand-written SQL {byHand}.");
    }

    public static async Task CompareAsync(string what, Func<Task> ours, Func<Task> byHand)
    {
        for (var i = 0; i < 30; i++)
        {
            await ours();
            await byHand();
        }
        var (a, b) = (new List<double>(), new List<double>());
        var all = Stopwatch.StartNew();
        while (all.Elapsed < Each)
        {
            a.Add(await TimeAsync(ours));
            b.Add(await TimeAsync(byHand));
        }
        var ratio = Percentile(a, 50) / Percentile(b, 50);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {Percentile(a, 50):0.00} | {Percentile(a, 95):0.00} | {Percentile(b, 50):0.00} |"
                    + $" {Percentile(b, 95):0.00} | {ratio:0.00}{(ratio > Goal ? $" (goal {Goal:0.0})" : "")} |"
            )
        );
    }

    private static async Task<double> TimeAsync(Func<Task> what)
    {
        var start = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Percentile(List<double> values, int percent) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * percent / 100));
}
