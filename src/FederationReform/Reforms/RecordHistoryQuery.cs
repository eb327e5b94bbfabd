using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// Everything that was done to a record, in words, the latest first. Null when the record lies outside the scope or the
/// account may not read records.
/// </summary>
public sealed class RecordHistoryQuery(PortalDb portal)
{
    public const int PageSize = 20;

    public async Task<PageOf<HistoryEntry>?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var id = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.UnitId == unitId)
            .Select(r => (int?)r.Id)
            .SingleOrDefaultAsync(cancel);
        if (id is null)
            return null;
        var records = db
            .AuditRecords.AsNoTracking()
            .VisibleTo(scope)
            .Where(a => a.SubjectKind == SubjectKind.UnitReform && a.SubjectId == id);
        var total = await records.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await records
            .OrderByDescending(a => a.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(a => new HistoryEntry(a.Id, a.At, a.AccountName, a.Summary, a.Reason, a.Changes))
            .ToListAsync(cancel);
        return new(rows, total, number, PageSize);
    }
}
