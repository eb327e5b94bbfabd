using System.Diagnostics;
using System.Globalization;
using FederationReform.Dashboards;
using FederationReform.Structures;

namespace FederationReform.Benchmarks;

/// <summary>
/// 结构分析 of a county and of a prefecture: every figure, unit by unit, the last term and the one-sided committees.
/// </summary>
internal static class StructureBenchmark
{
    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var structure = new StructureQuery(database.Portal);
        var committees = new CommitteeFiguresQuery(database.Portal);
        Console.WriteLine();
        Console.WriteLine("| structure | p50 ms | p95 ms |");
        Console.WriteLine("|---|---|---|");
        foreach (var (name, scope) in new[] { ("county", prefecture.CountyStaff), ("prefecture", prefecture.Reader) })
        {
            await MeasureAsync($"{name}: in office", () => structure.RunAsync(scope, new()));
            await MeasureAsync($"{name}: of the campaign", () =>
                structure.RunAsync(scope, new(CampaignId: prefecture.Campaign.Id))
            );
            await MeasureAsync($"{name}: the dashboard's committees, to compare", () =>
                committees.RunAsync(scope, prefecture.Campaign.Id)
            );
        }
    }

    private static async Task MeasureAsync<T>(string what, Func<Task<T>> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < 25; i++)
        {
            var before = Stopwatch.GetTimestamp();
            await ask();
            if (i >= 5)
                times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {times[10]:0} | {times[18]:0} |"));
    }
}
