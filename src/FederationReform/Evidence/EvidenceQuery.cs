using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Evidence;

/// <param name="Paper">The name of the paper that it was uploaded for.</param>
/// <param name="Number">Its place among the files of its record, from 1, of <paramref name="Total"/>.</param>
/// <param name="Previous">The id of the file before it; null for the first.</param>
public sealed record ShownEvidence(
    int CampaignId,
    string CampaignName,
    int UnitId,
    string UnitName,
    string Step,
    string Paper,
    KeptFile File,
    int Number,
    int Total,
    int? Previous,
    int? Next
);

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
        return new(
            record.CampaignId,
            record.Plan.Name,
            record.UnitId,
            record.Name,
            Campaigns.ReformSteps.Of(all[at].Step).ShortName,
            all[at].Name,
            all[at].File,
            at + 1,
            all.Count,
            at > 0 ? all[at - 1].File.Id : null,
            at + 1 < all.Count ? all[at + 1].File.Id : null
        );
    }
}
