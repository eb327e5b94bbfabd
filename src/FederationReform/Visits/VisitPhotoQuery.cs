using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Files;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

/// <summary>
/// The bytes of a visit's photo. Null when the visit lies outside the scope, the photo was deleted, or the account may
/// not read records; who asks cannot tell which.
/// </summary>
public sealed class VisitPhotoQuery(PortalDb portal)
{
    /// <param name="thumbnail">The small picture.</param>
    public async Task<OpenedFile?> RunAsync(
        UnitScope scope,
        int visit,
        int photo,
        bool thumbnail = false,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var visits = db.Visits.VisibleTo(scope);
        var address = await db
            .VisitPhotos.VisibleTo(scope)
            .Where(p =>
                p.Id == photo && p.VisitId == visit && p.RemovedAt == null && visits.Any(v => v.Id == p.VisitId)
            )
            .Select(p => thumbnail ? p.ThumbnailAddress : p.Address)
            .SingleOrDefaultAsync(cancel);
        if (address is null)
            return null;
        return await OpenedFile.OfAsync(portal.Files, $"督导照片{photo}.jpg", FileKind.Jpeg, address, cancel);
    }
}
