using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <param name="Upload">Chosen by the browser, so that it can ask again after a lost answer.</param>
/// <param name="Size">Bytes of the whole file.</param>
/// <param name="Use">Decides which files are taken, and how large they may be.</param>
public sealed record BeginUploadInput(Guid Upload, string FileName, long Size, UploadUse Use = UploadUse.Sheet);

/// <param name="State">Null when the upload was refused.</param>
public sealed record BegunUpload(Violations Violations, UploadState? State);

/// <summary>
/// Announces a file, or resumes an upload that was interrupted. Nothing is recorded in the audit, because no official
/// data change and nobody else sees the file; what is made of it later is recorded.
/// </summary>
public sealed class BeginUpload(PortalDb portal)
{
    private const int ForgottenAtOnce = 20;

    public async Task<BegunUpload> RunAsync(UnitScope scope, BeginUploadInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.UploadSheets, cancel) is { } refused)
            return new(refused, null);
        var name = PlainText.FileName(input.FileName, Upload.FileNameLength);
        if (UploadRules.Check(name, input.Size, input.Use) is { } wrong)
            return new(new(wrong), null);
        await ForgetOldAsync(cancel);

        await using var db = portal.Open(scope);
        var now = portal.Clock.UtcNow();
        var own = await db
            .Uploads.AsNoTracking()
            .OwnedBy(scope, now)
            .Select(u => new
            {
                u.Id,
                u.Size,
                u.Received,
            })
            .ToListAsync(cancel);
        if (own.Find(u => u.Id == input.Upload) is { } begun)
            return begun.Size == input.Size
                ? new(Violations.None, new(begun.Id, begun.Size, begun.Received))
                : new(new(Refusal.NotFound), null);
        if (own.Count >= UploadRules.MaxFiles || own.Sum(u => (long)u.Size) + input.Size > UploadRules.MaxBytes)
            return new(new(UploadRules.QuotaUsed), null);

        var upload = Upload.Begin(input.Upload, scope, name, (int)input.Size, now);
        db.Uploads.Add(upload);
        // The id belongs to another account, or this account began the same upload twice at once: look again for its
        // own.
        var violations = await db.SaveAsync(cancel, duplicate: Refusal.NotFound);
        if (violations.Count == 0)
            return new(violations, UploadState.Of(upload));
        var twin = await db
            .Uploads.AsNoTracking()
            .OwnedBy(scope, now)
            .SingleOrDefaultAsync(u => u.Id == input.Upload, cancel);
        return twin is null ? new(violations, null) : new(Violations.None, UploadState.Of(twin));
    }

    /// <summary>
    /// Rosters are personal data, so each new upload also deletes expired uploads of any account, at most
    /// <see cref="ForgottenAtOnce"/> at a time.
    /// </summary>
    private async Task ForgetOldAsync(CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        var since = portal.Clock.UtcNow() - Upload.Kept;
        var old = await db
            .Uploads.Where(u => u.BegunAt <= since)
            .OrderBy(u => u.BegunAt)
            .Take(ForgottenAtOnce)
            .ToListAsync(cancel);
        db.Uploads.RemoveRange(old);
        // A conflict means that another node deleted the same rows, so the result is ignored.
        await db.SaveAsync(cancel);
    }
}
