using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Demo;
using FederationReform.Meetings;
using FederationReform.Papers;
using FederationReform.Papers.Word;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// Writes papers into a folder for eng/papers.sh, which converts, measures and pictures them: those that are
/// measured, one with every block, and the packs of a village and of a township of the demo data.
/// </summary>
internal static class PaperFolder
{
    /// <summary>The paper whose lines and characters the script counts.</summary>
    private const string FullPages = "00-full-pages";

    /// <summary>The same in the pitch of many offices.</summary>
    private const string OfficePages = "00-full-pages-office";

    /// <summary>The paper on which the script measures the margins.</summary>
    private const string Frame = "00-frame";

    public static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, FullPages, SamplePapers.FullPages);
        Write(folder, OfficePages, SamplePapers.FullPages, LinePitch.Office);
        Write(folder, Frame, SamplePapers.Frame);
        Write(folder, "00-every-block", SamplePapers.Everything);

        await using var database = await BenchmarkDatabase.SqliteAsync();
        await new DemoData(database.Portal).CreateAsync();
        await using var db = database.Portal.OpenForSystem();
        // Of each level the record of which most is known.
        var elections = await db.Elections.AsNoTracking().Include(e => e.UnitReform.Campaign).ToListAsync();
        var village = elections.MaxBy(e => e.Sheet.Candidates.Count)!.UnitReform;
        var township = await db
            .UnitReforms.AsNoTracking()
            .Where(r => r.Campaign.Takes == UnitLevel.Township && r.State != ReformState.NotStarted)
            .OrderByDescending(r => r.State)
            .FirstAsync();
        var root = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
        var all = new UnitScope(0, "", Role.CountyStaff, root.Id, root.Name, root.Level, root.Path);
        foreach (var (name, record) in new[] { ("village", village), ("township", township) })
        {
            var facts = await MeetingRecords.LoadAsync(
                db,
                all,
                record.CampaignId,
                record.UnitId,
                database.Portal.Clock.Today(),
                CancellationToken.None
            );
            foreach (var paper in MeetingPapers.All)
                Write(folder, $"{name}-{paper.Number:00}-{paper.Kind}", paper.Write(facts[0]).Paper);
            using (var together = File.Create(Path.Combine(folder, $"{name}-00-Together{WordPaper.Extension}")))
                WordPaper.Write(
                    name,
                    MeetingPapers.All.Select(paper => paper.Write(facts[0]).Paper),
                    LinePitch.Standard,
                    together
                );
            foreach (var paper in MeetingPapers.All.Where(p => p.Small))
                Write(folder, $"{name}-{paper.Number:00}-{paper.Kind}-A5", paper.Write(facts[0], PaperSize.A5).Paper);
        }
    }

    private static void Write(string folder, string name, Paper paper, LinePitch pitch = LinePitch.Standard)
    {
        using var file = File.Create(Path.Combine(folder, name + WordPaper.Extension));
        WordPaper.Write(paper, pitch, file);
    }
}
