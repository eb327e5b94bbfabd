using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Figures;

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

/// <summary>
/// 资料齐全率: of the papers that the campaign asks for, times the records that are required, how many have a file. The
/// one place where they are counted: a paper with five photos counts once, one that the campaign no longer asks for and
/// those of exempt records not at all.
/// </summary>
internal static class PaperCompleteness
{
    /// <param name="path">The unit whose records are counted, with all below it.</param>
    /// <param name="width">The length of the paths by which they are grouped.</param>
    /// <returns>How many papers are there, by path; what has none is not in it.</returns>
    public static async Task<Dictionary<string, int>> ThereAsync(
        PortalDbContext db,
        int campaignId,
        CampaignPlan plan,
        string path,
        int width,
        CancellationToken cancel
    )
    {
        var asked = plan.Papers.Select(p => p.Id).ToHashSet();
        var there = new Dictionary<string, int>();
        await foreach (
            var paper in Read.For(db)(db, campaignId, path, UnitPath.End(path), width).WithCancellation(cancel)
        )
        {
            if (asked.Contains(paper.Number))
                there[paper.Path] = there.GetValueOrDefault(paper.Path) + paper.Records;
        }
        return there;
    }

    /// <summary>The same of single records, by their ids.</summary>
    public static async Task<Dictionary<int, int>> ThereAsync(
        PortalDbContext db,
        CampaignPlan plan,
        IReadOnlyList<int> reforms,
        CancellationToken cancel
    )
    {
        var asked = plan.Papers.Select(p => p.Id).ToHashSet();
        var papers = await db
            .EvidenceFiles.Where(f => reforms.Contains(f.UnitReformId) && f.RemovedAt == null)
            .Select(f => new { f.UnitReformId, f.Paper })
            .Distinct()
            .ToListAsync(cancel);
        return papers
            .Where(p => asked.Contains(p.Paper))
            .GroupBy(p => p.UnitReformId)
            .ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>
    /// The same of the records in the scope of these campaigns, by campaign; one without any paper is not in it.
    /// </summary>
    public static async Task<Dictionary<int, int>> ThereAsync(
        PortalDbContext db,
        UnitScope scope,
        IReadOnlyDictionary<int, CampaignPlan> plans,
        CancellationToken cancel
    )
    {
        var campaigns = plans.Keys.ToList();
        var papers = await (
            from file in db.EvidenceFiles.VisibleTo(scope)
            where file.RemovedAt == null && campaigns.Contains(file.CampaignId)
            join reform in db.UnitReforms on file.UnitReformId equals reform.Id
            where reform.State != ReformState.Exempt
            group file by new { file.CampaignId, file.Paper } into same
            select new
            {
                same.Key.CampaignId,
                same.Key.Paper,
                Records = same.Select(f => f.UnitReformId).Distinct().Count(),
            }
        ).ToListAsync(cancel);
        return papers
            .Where(p => plans[p.CampaignId].Papers.Any(asked => asked.Id == p.Paper))
            .GroupBy(p => p.CampaignId)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Records));
    }

    /// <summary>Required records that lack a paper.</summary>
    public static IQueryable<UnitReform> Lacking(
        this IQueryable<UnitReform> reforms,
        PortalDbContext db,
        CampaignPlan plan
    )
    {
        var asked = plan.Papers.Select(p => p.Id).ToList();
        return reforms.Where(r =>
            r.State != ReformState.Exempt
            && db.EvidenceFiles.Where(f => f.UnitReformId == r.Id && f.RemovedAt == null && asked.Contains(f.Paper))
                .Select(f => f.Paper)
                .Distinct()
                .Count() < asked.Count
        );
    }

    private static readonly PreparedQuery<
        Func<PortalDbContext, int, string, string, int, IAsyncEnumerable<Counted>>
    > Read = new(() =>
        EF.CompileAsyncQuery(
            (PortalDbContext db, int campaignId, string path, string end, int width) =>
                from file in db.EvidenceFiles
                where
                    file.CampaignId == campaignId
                    && string.Compare(file.UnitPath, path) >= 0
                    && string.Compare(file.UnitPath, end) < 0
                    && file.RemovedAt == null
                join reform in db.UnitReforms on file.UnitReformId equals reform.Id
                where reform.State != ReformState.Exempt
                group file by new { Path = file.UnitPath.Substring(0, width), file.Paper } into papers
                select new Counted
                {
                    Path = papers.Key.Path,
                    Number = papers.Key.Paper,
                    Records = papers.Select(f => f.UnitReformId).Distinct().Count(),
                }
        )
    );

    private sealed class Counted
    {
        public required string Path { get; init; }
        public required int Number { get; init; }
        public required int Records { get; init; }
    }
}
