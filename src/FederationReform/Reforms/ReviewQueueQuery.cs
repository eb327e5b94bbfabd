using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>待审: what was handed in and waits for the county, the longest-waiting first.</summary>
public sealed class ReviewQueueQuery(PortalDb portal)
{
    public const int PageSize = 30;

    /// <param name="campaignId">Only this campaign's; null for all.</param>
    public async Task<PageOf<WaitingRecord>> RunAsync(UnitScope scope, int? campaignId = null, int page = 1, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ReviewRecord))
            return new([], 0, 1, PageSize);
        await using var db = portal.Open(scope);
        var waiting = db.UnitReforms.AsNoTracking().VisibleTo(scope).Where(r => r.State == ReformState.Submitted && (campaignId == null || r.CampaignId == campaignId));
        var total = await waiting.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await waiting.OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(r => new
            {
                r.CampaignId,
                r.Campaign.Plan,
                r.UnitId,
                Village = r.Unit.Name,
                Township = r.Unit.Parent!.Name,
                County = r.Unit.Parent.Parent!.Name,
                r.SubmittedAt,
                r.StateReason,
                r.Result,
                Submission = r.Submissions.OrderByDescending(s => s.Number).Select(s => new { s.Number, s.SubmittedBy }).First(),
            })
            .ToListAsync(cancel);
        var today = portal.Clock.Today();
        return new(
            [.. rows.Select(r => new WaitingRecord(r.CampaignId, r.Plan.Name, r.UnitId, r.Village, scope.UnitLevel < UnitLevel.County ? $"{r.County} {r.Township}" : r.Township, r.SubmittedAt!.Value, r.Submission.SubmittedBy, r.Submission.Number,
                today.DayNumber - ChinaTime.DateOf(r.SubmittedAt!.Value).DayNumber, r.StateReason, KeptReminder.Of(r.Result, r.Plan, today)))],
            total, number, PageSize);
    }
}

/// <param name="TownshipName">With its county for whoever looks from above the county.</param>
/// <param name="Number">Of the submission: above 1 it was handed in before.</param>
/// <param name="DaysWaiting">Since the day it was handed in.</param>
/// <param name="LastReason">Why it was last returned or unlocked; null when it was not.</param>
public sealed record WaitingRecord(int CampaignId, string CampaignName, int UnitId, string UnitName, string TownshipName, DateTime SubmittedAt, string SubmittedBy, int Number, int DaysWaiting, string? LastReason, IReadOnlyList<KeptReminder> Reminders);

/// <summary>A limit "in principle" that the result does not keep, and why the sender let it stand.</summary>
public sealed record KeptReminder(string Code, string Message, string? Clause, string? Reason)
{
    internal static IReadOnlyList<KeptReminder> Of(CongressResult result, Campaigns.CampaignPlan plan, DateOnly today) =>
        [.. VillageResultRules.Check(result, plan.Rules, plan.Quotas, today).Where(v => v.Severity == Severity.Remind)
            .Select(v => new KeptReminder(v.Code, v.Message, v.Clause, v.Code == ElectedByDecisionRule.Code ? ElectedByDecisionRule.Clause : result.Reasons.GetValueOrDefault(v.Code)))];
}
