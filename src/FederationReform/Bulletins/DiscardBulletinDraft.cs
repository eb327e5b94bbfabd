using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <summary>Deletes a draft. A week whose draft is gone can be begun anew.</summary>
public sealed class DiscardBulletinDraft(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, int draftId, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.WriteBulletins, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (
            await db.BulletinDrafts.VisibleTo(scope).SingleOrDefaultAsync(d => d.Id == draftId, cancel) is not { } draft
        )
            return new(Refusal.NotFound);
        db.BulletinDrafts.Remove(draft);
        return await db.SaveAsync(cancel);
    }
}
