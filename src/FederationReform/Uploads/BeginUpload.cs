using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Uploads;

/// <param name="Upload">Chosen by the sender, so that an answer that got lost can be asked for again.</param>
public sealed record BeginUploadInput(Guid Upload, string FileName, long Size);

/// <param name="State">Null when it was refused.</param>
public sealed record BegunUpload(Violations Violations, UploadState? State);

/// <summary>
/// Announces a file, or takes an upload up again that was broken off. Nothing official changes and the file is nobody else's to see, so nothing is recorded:
/// what is made of it later is.
/// </summary>
public sealed class BeginUpload(PortalDb portal)
{
    private const int ForgottenAtOnce = 20;

    public async Task<BegunUpload> RunAsync(UnitScope scope, BeginUploadInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.UploadSheets, cancel) is { } refused)
            return new(refused, null);
        var name = ShortName(input.FileName);
        if (UploadRules.Check(name, input.Size) is { } wrong)
            return new(new(wrong), null);
        await ForgetOldAsync(cancel);

        await using var db = portal.Open(scope);
        var now = portal.Clock.UtcNow();
        var own = await db.Uploads.AsNoTracking().OwnedBy(scope, now).Select(u => new { u.Id, u.Size, u.Received }).ToListAsync(cancel);
        if (own.Find(u => u.Id == input.Upload) is { } begun)
            return begun.Size == input.Size ? new(Violations.None, new(begun.Id, begun.Size, begun.Received)) : new(new(Refusal.NotFound), null);
        if (own.Count >= UploadRules.MaxFiles || own.Sum(u => (long)u.Size) + input.Size > UploadRules.MaxBytes)
            return new(new(UploadRules.QuotaUsed), null);

        var upload = Upload.Begin(input.Upload, scope, name, (int)input.Size, now);
        db.Uploads.Add(upload);
        // The number is a stranger's, or hers and begun twice at the same moment: the second look tells.
        var violations = await db.SaveAsync(input.Upload, cancel, duplicate: Refusal.NotFound);
        if (violations.Count == 0)
            return new(violations, UploadState.Of(upload));
        var twin = await db.Uploads.AsNoTracking().OwnedBy(scope, now).SingleOrDefaultAsync(u => u.Id == input.Upload, cancel);
        return twin is null ? new(violations, null) : new(Violations.None, UploadState.Of(twin));
    }

    /// <summary>Rosters are personal data: whoever begins an upload takes away what has had its day, whosever it was.</summary>
    private async Task ForgetOldAsync(CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        var since = portal.Clock.UtcNow() - Upload.Kept;
        var old = await db.Uploads.Where(u => u.BegunAt <= since).OrderBy(u => u.BegunAt).Take(ForgottenAtOnce).ToListAsync(cancel);
        db.Uploads.RemoveRange(old);
        // If another node was quicker, they are gone all the same.
        await db.SaveAsync(Guid.NewGuid(), cancel);
    }

    private static string ShortName(string name)
    {
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..].Trim();
        return last.Length <= Upload.FileNameLength ? last : last[^Upload.FileNameLength..];
    }
}
