using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>待审: submitted records that wait for the county, the longest-waiting first.</summary>
public sealed class ReviewQueueQuery(PortalDb portal)
{
    public const int PageSize = 30;

    /// <param name="campaignId">Null for all campaigns.</param>
    /// <param name="text">A part of the name of the unit or of the one above it.</param>
    public async Task<PageOf<WaitingRecord>> RunAsync(
        UnitScope scope,
        int? campaignId = null,
        int page = 1,
        string? text = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ReviewRecord))
            return new([], 0, 1, PageSize);
        await using var db = portal.Open(scope);
        var waiting = db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r =>
                r.State == ReformState.Submitted
                && r.Campaign.ClosedAt == null
                && (campaignId == null || r.CampaignId == campaignId)
            );
        if (PlainText.Clean(text) is { } name)
            waiting = waiting.Where(r => r.Unit.Name.Contains(name) || r.Unit.Parent!.Name.Contains(name));
        var total = await waiting.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await waiting
            .OrderBy(r => r.SubmittedAt)
            .ThenBy(r => r.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
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
                Submission = r
                    .Submissions.OrderByDescending(s => s.Number)
                    .Select(s => new { s.Number, s.SubmittedBy })
                    .First(),
            })
            .ToListAsync(cancel);
        var today = portal.Clock.Today();
        return new(
            [
                .. rows.Select(r => new WaitingRecord
                {
                    CampaignId = r.CampaignId,
                    CampaignName = r.Plan.Name,
                    UnitId = r.UnitId,
                    UnitName = r.Village,
                    TownshipName = scope.UnitLevel < UnitLevel.County ? $"{r.County} {r.Township}" : r.Township,
                    SubmittedAt = r.SubmittedAt!.Value,
                    SubmittedBy = r.Submission.SubmittedBy,
                    Number = r.Submission.Number,
                    DaysWaiting = today.DayNumber - ChinaTime.DateOf(r.SubmittedAt!.Value).DayNumber,
                    LastReason = r.StateReason,
                    Reminders = KeptReminder.Of(r.Result, r.Plan, today),
                }),
            ],
            total,
            number,
            PageSize
        );
    }
}

public sealed record WaitingRecord
{
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>With the county's name for an account above the county.</summary>
    public required string TownshipName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    public required string SubmittedBy { get; init; }

    /// <summary>The number of the submission, from 1; above 1 the record was submitted before.</summary>
    public required int Number { get; init; }

    /// <summary>Days since the submission.</summary>
    public required int DaysWaiting { get; init; }

    /// <summary>Why it was last returned or unlocked; null when it was not.</summary>
    public required string? LastReason { get; init; }

    public required IReadOnlyList<KeptReminder> Reminders { get; init; }
}

/// <summary>A reminder that the result has, with the sender's reason.</summary>
public sealed record KeptReminder(string Code, string Message, string? Clause, string? Reason)
{
    internal static IReadOnlyList<KeptReminder> Of(
        CongressResult result,
        Campaigns.CampaignPlan plan,
        DateOnly today
    ) =>
        [
            .. VillageResultRules
                .Check(result, plan.Rules, plan.Quotas, today)
                .Where(v => v.Severity == Severity.Remind)
                .Select(v => new KeptReminder(
                    v.Code,
                    v.Message,
                    v.Clause,
                    v.Code == ElectedByDecisionRule.Code
                        ? ElectedByDecisionRule.Clause
                        : result.Reasons.GetValueOrDefault(v.Code)
                )),
        ];
}
