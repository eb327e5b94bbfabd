using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>
/// The elections that wait for the caller: counts to be typed or confirmed, the earliest meeting first. Empty for an
/// account that does not fill in records.
/// </summary>
public sealed class OpenElectionsQuery(PortalDb portal)
{
    private const int Most = 30;

    public async Task<IReadOnlyList<OpenElection>> RunAsync(
        UnitScope scope,
        int campaignId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.EditRecord))
            return [];
        await using var db = portal.Open(scope);
        var rows = await db
            .Elections.AsNoTracking()
            .VisibleTo(scope)
            .Where(e =>
                e.ConfirmedAt == null && e.UnitReform.CampaignId == campaignId && e.UnitReform.Campaign.ClosedAt == null
            )
            .Where(e =>
                e.UnitReform.State == ReformState.NotStarted
                || e.UnitReform.State == ReformState.InProgress
                || e.UnitReform.State == ReformState.Returned
            )
            .OrderBy(e => e.Id)
            .Take(Most)
            .Select(e => new
            {
                e.Id,
                e.UnitReform.UnitId,
                Unit = e.Unit.Name,
                e.Sheet,
                e.UnitReform.Campaign.Plan,
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(e => new OpenElection(
                    e.Id,
                    e.UnitId,
                    e.Unit,
                    e.Sheet,
                    BallotCount.Judge(e.Sheet, e.Plan.Rules)
                ))
                .OrderBy(e => e.Sheet.HeldOn ?? DateOnly.MaxValue),
        ];
    }
}

/// <param name="UnitId">The record's unit; <paramref name="UnitName"/> is the unit whose body is elected.</param>
public sealed record OpenElection(int Id, int UnitId, string UnitName, ElectionSheet Sheet, CountVerdict Verdict);
