using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// 待办 of accounts that fill in records: returned records first, then late ones, then unfinished ones.
/// </summary>
public sealed class SenderQueueQuery(PortalDb portal)
{
    /// <summary>A township has some tens of villages; a longer list would be of no use.</summary>
    public const int Most = 500;

    /// <returns>At most <see cref="Most"/>; empty for an account that does not fill in records.</returns>
    public async Task<IReadOnlyList<SenderTask>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.EditRecord))
            return [];
        await using var db = portal.Open(scope);
        var rows = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r =>
                r.Campaign.ClosedAt == null
                && (
                    r.State == ReformState.NotStarted
                    || r.State == ReformState.InProgress
                    || r.State == ReformState.Returned
                )
            )
            .OrderBy(r => r.UnitPath)
            .ThenBy(r => r.CampaignId)
            .Take(Most)
            .Select(r => new
            {
                r.CampaignId,
                r.Campaign.Plan,
                r.UnitId,
                UnitName = r.Unit.Name,
                r.State,
                r.StateReason,
                r.Result,
                r.Steps,
                r.ChangedAt,
            })
            .ToListAsync(cancel);
        var today = portal.Clock.Today();
        return
        [
            .. rows.Select(r => new SenderTask
                {
                    CampaignId = r.CampaignId,
                    CampaignName = r.Plan.Name,
                    UnitId = r.UnitId,
                    UnitName = r.UnitName,
                    State = r.State,
                    Reason = r.StateReason,
                    Missing = RecordRules.CheckForSubmission(r.Result, r.Steps, r.Plan, today),
                    Deadline = r.Plan.Deadline,
                    DaysLeft = r.Plan.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null,
                    ChangedAt = r.ChangedAt,
                })
                .OrderBy(t =>
                    t.State == ReformState.Returned ? 0
                    : t.Late ? 1
                    : t.State == ReformState.InProgress ? 2
                    : 3
                ),
        ];
    }
}

public sealed record SenderTask
{
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }
    public required ReformState State { get; init; }

    /// <summary>Why it was returned; null when it was not.</summary>
    public required string? Reason { get; init; }

    /// <summary>What prevents a submission.</summary>
    public required Violations Missing { get; init; }

    public required DateOnly? Deadline { get; init; }

    /// <summary>Days to the campaign's last day; negative when it has passed.</summary>
    public required int? DaysLeft { get; init; }

    /// <summary>UTC; the last change of any kind.</summary>
    public required DateTime ChangedAt { get; init; }

    public bool Late => DaysLeft < 0;

    /// <summary>Nothing is missing: the record only has to be submitted.</summary>
    public bool Ready => !Missing.Blocking;

    /// <summary>The required steps that are not done, by their short names.</summary>
    public IReadOnlyList<string> MissingSteps =>
        [
            .. Missing
                .Where(v => v.Code == RecordRules.StepMissingCode)
                .Select(v => RecordFields.Step(v.Field)?.ShortName ?? v.Field),
        ];
}
