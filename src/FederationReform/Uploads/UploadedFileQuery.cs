using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <param name="FileName">The file's name on the user's machine; data only, never a path on the server.</param>
public sealed record UploadedFile(string FileName, byte[] Bytes, byte[] Sha256);

internal static class UploadTaking
{
    /// <summary>
    /// A complete upload of the caller, which goes when the change is saved; null for what is not the caller's.
    /// </summary>
    public static async Task<UploadedFile?> TakeUploadAsync(
        this PortalDbContext db,
        PortalDb portal,
        UnitScope scope,
        Guid upload,
        CancellationToken cancel
    )
    {
        if (
            await new UploadedFileQuery(portal).RunAsync(scope, upload, cancel) is not { } uploaded
            || await db.Uploads.OwnedBy(scope, portal.Clock.UtcNow()).SingleOrDefaultAsync(u => u.Id == upload, cancel)
                is not { } sent
        )
            return null;
        db.Uploads.Remove(sent);
        return uploaded;
    }
}

/// <summary>A complete upload; null when the account has no such upload or it is still incomplete.</summary>
public sealed class UploadedFileQuery(PortalDb portal)
{
    public async Task<UploadedFile?> RunAsync(UnitScope scope, Guid upload, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (
            await db
                .Uploads.AsNoTracking()
                .OwnedBy(scope, portal.Clock.UtcNow())
                .SingleOrDefaultAsync(u => u.Id == upload, cancel)
            is not { Sha256: { } hash } file
        )
            return null;
        var bytes = new byte[file.Size];
        await foreach (
            var part in db
                .UploadParts.AsNoTracking()
                .VisibleTo(scope)
                .Where(p => p.UploadId == upload)
                .OrderBy(p => p.Offset)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            part.Bytes.CopyTo(bytes, part.Offset);
        if (SHA256.HashData(bytes).AsSpan().SequenceEqual(hash))
            return new(file.FileName, bytes, hash);
        // The same request, sent twice, may have taken the upload after its row was read here and before its parts.
        return await db.Uploads.OwnedBy(scope, portal.Clock.UtcNow()).AnyAsync(u => u.Id == upload, cancel)
            ? throw new InvalidDataException("An uploaded file is not what was received.")
            : null;
    }
}
