using FederationReform.Data;

namespace FederationReform.Importing;

/// <summary>The audit records of the many entries that one import writes or takes back.</summary>
internal static class EntryRecords
{
    /// <summary>
    /// The records in their order, behind those that the operation has already. They are numbered here all at once: the
    /// context, asked for one after the other, would look through all its rows each time.
    /// </summary>
    public static IReadOnlyList<AuditRecord> Of(
        PortalDbContext db,
        IReadOnlyList<(
            AuditEvent What,
            AuditSubject Subject,
            string Summary,
            IReadOnlyList<FieldChange> Changes
        )> entries
    )
    {
        var sequence = db.ChangeTracker.Entries<AuditRecord>().Count();
        return
        [
            .. entries.Select(
                (e, i) => db.BulkRecord(e.What, e.Subject, sequence + i, e.Summary, reason: null, e.Changes)
            ),
        ];
    }
}
