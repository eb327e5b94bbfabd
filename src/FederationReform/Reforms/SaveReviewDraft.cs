using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="BaseVersion">The version of the record that the reviewer looks at.</param>
public sealed record SaveReviewDraftInput(int CampaignId, int UnitId, int BaseVersion, ReviewOpinion Opinion);

/// <summary>
/// Keeps what a reviewer has written and not sent. Nothing is recorded in the audit, because no official data change.
/// An empty opinion deletes the draft.
/// </summary>
public sealed class SaveReviewDraft(PortalDb portal)
{
    /// <summary>The most UTF-16 units of reason and remarks together; more is refused as a pasted file.</summary>
    private const int MostText = 40_000;

    public async Task<Violations> RunAsync(
        UnitScope scope,
        SaveReviewDraftInput input,
        CancellationToken cancel = default
    )
    {
        var answer = await TryAsync(scope, input, cancel);
        // Two tabs of one account may both insert its first draft; the slower one then finds the row and updates it.
        return answer.Any(v => v.Code == Refusal.StaleCode) ? await TryAsync(scope, input, cancel) : answer;
    }

    private async Task<Violations> TryAsync(UnitScope scope, SaveReviewDraftInput input, CancellationToken cancel)
    {
        if (await portal.RefuseAsync(scope, Permissions.ReviewRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var reform = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Include(r => r.Campaign)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (reform is null)
            return new Violations(Refusal.NotFound);
        if (ReformRefusal.OfClosed(reform.Campaign) is { } closed)
            return new Violations(closed);
        if (reform.State != ReformState.Submitted || reform.Version != input.BaseVersion)
            return new Violations(ReformRefusal.NotSubmitted(reform.State));
        if (
            input.Opinion.Remarks.Count > ReturnRecord.MostRemarks
            || (input.Opinion.Reason?.Length ?? 0) + input.Opinion.Remarks.Sum(r => r.Field.Length + r.Remark.Length)
                > MostText
        )
            return new Violations(
                new Violation("TooLong", nameof(input.Opinion), "意见太长，没有暂存。请缩短后再写。")
            );

        var draft = await db
            .ReviewDrafts.VisibleTo(scope)
            .SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.UnitReformId == reform.Id, cancel);
        if (input.Opinion.Says)
        {
            if (draft is null)
                db.ReviewDrafts.Add(draft = ReviewDraft.Of(scope.AccountId, reform));
            draft.Replace(input.BaseVersion, input.Opinion, portal.Clock.UtcNow());
        }
        else if (draft is not null)
        {
            db.ReviewDrafts.Remove(draft);
        }
        return await db.SaveAsync(cancel);
    }
}
