using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Evidence;

public sealed record ShownEvidence
{
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string Step { get; init; }

    /// <summary>The name of the paper that it was uploaded for.</summary>
    public required string Paper { get; init; }
    public required KeptFile File { get; init; }

    /// <summary>Its place among the files of its record, from 1, of <see cref="Total"/>.</summary>
    public required int Number { get; init; }
    public required int Total { get; init; }

    /// <summary>The id of the file before it; null for the first.</summary>
    public required int? Previous { get; init; }
    public required int? Next { get; init; }
}

/// <summary>One paper with its neighbours in the record; null as for <see cref="EvidenceFileQuery"/>.</summary>
public sealed class EvidenceQuery(PortalDb portal)
{
    public async Task<ShownEvidence?> RunAsync(UnitScope scope, int file, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var record = await (
            from found in db.EvidenceFiles.VisibleTo(scope)
            where found.Id == file && found.RemovedAt == null
            join reform in db.UnitReforms on found.UnitReformId equals reform.Id
            select new
            {
                reform.Id,
                reform.CampaignId,
                reform.Campaign.Plan,
                reform.UnitId,
                reform.Unit.Name,
            }
        ).SingleOrDefaultAsync(cancel);
        if (record is null)
            return null;
        var steps = await EvidenceOfRecord.ReadAsync(db, record.Id, record.Plan, cancel);
        var all = (
            from step in steps
            from paper in step.Papers
            from one in paper.Files
            select (step.Step, paper.Paper.Name, File: one)
        ).ToList();
        // Deleted by another request since it was found.
        if (all.FindIndex(one => one.File.Id == file) is var at && at < 0)
            return null;
        return new()
        {
            CampaignId = record.CampaignId,
            CampaignName = record.Plan.Name,
            UnitId = record.UnitId,
            UnitName = record.Name,
            Step = ReformSteps.Of(all[at].Step).ShortName,
            Paper = all[at].Name,
            File = all[at].File,
            Number = at + 1,
            Total = all.Count,
            Previous = at > 0 ? all[at - 1].File.Id : null,
            Next = at + 1 < all.Count ? all[at + 1].File.Id : null,
        };
    }
}
