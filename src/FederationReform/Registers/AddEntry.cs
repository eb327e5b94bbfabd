using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <param name="UnitId">Whose entry it is; null until one is chosen.</param>
public sealed record AddEntryInput<TEntry>(int? UnitId, TEntry Entry, Guid OperationId) : IChange
    where TEntry : class, IRegisterEntry<TEntry>;

/// <summary>登记 an entry of a unit in the caller's scope.</summary>
public sealed class AddEntry<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddEntryInput<TEntry> input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (db.Answered)
            return db.Answer;
        var violations = new Violations();
        if (input.UnitId is null)
            violations.Add(new Violation("Required", nameof(input.UnitId), "请选择是哪个单位的。"));
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        var types = await db.TypesAsync<TEntry>(unit?.Path ?? scope.Path, cancel);
        var entry = Entries.Checked(input.Entry, null, types, portal.Clock.Today(), violations);
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (!TEntry.IsKeptAt(unit.Level))
            return await db.RefusedAsync(Entries.NotKeptAt(TEntry.Kind, unit), cancel);
        if (await Entries.TwiceAsync(db, unit.Id, entry, null, cancel) is { } twice)
            return await db.RefusedAsync(twice, cancel);
        if (await Entries.SecondAsync(db, scope, unit, entry, null, cancel) is { } second)
            return await db.RefusedAsync(second, cancel);

        var row = RegisterRow<TEntry>.Of(unit, entry, portal.Clock.UtcNow());
        db.Add(row);
        db.RecordNew(
            AuditEvent.EntryAdded,
            () => row.Subject,
            $"登记{unit.Name}的{TEntry.Kind.Name()}：{entry.Title}",
            changes: Entries.Changes(TEntry.Blank, entry, types)
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
