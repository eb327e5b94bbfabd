using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="Version">Of the draft when its text was read.</param>
public sealed record SaveNoticeInput(int NoticeId, int Version, NoticeText Text);

/// <param name="Version">Of the draft as it is now; the next save states it.</param>
public sealed record SavedNotice(int Version, Violations Violations);

/// <summary>
/// Keeps the text of a draft. When another account wrote meanwhile, nothing is kept and the caller is told: the page
/// still has what its user typed.
/// </summary>
public sealed class SaveNotice(PortalDb portal)
{
    public async Task<SavedNotice> RunAsync(UnitScope scope, SaveNoticeInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.IssueNotices, cancel) is { } refused)
            return new(input.Version, refused);
        await using var db = portal.Open(scope);
        if (await db.Notices.DraftsOf(scope).SingleOrDefaultAsync(n => n.Id == input.NoticeId, cancel) is not { } draft)
            return new(input.Version, new(Refusal.NotFound));
        if (draft.Version != input.Version)
            return new(input.Version, new(Refusal.Stale));
        if (input.Text.Check(finished: false, portal.Clock.Today()) is { Blocking: true } wrong)
            return new(input.Version, wrong);
        draft.Write(input.Text, scope.AccountName, portal.Clock.UtcNow());
        var violations = await db.SaveAsync(cancel);
        return new(violations.Count == 0 ? draft.Version : input.Version, violations);
    }
}
