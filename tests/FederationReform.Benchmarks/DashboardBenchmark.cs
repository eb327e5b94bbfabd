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
    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var progress = new ProgressQuery(database.Portal);
        var committees = new CommitteeFiguresQuery(database.Portal);
        var hand = new HandWrittenDashboard(database);
        var campaign = prefecture.Campaign.Id;

        SideBySide.Head("what");
        foreach (var (name, scope) in new[] { ("county", prefecture.CountyStaff), ("prefecture", prefecture.Reader) })
        {
            await CheckAsync(progress, committees, hand, scope, campaign);
            await SideBySide.CompareAsync(
                $"{name}: progress",
                () => progress.RunAsync(scope, campaign),
                () => hand.ProgressAsync(scope, campaign)
            );
            await SideBySide.CompareAsync(
                $"{name}: committees",
                () => committees.RunAsync(scope, campaign),
                () => hand.CommitteesAsync(scope, campaign)
            );
            await SideBySide.CompareAsync(
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
        SideBySide.Same(ours.Total.Done, theirs.Sum(r => r.Figures.Done));
        SideBySide.Same(ours.Total.NetThisWeek, theirs.Sum(r => r.Figures.NetThisWeek));
        SideBySide.Same(people.MeanAge.Years, counts.Sum(c => c.Counts[0]));
        foreach (var figure in PeopleFigures.All)
            SideBySide.Same(people[figure], counts.Sum(c => c.Counts[1 + (int)figure]));
    }
}
