using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <summary>
/// Everything that was done to an entry, the latest first. Null when the entry lies outside the scope or was removed,
/// or the account may not read registers.
/// </summary>
public sealed class EntryHistoryQuery<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public async Task<IReadOnlyList<HistoryEntry>?> RunAsync(
        UnitScope scope,
        int id,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (!await db.Set<RegisterRow<TEntry>>().VisibleTo(scope).AnyAsync(r => r.Id == id, cancel))
            return null;
        var kind = TEntry.Kind.Subject();
        return await db
            .AuditRecords.AsNoTracking()
            .VisibleTo(scope)
            .Where(a => a.SubjectKind == kind && a.SubjectId == id)
            .OrderByDescending(a => a.Id)
            .Select(a => new HistoryEntry(a.Id, a.At, a.AccountName, a.Summary, a.Reason, a.Changes))
            .ToListAsync(cancel);
    }
}
