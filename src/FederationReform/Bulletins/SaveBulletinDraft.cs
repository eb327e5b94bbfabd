using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <param name="Version">Of the draft when its text was read.</param>
public sealed record SaveBulletinDraftInput(int DraftId, int Version, BulletinText Text);

/// <param name="Version">Of the draft as it is now; the next save states it.</param>
public sealed record SavedBulletinDraft(int Version, Violations Violations);

/// <summary>
/// Keeps the text of a draft. When another account wrote meanwhile, nothing is kept and the caller is told: the page
/// still has what its user typed.
/// </summary>
public sealed class SaveBulletinDraft(PortalDb portal)
{
    public async Task<SavedBulletinDraft> RunAsync(
        UnitScope scope,
        SaveBulletinDraftInput input,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.WriteBulletins, cancel) is { } refused)
            return new(input.Version, refused);
        await using var db = portal.Open(scope);
        if (
            await db.BulletinDrafts.VisibleTo(scope).SingleOrDefaultAsync(d => d.Id == input.DraftId, cancel)
            is not { } draft
        )
            return new(input.Version, new(Refusal.NotFound));
        if (draft.Version != input.Version)
            return new(input.Version, new(Refusal.Stale));
        var text = input.Text.Cleaned();
        var violations = text.Check(finished: false);
        if (violations.Blocking)
            return new(input.Version, violations);
        draft.Write(text, scope.AccountName, portal.Clock.UtcNow());
        violations = await db.SaveAsync(cancel);
        return new(violations.Count == 0 ? draft.Version : input.Version, violations);
    }
}
