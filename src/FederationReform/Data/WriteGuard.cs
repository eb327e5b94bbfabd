using FederationReform.Access;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FederationReform.Data;

/// <summary>
/// The second check of every write: whatever a use case forgot, no row outside the scope is added, changed or deleted.
/// An entity that was attached without being read states its own unit, so the path is also a concurrency token: a false
/// path matches no row.
/// </summary>
internal static class WriteGuard
{
    /// <param name="recordedLater">
    /// True when the audit records of these rows follow in the same transaction, once the rows have ids.
    /// </param>
    public static async Task CheckAsync(
        PortalDbContext db,
        UnitScope? scope,
        bool system,
        bool recordedLater,
        CancellationToken cancel
    )
    {
        var changed = db
            .ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        if (changed.Count == 0)
            return;
        if (scope is null)
        {
            if (!system)
                throw new InvalidOperationException("This context was opened for nobody.");
            return;
        }

        foreach (var entry in changed)
        {
            if (PathOf(entry) is not { } path)
                throw new InvalidOperationException(
                    $"{entry.Metadata.ClrType.Name} belongs to no unit, so nobody's scope can cover it."
                );
            if (!scope.Covers((string)path.OriginalValue!) || !scope.Covers((string)path.CurrentValue!))
                throw new OutOfScopeException(entry.Metadata.ClrType.Name);
        }

        await CheckUnitsAsync(
            db,
            [
                .. changed
                    .Where(e => e.Entity is IBelongsToUnit && e.State != EntityState.Deleted)
                    .Select(e => ((IBelongsToUnit)e.Entity, e.Metadata.ClrType.Name)),
            ],
            cancel
        );

        if (
            !recordedLater
            && !changed.Exists(e => e is { Entity: AuditRecord, State: EntityState.Added })
            && !changed.TrueForAll(e => e.Entity is IPreparation { IsPreparation: true })
        )
            throw new InvalidOperationException("A change without its who, when and why.");
        if (changed.Exists(e => e is { Entity: AuditRecord, State: not EntityState.Added }))
            throw new InvalidOperationException("The audit is only ever added to.");
        if (changed.Find(e => e is { Entity: IAppended, State: not EntityState.Added }) is { } changedLater)
            throw new InvalidOperationException($"A {changedLater.Metadata.ClrType.Name} is only ever added.");
    }

    /// <summary>The same for rows that are written in bulk.</summary>
    public static async Task CheckInBulkAsync<T>(
        PortalDbContext db,
        UnitScope? scope,
        IReadOnlyList<T> rows,
        CancellationToken cancel
    )
        where T : class, IBelongsToUnit
    {
        if (scope is null)
            throw new InvalidOperationException("Only an operation with a scope writes in bulk.");
        if (
            db.Database.CurrentTransaction is null
            || !db.ChangeTracker.Entries<AuditRecord>().Any(e => e.State == EntityState.Unchanged)
        )
            throw new InvalidOperationException("A change without its who, when and why.");
        if (rows.Any(r => !scope.Covers(r)))
            throw new OutOfScopeException(typeof(T).Name);
        await CheckUnitsAsync(db, [.. rows.Select(r => ((IBelongsToUnit)r, typeof(T).Name))], cancel);
    }

    /// <summary>
    /// A row must carry the path of the unit it names; otherwise a row of another unit could pass with a path inside
    /// the scope.
    /// </summary>
    private static async Task CheckUnitsAsync(
        PortalDbContext db,
        List<(IBelongsToUnit Row, string Name)> changed,
        CancellationToken cancel
    )
    {
        var named = changed.FindAll(r => r.Row.UnitId > 0);
        var ids = named.Select(r => r.Row.UnitId).Distinct().ToList();
        var paths = await db
            .Units.Where(u => ids.Contains(u.Id))
            .Select(u => new { u.Id, u.Path })
            .ToDictionaryAsync(u => u.Id, u => u.Path, cancel);
        foreach (var (row, name) in named)
        {
            if (!paths.TryGetValue(row.UnitId, out var path) || path != row.UnitPath)
                throw new OutOfScopeException(name);
        }
    }

    private static PropertyEntry? PathOf(EntityEntry entry) =>
        entry.Entity switch
        {
            Unit => entry.Property(nameof(Unit.Path)),
            IBelongsToUnit => entry.Property(nameof(IBelongsToUnit.UnitPath)),
            _ => null,
        };
}

/// <summary>
/// A use case tried to write outside its scope. That is a defect of the program: it is logged and not explained to the
/// user.
/// </summary>
internal sealed class OutOfScopeException(string entity)
    : Exception($"A {entity} outside the scope would have been written.");
