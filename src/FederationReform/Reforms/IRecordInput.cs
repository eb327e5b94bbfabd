using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>What every change of a record says: which one, which version of it she looked at, and the id that makes it happen once.</summary>
public interface IRecordInput
{
    int CampaignId { get; }

    int UnitId { get; }

    int Version { get; }

    Guid OperationId { get; }
}

internal static class RecordInputs
{
    /// <summary>The record in its present version, with campaign, unit and submissions; or null and the answer to give, which is empty when the operation was already done.</summary>
    public static async Task<(UnitReform? Reform, Violations Answer)> FindRecordAsync(this PortalDbContext db, UnitScope scope, IRecordInput input, CancellationToken cancel)
    {
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return (null, Violations.None);
        var reform = await db.UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign).Include(r => r.Unit).Include(r => r.Submissions)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (reform is null)
            return (null, new Violations(Refusal.NotFound));
        if (reform.Version != input.Version)
            return (null, await db.StaleAsync(input.OperationId, cancel));
        return (reform, Violations.None);
    }
}
