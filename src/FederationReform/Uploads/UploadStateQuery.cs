using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <summary>How much of an upload has arrived; null when the account has no such upload.</summary>
public sealed class UploadStateQuery(PortalDb portal)
{
    public async Task<UploadState?> RunAsync(UnitScope scope, Guid upload, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        return await db
            .Uploads.OwnedBy(scope, portal.Clock.UtcNow())
            .Where(u => u.Id == upload)
            .Select(u => new UploadState(u.Id, u.Size, u.Received))
            .SingleOrDefaultAsync(cancel);
    }
}
