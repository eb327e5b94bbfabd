using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Registers;

public sealed record ChangeEntryInput<TEntry>(int EntryId, int Version, Guid OperationId, TEntry Entry)
    : IVersionedChange
    where TEntry : class, IRegisterEntry<TEntry>;

/// <summary>Corrects an entry; its unit stays.</summary>
public sealed class ChangeEntry<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ChangeEntryInput<TEntry> input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (await db.FindEntryAsync<TEntry>(scope, input.EntryId, input.Version, cancel) is not { } row)
            return db.Answer;
        var violations = new Violations();
        var types = await db.TypesAsync<TEntry>(row.UnitPath, cancel);
        var entry = Entries.Checked(input.Entry, row.Entry, types, portal.Clock.Today(), violations);
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        if (await Entries.TwiceAsync(db, row.UnitId, entry, row.Id, cancel) is { } twice)
            return await db.RefusedAsync(twice, cancel);
        if (await Entries.SecondAsync(db, scope, row.Unit, entry, row.Id, cancel) is { } second)
            return await db.RefusedAsync(second, cancel);
        var changes = Entries.Changes(row.Entry, entry, types);
        if (changes.Count == 0)
            return Violations.None;
        row.Change(entry);
        db.Record(
            AuditEvent.EntryChanged,
            row.Subject,
            $"更改{row.Unit.Name}的{TEntry.Kind.Name()}：{entry.Title}",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
