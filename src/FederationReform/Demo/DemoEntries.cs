using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>Entries of registers in the demo data.</summary>
internal static class DemoEntries
{
    /// <summary>An entry as the server's console enters it.</summary>
    public static RegisterRow<TEntry> Add<TEntry>(PortalDbContext db, Unit unit, TEntry entry, TimeProvider clock)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var row = RegisterRow<TEntry>.Of(unit, entry, clock.UtcNow());
        db.Add(row);
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.EntryAdded,
            () => row.Subject,
            $"登记{unit.Name}的{TEntry.Kind.Name()}：{entry.Title}"
        );
        return row;
    }
}
