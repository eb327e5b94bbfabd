using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <param name="Offset">Index in the file, in bytes from 0, of the first of <paramref name="Bytes"/>.</param>
public sealed record AppendUploadInput(Guid Upload, int Offset, byte[] Bytes);

/// <param name="State">
/// How much has arrived and where to go on, also when the piece came out of step. Null when the account has no such
/// upload.
/// </param>
public sealed record AppendedUpload(Violations Violations, UploadState? State);

/// <summary>
/// Stores the next piece of a file. A piece that arrived before is refused as out of step and changes nothing; the
/// answer's state says where to go on. The last piece seals the file with its SHA-256.
/// </summary>
public sealed class AppendUpload(PortalDb portal)
{
    public async Task<AppendedUpload> RunAsync(
        UnitScope scope,
        AppendUploadInput input,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.UploadSheets, cancel) is { } refused)
            return new(refused, null);
        await using var db = portal.Open(scope);
        var own = db.Uploads.OwnedBy(scope, portal.Clock.UtcNow()).Where(u => u.Id == input.Upload);
        if (await own.SingleOrDefaultAsync(cancel) is not { } upload)
            return new(new(Refusal.NotFound), null);
        if (
            input.Offset != upload.Received
            || input.Bytes.Length is 0 or > UploadRules.MaxPart
            || input.Bytes.Length > upload.Size - upload.Received
        )
            return new(new(UploadRules.OutOfStep), UploadState.Of(upload));

        db.UploadParts.Add(upload.Append(input.Bytes));
        if (upload.Complete)
            upload.Seal(await HashAsync(db, upload, input.Bytes, cancel));
        var violations = await db.SaveAsync(cancel, duplicate: UploadRules.OutOfStep);
        if (violations.Count == 0)
            return new(violations, UploadState.Of(upload));
        // The same piece may arrive on two connections at once; the other one stored it.
        return await own.AsNoTracking().SingleOrDefaultAsync(cancel) is { } now
            ? new(new(UploadRules.OutOfStep), UploadState.Of(now))
            : new(new(Refusal.NotFound), null);
    }

    private static async Task<byte[]> HashAsync(
        PortalDbContext db,
        Upload upload,
        byte[] last,
        CancellationToken cancel
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (
            var bytes in db
                .UploadParts.AsNoTracking()
                .Where(p => p.UploadId == upload.Id)
                .OrderBy(p => p.Offset)
                .Select(p => p.Bytes)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            hash.AppendData(bytes);
        hash.AppendData(last);
        return hash.GetHashAndReset();
    }
}
