using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <param name="BaseVersion">The summary's version from which the caller went on.</param>
/// <param name="Text">As it stands on the page; null to give the draft up.</param>
public sealed record SaveSummaryDraftInput(int SummaryId, int BaseVersion, SummaryText? Text);

/// <summary>
/// Keeps what the caller wrote and has not saved as a version. Nothing is recorded in the audit, because no official
/// data change.
/// </summary>
public sealed class SaveSummaryDraft(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SaveSummaryDraftInput input,
        CancellationToken cancel = default
    )
    {
        var answer = await TryAsync(scope, input, cancel);
        // Two tabs of one account may both insert its first draft; the slower one then finds the row and updates it.
        return answer.Any(v => v.Code == Refusal.StaleCode) ? await TryAsync(scope, input, cancel) : answer;
    }

    private async Task<Violations> TryAsync(UnitScope scope, SaveSummaryDraftInput input, CancellationToken cancel)
    {
        if (await portal.RefuseAsync(scope, Permissions.WriteSummaries, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var summary = await db
            .Summaries.AsNoTracking()
            .VisibleTo(scope)
            .Include(s => s.Unit)
            .SingleOrDefaultAsync(s => s.Id == input.SummaryId, cancel);
        if (summary is null)
            return new(Refusal.NotFound);
        if (summary.UnitId != scope.UnitId)
            return new(SummaryRefusal.OtherUnit(summary.Unit.Name));
        var draft = await db
            .SummaryDrafts.VisibleTo(scope)
            .SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.SummaryId == summary.Id, cancel);
        if (input.Text is null)
        {
            if (draft is null)
                return Violations.None;
            db.SummaryDrafts.Remove(draft);
            return await db.SaveAsync(cancel);
        }
        if (Check(input.Text) is { Count: > 0 } wrong)
            return wrong;
        if (draft is null)
            db.SummaryDrafts.Add(draft = SummaryDraft.Of(scope.AccountId, summary));
        draft.Replace(input.BaseVersion, input.Text, portal.Clock.UtcNow());
        return await db.SaveAsync(cancel);
    }

    /// <summary>A draft may lack what a version needs.</summary>
    private static Violations Check(SummaryText text) => new(text.Check().Where(v => v.Code != "Required"));
}
