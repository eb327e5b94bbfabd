using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <param name="Version">Of the draft that the caller read: what a colleague wrote since is not deleted.</param>
public sealed record DiscardBulletinDraftInput(int DraftId, int Version);

/// <summary>Deletes a draft. A week whose draft is gone can be begun anew.</summary>
public sealed class DiscardBulletinDraft(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        DiscardBulletinDraftInput input,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.WriteBulletins, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (
            await db.BulletinDrafts.VisibleTo(scope).SingleOrDefaultAsync(d => d.Id == input.DraftId, cancel)
            is not { } draft
        )
            return new(Refusal.NotFound);
        if (draft.Version != input.Version)
            return new(Refusal.Stale);
        db.BulletinDrafts.Remove(draft);
        return await db.SaveAsync(cancel);
    }
}
