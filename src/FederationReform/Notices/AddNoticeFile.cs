using FederationReform.Access;
using FederationReform.Data;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="Upload">A complete upload of the caller.</param>
public sealed record AddNoticeFileInput(int NoticeId, Guid Upload);

/// <summary>
/// Makes a file of a draft from an upload, judged and made ready as a paper of a step is. The file lies in the store
/// before its row is committed, and the upload goes in the same transaction.
/// </summary>
public sealed class AddNoticeFile(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddNoticeFileInput input,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.IssueNotices, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (
            await db
                .Notices.DraftsOf(scope)
                .Include(n => n.Files)
                .SingleOrDefaultAsync(n => n.Id == input.NoticeId, cancel)
            is not { } draft
        )
            return new(Refusal.NotFound);
        if (draft.Files.Count >= NoticeFile.Most)
            return new(NoticeRefusal.TooManyFiles);
        var (content, refusal) = await KeptContent.TakeAsync(portal, db, scope, input.Upload, cancel);
        if (content is null)
            return new(refusal!);
        await portal.Files.PutAsync(content.Address, content.Bytes, cancel);
        db.NoticeFiles.Add(NoticeFile.Of(draft, content));
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
