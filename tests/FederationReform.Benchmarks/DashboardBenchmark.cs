using System.Diagnostics;
using System.Globalization;
using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Figures;

namespace FederationReform.Benchmarks;

/// <summary>
/// The dashboard's queries beside the same figures by hand-written SQL, turn by turn on one connection, so that
/// whatever else the machine does hits both. The ratio of the medians is the measure; the times are of this machine
/// only.
/// </summary>
internal static class DashboardBenchmark
{
    private const double Goal = 1.3;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var progress = new ProgressQuery(database.Portal);
        var committees = new CommitteeFiguresQuery(database.Portal);
        var hand = new HandWrittenDashboard(database);
        var campaign = prefecture.Campaign.Id;

        Console.WriteLine("| what | ours p50 ms | p95 | by hand p50 ms | p95 | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (name, scope) in new[] { ("county", prefecture.CountyStaff), ("prefecture", prefecture.Reader) })
        {
            await CheckAsync(progress, committees, hand, scope, campaign);
            await CompareAsync(
                $"{name}: progress",
                () => progress.RunAsync(scope, campaign),
                () => hand.ProgressAsync(scope, campaign)
            );
            await CompareAsync(
                $"{name}: committees",
                () => committees.RunAsync(scope, campaign),
                () => hand.CommitteesAsync(scope, campaign)
            );
            await CompareAsync(
                $"{name}: dashboard, both",
                async () =>
                {
                    await progress.RunAsync(scope, campaign);
                    await committees.RunAsync(scope, campaign);
                },
                async () =>
                {
                    await hand.ProgressAsync(scope, campaign);
                    await hand.CommitteesAsync(scope, campaign);
                }
            );
        }
    }

    /// <summary>A fast wrong answer is no yardstick.</summary>
    private static async Task CheckAsync(
        ProgressQuery progress,
        CommitteeFiguresQuery committees,
        HandWrittenDashboard hand,
        UnitScope scope,
        int campaign
    )
    {
        var (ours, theirs) = ((await progress.RunAsync(scope, campaign))!, await hand.ProgressAsync(scope, campaign));
        var (people, counts) = (
            (await committees.RunAsync(scope, campaign))!.Total.Everyone,
            await hand.CommitteesAsync(scope, campaign)
        );
        Same(ours.Total.Done, theirs.Sum(r => r.Figures.Done));
        Same(ours.Total.NetThisWeek, theirs.Sum(r => r.Figures.NetThisWeek));
        Same(people.MeanAge.Years, counts.Sum(c => c.Counts[0]));
        foreach (var figure in PeopleFigures.All)
            Same(people[figure], counts.Sum(c => c.Counts[1 + (int)figure]));

        static void Same(int a, int b)
        {
            if (a != b)
                throw new InvalidOperationException($"Ours says {a}, the hand-written SQL {b}.");
        }
    }

    private static async Task CompareAsync(string what, Func<Task> ours, Func<Task> byHand)
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
