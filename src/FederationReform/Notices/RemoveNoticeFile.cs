using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <summary>Takes a file out of a draft; what was issued keeps its files.</summary>
public sealed class RemoveNoticeFile(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, int file, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.IssueNotices, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (
            await db.NoticeFiles.SingleOrDefaultAsync(
                f => f.Id == file && db.Notices.DraftsOf(scope).Any(n => n.Id == f.NoticeId),
                cancel
            )
            is not { } own
        )
            return new(Refusal.NotFound);
        db.NoticeFiles.Remove(own);
        return await db.SaveAsync(cancel);
    }
}
