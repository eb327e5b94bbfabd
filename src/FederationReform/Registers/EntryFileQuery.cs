using FederationReform.Access;
using FederationReform.Data;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

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
        var found = await db
            .RegisterFiles.VisibleTo(scope)
            .Where(f => f.Id == file && f.RemovedAt == null)
            .Select(f => new
            {
                f.Name,
                f.Kind,
                Address = thumbnail ? f.ThumbnailAddress : f.Address,
            })
            .SingleOrDefaultAsync(cancel);
        return found?.Address is { } place
            ? await OpenedFile.OfAsync(portal.Files, found.Name, found.Kind, place, cancel)
            : null;
    }
}
