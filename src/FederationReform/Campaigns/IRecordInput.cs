using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// What every change of a record states: the record, the version that the caller read, and the id of the operation.
/// </summary>
public interface IRecordInput : IVersionedChange
{
    int CampaignId { get; }

    int UnitId { get; }
}

internal static class RecordInputs
{
    /// <summary>
    /// The record in the version that the caller read, with campaign, unit and submissions; null when the change is
    /// answered.
    /// </summary>
    public static async Task<UnitReform?> FindRecordAsync(
        this PortalDbContext db,
        UnitScope scope,
        IRecordInput input,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var reform = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .Include(r => r.Unit)
            .Include(r => r.Submissions)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (await db.InVersionAsync(reform, input.Version, cancel) is not { } found)
            return null;
        if (ReformRefusal.OfClosed(found.Campaign) is not { } closed)
            return found;
        await db.AnswerStaleAsync(cancel, closed);
        return null;
    }
}
