using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>Entries of registers in the demo data.</summary>
internal static class DemoEntries
{
    /// <summary>What a county decided for a register.</summary>
    public static void Decide<TRules>(PortalDbContext db, Unit unit, TRules rules)
        where TRules : class, IRegisterRules<TRules>
    {
        var setting = RegisterSetting<TRules>.Of(unit);
        setting.Set(rules);
        db.Add(setting);
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.RegisterRulesSet,
            () => new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"设置{TRules.Name}"
        );
    }

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
