using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>待办 of those who fill in records: what came back, what is late, what is not finished, in this order.</summary>
public sealed class SenderQueueQuery(PortalDb portal)
{
    /// <summary>A township has some tens of villages; more than this is no list to work from.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<SenderTask>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.EditRecord))
            return [];
        await using var db = portal.Open(scope);
        var rows = await db.UnitReforms.AsNoTracking().VisibleTo(scope)
            .Where(r => r.State == ReformState.NotStarted || r.State == ReformState.InProgress || r.State == ReformState.Returned)
            .OrderBy(r => r.UnitPath).ThenBy(r => r.CampaignId)
            .Take(Most)
            .Select(r => new { r.CampaignId, r.Campaign.Plan, r.UnitId, UnitName = r.Unit.Name, r.State, r.StateReason, r.Result, r.Steps, r.ChangedAt })
            .ToListAsync(cancel);
        var today = portal.Clock.Today();
        return [.. rows
            .Select(r => new SenderTask(r.CampaignId, r.Plan.Name, r.UnitId, r.UnitName, r.State, r.StateReason,
                RecordRules.CheckForSubmission(r.Result, r.Steps, r.Plan, today), r.Plan.Deadline, r.Plan.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null, r.ChangedAt))
            .OrderBy(t => t.State == ReformState.Returned ? 0 : t.Late ? 1 : t.State == ReformState.InProgress ? 2 : 3)];
    }
}

/// <param name="Reason">Why it came back; null when it did not.</param>
/// <param name="Missing">What stands between it and a submission.</param>
/// <param name="DaysLeft">To the campaign's last day; negative when it is past.</param>
public sealed record SenderTask(int CampaignId, string CampaignName, int UnitId, string UnitName, ReformState State, string? Reason, Violations Missing, DateOnly? Deadline, int? DaysLeft, DateTime ChangedAt)
{
    public bool Late => DaysLeft < 0;

    /// <summary>Nothing is missing: it only has to be handed in.</summary>
    public bool Ready => !Missing.Blocking;

    /// <summary>The required steps that are not done, by their short names.</summary>
    public IReadOnlyList<string> MissingSteps =>
        [.. Missing.Where(v => v.Code == RecordRules.StepMissingCode).Select(v => RecordFields.Step(v.Field)?.ShortName ?? v.Field)];
}
