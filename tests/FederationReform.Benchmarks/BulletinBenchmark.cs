using FederationReform.Bulletins;
using FederationReform.Evidence;
using FederationReform.Figures;
using FederationReform.Files;
using FederationReform.Homes;
using FederationReform.KeptFiles;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// The figures of a prefecture's weekly bulletin, one of the last twelve weeks after another, beside hand-written SQL;
/// with half of the papers, an activity of each village in these weeks, and a home in every second village.
/// </summary>
internal static class BulletinBenchmark
{
    public const int Weeks = 12;

    private const int PapersOfAVillage = 10;
    private const int Batch = 200;

    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        await FillAsync(database, prefecture);
        await database.AnalyseAsync();
        var hand = new HandWrittenBulletin(database, prefecture.Reader, prefecture.Campaign.Id);
        var weeks = new List<BulletinWeek>();
        for (
            var week = BulletinWeek.LastClosed(WeekClosing.Usual, TimeProvider.System.UtcNow());
            weeks.Count < Weeks;
            week = week.WeekBefore()
        )
        {
            weeks.Add(week);
        }
        foreach (var week in weeks)
            await CheckAsync(database, prefecture, hand, week);

        Console.WriteLine();
        SideBySide.Head($"bulletin of {prefecture.Villages} villages, {Weeks} weeks in turn");
        var (ours, theirs) = (0, 0);
        await SideBySide.CompareAsync(
            "周报: all figures of a week",
            () => ReadAsync(database, prefecture, weeks[ours++ % Weeks]),
            () => hand.ReadAsync(weeks[theirs++ % Weeks])
        );
    }

    private static async Task<BulletinFigures> ReadAsync(
        BenchmarkDatabase database,
        Prefecture prefecture,
        BulletinWeek week
    )
    {
        await using var db = database.Portal.Open(prefecture.Reader);
        var subject = await DashboardSubject.FindAsync(db, prefecture.Reader, prefecture.Campaign.Id, null, default);
        return await BulletinCounts.ReadAsync(db, subject!, week, default);
    }

    private static async Task CheckAsync(
        BenchmarkDatabase database,
        Prefecture prefecture,
        HandWrittenBulletin hand,
        BulletinWeek week
    )
    {
        var (ours, theirs) = ((await ReadAsync(database, prefecture, week)).Total, await hand.ReadAsync(week));
        SideBySide.Same(ours.Required, theirs.Sum(t => t.Required));
        SideBySide.Same(ours.Done, theirs.Sum(t => t.Done));
        SideBySide.Same(ours.Net, theirs.Sum(t => t.Net));
        SideBySide.Same(ours.Returned, theirs.Sum(t => t.Returned));
        SideBySide.Same(ours.PapersThere, theirs.Sum(t => t.Papers));
        SideBySide.Same(ours.People.Executives, theirs.Sum(t => t.People));
        SideBySide.Same(ours.Added.Executives, theirs.Sum(t => t.Added));
    }

    private static async Task FillAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var (random, now) = (new Random(12), TimeProvider.System.UtcNow());
        var (activity, home) = (
            SampleEntry<Activity>.Of(1, ChinaTime.DateOf(now)),
            SampleEntry<Home>.Of(1, ChinaTime.DateOf(now))
        );
        List<int> reforms;
        await using (var read = database.Portal.OpenForSystem())
            reforms = await read.UnitReforms.OrderBy(r => r.UnitPath).Select(r => r.Id).ToListAsync();
        foreach (var ids in reforms.Chunk(Batch))
        {
            await using var db = database.Portal.OpenForSystem();
            foreach (
                var reform in await db.UnitReforms.Include(r => r.Unit).Where(r => ids.Contains(r.Id)).ToListAsync()
            )
            {
                foreach (var paper in prefecture.Campaign.Plan.Papers.Take(PapersOfAVillage))
                    db.EvidenceFiles.Add(EvidenceFile.Of(reform, paper.Step, paper.Id, Content(), "测量"));
                var on = ChinaTime.DateOf(now.AddDays(-random.Next(7 * Weeks)));
                db.Add(RegisterRow<Activity>.Of(reform.Unit, activity with { On = on }, now));
                if (reform.Id % 2 == 0)
                    db.Add(RegisterRow<Home>.Of(reform.Unit, home, now));
            }
            await db.SaveChangesAsync();
        }

        // A row is enough: the figures open no file.
        KeptContent Content()
        {
            byte[] bytes = [1];
            return new("照片.jpg", FileKind.Jpeg, bytes, FileAddress.Of(bytes, Guid.NewGuid()), null, null, bytes, now);
        }
    }
}
