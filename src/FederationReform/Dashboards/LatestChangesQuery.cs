using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="At">UTC.</param>
/// <param name="What">One Chinese sentence, as the history shows it.</param>
public sealed record LatestChange(DateTime At, string By, AuditEvent Event, string What, string? Reason, UnitLink Unit);

/// <summary>最新动态: submissions, returns, approvals and unlocks, the newest first. Edits are left out.</summary>
public sealed class LatestChangesQuery(PortalDb portal)
{
    private static readonly AuditEvent[] News =
    [
        AuditEvent.RecordSubmitted,
        AuditEvent.RecordWithdrawn,
        AuditEvent.RecordReturned,
        AuditEvent.RecordApproved,
        AuditEvent.RecordUnlocked,
        AuditEvent.RecordExempted,
        AuditEvent.RecordExemptionEnded,
    ];

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>
    /// Empty when the campaign or the unit lies outside the scope, or the account may not read records.
    /// </returns>
    public async Task<IReadOnlyList<LatestChange>> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        int count = 15,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        // A reason may quote the record, which the administrator of accounts may not read.
        if (
            !scope.May(Permissions.ViewRecord)
            || await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject
        )
            return [];
        return await (
            from change in db.AuditRecords.Within(subject.Path)
            where change.SubjectKind == SubjectKind.UnitReform && News.Contains(change.Event)
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where reform.CampaignId == campaignId
            join unit in db.Units on change.UnitId equals unit.Id
            orderby change.Id descending
            select new LatestChange(
                change.At,
                change.AccountName,
                change.Event,
                change.Summary,
                change.Reason,
                new UnitLink(unit.Id, unit.Name, unit.Level)
            )
        )
            .Take(count)
            .ToListAsync(cancel);
    }
}
