using FederationReform.Access;
using FederationReform.Data;
using FederationReform.KeptFiles;

namespace FederationReform.Registers;

/// <summary>
/// The bytes of an entry's file, of any register. Null when it lies outside the scope, was deleted, or the account may
/// not read registers; who asks cannot tell which.
/// </summary>
public sealed class EntryFileQuery(PortalDb portal)
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
            db.RegisterFiles.VisibleTo(scope).Where(f => f.Id == file),
            thumbnail,
            cancel
        );
    }
}
