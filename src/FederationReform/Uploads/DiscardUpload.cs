using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <summary>Deletes an upload that was cancelled or whose content has been read.</summary>
public sealed class DiscardUpload(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, Guid upload, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.UploadSheets, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (
            await db.Uploads.OwnedBy(scope, portal.Clock.UtcNow()).SingleOrDefaultAsync(u => u.Id == upload, cancel)
            is not { } own
        )
            return new(Refusal.NotFound);
        db.Uploads.Remove(own);
        return await db.SaveAsync(cancel);
    }
}
