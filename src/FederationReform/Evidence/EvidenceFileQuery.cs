using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Files;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Evidence;

/// <param name="Content">The caller disposes it.</param>
public sealed record OpenedFile(string Name, FileKind Kind, Stream Content);

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
        var found = await db
            .EvidenceFiles.VisibleTo(scope)
            .Where(f => f.Id == file && f.RemovedAt == null)
            .Select(f => new
            {
                f.Name,
                f.Kind,
                Address = thumbnail ? f.ThumbnailAddress : f.Address,
            })
            .SingleOrDefaultAsync(cancel);
        if (found?.Address is not { } place)
            return null;
        var content = await portal.Files.OpenAsync(new(place), cancel)
            ?? throw new FileNotFoundException($"A kept file is not in the store: {place}.");
        return new(found.Name, found.Kind, content);
    }
}
