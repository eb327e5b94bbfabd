using FederationReform.Access;
using FederationReform.Data;
using FederationReform.KeptFiles;

namespace FederationReform.Evidence;

/// <summary>
/// The file of a paper. Null when it lies outside the scope, was deleted, or the account may not read records; who asks
/// cannot tell which.
/// </summary>
public sealed class EvidenceFileQuery(PortalDb portal)
{
    /// <param name="thumbnail">The small picture of a photo; null for what has none.</param>
    public async Task<OpenedFile?> RunAsync(
        UnitScope scope,
        int file,
        bool thumbnail = false,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        return await OpenedFile.OfAsync(
            portal.Files,
            db.EvidenceFiles.VisibleTo(scope).Where(f => f.Id == file),
            thumbnail,
            cancel
        );
    }
}
