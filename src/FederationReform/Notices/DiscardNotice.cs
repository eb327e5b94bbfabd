using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="Version">Of the draft that the caller read: what a colleague wrote since is not deleted.</param>
public sealed record DiscardNoticeInput(int NoticeId, int Version);

/// <summary>Deletes a draft with its files; their bytes are collected later.</summary>
public sealed class DiscardNotice(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        DiscardNoticeInput input,
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
        if (draft.Version != input.Version)
            return new(Refusal.Stale);
        db.NoticeFiles.RemoveRange(draft.Files);
        db.Notices.Remove(draft);
        return await db.SaveAsync(cancel);
    }
}
