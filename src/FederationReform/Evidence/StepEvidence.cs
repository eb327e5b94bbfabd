using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Files;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Evidence;

/// <param name="At">UTC; when it was uploaded.</param>
public sealed record KeptFile(int Id, string Name, FileKind Kind, int Size, string By, DateTime At, bool HasThumbnail)
{
    /// <summary>Where it lies in the store; nothing for a page.</summary>
    internal string Address { get; init; } = "";
}

/// <summary>A paper of a step with its files; none when it is missing.</summary>
/// <param name="Paper">Its number is <see cref="StepPaper.Other"/> for what the campaign does not ask for.</param>
public sealed record PaperFiles(StepPaper Paper, IReadOnlyList<KeptFile> Files)
{
    public bool Missing => Files.Count == 0 && Paper.Id != StepPaper.Other;
}

/// <summary>资料: what a step needs, what is there, and what is missing.</summary>
public sealed record StepEvidence(StepCode Step, IReadOnlyList<PaperFiles> Papers)
{
    public Ratio Completeness => new(Asked.Count(p => !p.Missing), Asked.Count());

    /// <summary>The names of the papers that are missing.</summary>
    public IReadOnlyList<string> Missing => [.. Papers.Where(p => p.Missing).Select(p => p.Paper.Name)];

    public int Files => Papers.Sum(p => p.Files.Count);

    private IEnumerable<PaperFiles> Asked => Papers.Where(p => p.Paper.Id != StepPaper.Other);
}

/// <summary>What a record takes from its papers.</summary>
internal static class EvidenceOfRecord
{
    /// <summary>One entry for each step of the campaign's level, in order.</summary>
    public static async Task<IReadOnlyList<StepEvidence>> ReadAsync(
        PortalDbContext db,
        int reformId,
        CampaignPlan plan,
        CancellationToken cancel
    )
    {
        var read = await ReadAsync(db.EvidenceFiles.Where(f => f.UnitReformId == reformId), plan, cancel);
        return read(reformId);
    }

    /// <summary>The same for several records, asked at once.</summary>
    /// <param name="files">All files of these records.</param>
    /// <returns>The steps of a record, by its id.</returns>
    public static async Task<Func<int, IReadOnlyList<StepEvidence>>> ReadAsync(
        IQueryable<EvidenceFile> files,
        CampaignPlan plan,
        CancellationToken cancel
    )
    {
        var found = await files
            .AsNoTracking()
            .Where(f => f.RemovedAt == null)
            .OrderBy(f => f.Id)
            .Select(f => new
            {
                f.UnitReformId,
                f.Step,
                f.Paper,
                File = new KeptFile(f.Id, f.Name, f.Kind, f.Size, f.AddedBy, f.AddedAt, f.ThumbnailAddress != null)
                {
                    Address = f.Address,
                },
            })
            .ToListAsync(cancel);
        var asked = plan.Papers.Select(p => p.Id).ToHashSet();
        // What was uploaded for a paper that the county no longer asks for is still there.
        var byPaper = found.ToLookup(
            r => (r.UnitReformId, r.Step, asked.Contains(r.Paper) ? r.Paper : StepPaper.Other),
            r => r.File
        );
        return reform => [.. ReformSteps.For(plan.Takes).Select(step => Of(reform, step.Code))];

        StepEvidence Of(int reform, StepCode step) =>
            new(
                step,
                [
                    .. plan
                        .Papers.Where(p => p.Step == step)
                        .Append(new(StepPaper.Other, step, "其他材料"))
                        .Select(p => new PaperFiles(p, [.. byPaper[(reform, step, p.Id)]])),
                ]
            );
    }

    /// <summary>What the papers say against a submission; see <see cref="PapersCompleteRule"/>.</summary>
    public static IEnumerable<Violation> Check(IReadOnlyList<StepEvidence> evidence, CampaignPlan plan) =>
        from step in evidence
        where ReformSteps.Of(step.Step).Stage != StepStage.After
        let violation = PapersCompleteRule.Check(step.Step, step.Missing, plan.PapersBeforeSubmission)
        where violation is not null
        select violation;

    public static async Task<IEnumerable<Violation>> BlockingAsync(
        PortalDbContext db,
        UnitReform reform,
        CancellationToken cancel
    ) =>
        reform.Campaign.Plan.PapersBeforeSubmission
            ? Check(await ReadAsync(db, reform.Id, reform.Campaign.Plan, cancel), reform.Campaign.Plan)
            : [];
}
