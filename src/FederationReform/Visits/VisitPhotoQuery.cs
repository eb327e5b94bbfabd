using FederationReform.Access;
using FederationReform.Data;
using FederationReform.KeptFiles;

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
        var found = await OpenedFile.OfAsync(
            portal.Files,
            db.VisitPhotos.VisibleTo(scope)
                .Where(p => p.Id == photo && p.VisitId == visit && visits.Any(v => v.Id == p.VisitId)),
            thumbnail,
            cancel
        );
        return found is null ? null : found with { Name = $"督导照片{photo}.jpg" };
    }
}
