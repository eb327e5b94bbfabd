using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <param name="Offset">Where the bytes begin in the file.</param>
public sealed record AppendUploadInput(Guid Upload, int Offset, byte[] Bytes);

/// <param name="State">Where to go on; also after a refusal for being out of step. Null when there is no such upload.</param>
public sealed record AppendedUpload(Violations Violations, UploadState? State);

/// <summary>Takes the next piece of a file. A piece that came before changes nothing: the answer says where to go on.</summary>
public sealed class AppendUpload(PortalDb portal)
{
    public async Task<AppendedUpload> RunAsync(UnitScope scope, AppendUploadInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.UploadSheets, cancel) is { } refused)
            return new(refused, null);
        await using var db = portal.Open(scope);
        var own = db.Uploads.OwnedBy(scope, portal.Clock.UtcNow()).Where(u => u.Id == input.Upload);
        if (await own.SingleOrDefaultAsync(cancel) is not { } upload)
            return new(new(Refusal.NotFound), null);
        if (input.Offset != upload.Received || input.Bytes.Length is 0 or > UploadRules.MaxPart || input.Bytes.Length > upload.Size - upload.Received)
            return new(new(UploadRules.OutOfStep), UploadState.Of(upload));

        db.UploadParts.Add(upload.Append(input.Bytes));
        if (upload.Complete)
            upload.Seal(await HashAsync(db, upload, input.Bytes, cancel));
        var violations = await db.SaveAsync(Guid.NewGuid(), cancel, duplicate: UploadRules.OutOfStep);
        if (violations.Count == 0)
            return new(violations, UploadState.Of(upload));
        // The same piece on two lines at once: one of them has it now.
        return await own.AsNoTracking().SingleOrDefaultAsync(cancel) is { } now ? new(new(UploadRules.OutOfStep), UploadState.Of(now)) : new(new(Refusal.NotFound), null);
    }

    private static async Task<byte[]> HashAsync(PortalDbContext db, Upload upload, byte[] last, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var bytes in db.UploadParts.AsNoTracking().Where(p => p.UploadId == upload.Id).OrderBy(p => p.Offset).Select(p => p.Bytes).AsAsyncEnumerable().WithCancellation(cancel))
            hash.AppendData(bytes);
        hash.AppendData(last);
        return hash.GetHashAndReset();
    }
}
