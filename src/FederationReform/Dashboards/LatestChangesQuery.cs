using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="At">UTC.</param>
/// <param name="What">One Chinese sentence, as the history shows it.</param>
public sealed record LatestChange(DateTime At, string By, AuditEvent Event, string What, string? Reason, UnitLink Unit);

/// <summary>最新动态: what was handed in, returned, approved and taken back, the newest first. Typing is no news.</summary>
public sealed class LatestChangesQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Empty when the campaign or the unit is not in sight.</returns>
    public async Task<IReadOnlyList<LatestChange>> RunAsync(UnitScope scope, int campaignId, int? unitId = null, int count = 15, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        // A reason may say what stands in a record, which the administrator of accounts does not read.
        if (!scope.May(Permissions.ViewRecord) || await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return [];
        return await (
            from change in db.AuditRecords.Within(subject.Path)
            where change.SubjectKind == SubjectKind.UnitReform && change.Event >= AuditEvent.RecordSubmitted && change.Event != AuditEvent.StepChanged
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where reform.CampaignId == campaignId
            join unit in db.Units on change.UnitId equals unit.Id
            orderby change.Id descending
            select new LatestChange(change.At, change.AccountName, change.Event, change.Summary, change.Reason, new UnitLink(unit.Id, unit.Name, unit.Level)))
            .Take(count).ToListAsync(cancel);
    }
}
