using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="BaseVersion">The record's version when the caller began.</param>
/// <param name="Origin">The stored sheet when the caller began.</param>
public sealed record SaveDraftInput(int CampaignId, int UnitId, int BaseVersion, ResultSheet Sheet, ResultSheet Origin);

/// <summary>
/// Keeps what the caller typed and has not saved. Nothing is recorded in the audit, because no official data change. A
/// sheet equal to the one the caller began with deletes the draft.
/// </summary>
public sealed class SaveDraft(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SaveDraftInput input, CancellationToken cancel = default)
    {
        var answer = await TryAsync(scope, input, cancel);
        // Two tabs of one account may both insert its first draft; the slower one then finds the row and updates it.
        return answer.Any(v => v.Code == Refusal.StaleCode) ? await TryAsync(scope, input, cancel) : answer;
    }

    private async Task<Violations> TryAsync(UnitScope scope, SaveDraftInput input, CancellationToken cancel)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var reform = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Include(r => r.Campaign)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (reform is null)
            return new Violations(Refusal.NotFound);
        if (!reform.Editable)
            return new Violations(ReformRefusal.NotEditable(reform));

        var draft = await db
            .Drafts.VisibleTo(scope)
            .SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.UnitReformId == reform.Id, cancel);
        if (input.Sheet.SameAs(input.Origin))
        {
            if (draft is not null)
                db.Drafts.Remove(draft);
        }
        else
        {
            var content = new ResultDraft(input.Sheet, input.Origin).Write();
            var now = portal.Clock.UtcNow();
            if (draft is null)
                db.Drafts.Add(Draft.Of(scope.AccountId, reform, input.BaseVersion, content, now));
            else
                draft.Replace(input.BaseVersion, content, now);
        }
        return await db.SaveAsync(cancel);
    }
}
