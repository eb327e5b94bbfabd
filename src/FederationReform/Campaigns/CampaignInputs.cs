using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

internal static class CampaignInputs
{
    /// <summary>
    /// The campaign of the caller's own scope in the version that the caller read; null when the change is answered.
    /// </summary>
    public static async Task<Campaign?> FindCampaignAsync(
        this PortalDbContext db,
        UnitScope scope,
        int id,
        int version,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var read = await db.Campaigns.VisibleTo(scope).SingleOrDefaultAsync(c => c.Id == id, cancel);
        return await db.InVersionAsync(read, version, cancel);
    }
}
