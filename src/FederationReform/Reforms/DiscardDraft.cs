using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

public sealed record DiscardDraftInput(int CampaignId, int UnitId);

/// <summary>放弃草稿: deletes what the caller typed and did not save. The stored result stays as it is.</summary>
public sealed class DiscardDraft(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, DiscardDraftInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var id = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId)
            .Select(r => (int?)r.Id)
            .SingleOrDefaultAsync(cancel);
        if (id is null)
            return new Violations(Refusal.NotFound);
        var draft = await db
            .Drafts.VisibleTo(scope)
            .SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.UnitReformId == id, cancel);
        if (draft is null)
            return Violations.None;
        db.Drafts.Remove(draft);
        return await db.SaveAsync(cancel);
    }
}
