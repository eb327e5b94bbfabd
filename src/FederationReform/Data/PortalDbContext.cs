using FederationReform.Access;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace FederationReform.Data;

/// <summary>The model, the same for both engines. Every save passes the <see cref="WriteGuard"/>.</summary>
internal abstract partial class PortalDbContext
{
    private UnitScope? scope;
    private bool system;
    private TimeProvider clock = TimeProvider.System;
    private Guid operation;

    protected PortalDbContext(DbContextOptions options)
        : base(options) => Seal = options.FindExtension<SealExtension>()?.Seal ?? PersonalDataSeal.None;

    /// <summary>What is stored sealed is found by its hashes.</summary>
    public PersonalDataSeal Seal { get; }

    // Audit records about rows that get their id only when they are saved.
    private readonly List<(AuditRecord Record, Func<AuditSubject> Subject)> unnumbered = [];

    // How many records each operation has by now. Counted here: looking for them among the tracked rows compares all of
    // those with what was read, once a record.
    private readonly Dictionary<Guid, int> recorded = [];

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();
    public DbSet<UnitAlias> UnitAliases => Set<UnitAlias>();

    internal void ActFor(UnitScope actor, Guid id, TimeProvider time) =>
        (scope, system, clock, operation) = (actor, false, time, id);

    internal void ActForSystem(TimeProvider time) =>
        (scope, system, clock, operation) = (null, true, time, Guid.NewGuid());

    /// <summary>Adds an audit record (who, when, why, what) to the save that is being prepared.</summary>
    public void Record(
        AuditEvent what,
        AuditSubject subject,
        string summary,
        string? reason = null,
        IReadOnlyList<FieldChange>? changes = null
    )
    {
        var record = NewRecord(Actor, what, operation, summary, reason, changes);
        record.IsAbout(subject);
        AuditRecords.Add(record);
    }

    /// <summary>The same for what happens outside any scope: sign-in, commands on the server's console.</summary>
    public void RecordAs(AuditActor actor, AuditEvent what, Func<AuditSubject> subject, string summary) =>
        unnumbered.Add((NewRecord(actor, what, Guid.NewGuid(), summary, reason: null, changes: null), subject));

    /// <summary>
    /// Makes an unchanged row part of this save, so that this save and a simultaneous change of the row cannot both
    /// succeed.
    /// </summary>
    public void Touch<T>(T row)
        where T : class, IVersioned => Entry(row).Property(r => r.Version).IsModified = true;

    /// <summary>
    /// The same for a row that this save creates: the subject is asked for in the same transaction, once the row has an
    /// id.
    /// </summary>
    public void RecordNew(
        AuditEvent what,
        Func<AuditSubject> subject,
        string summary,
        string? reason = null,
        IReadOnlyList<FieldChange>? changes = null
    ) => unnumbered.Add((NewRecord(Actor, what, operation, summary, reason, changes), subject));

    /// <summary>
    /// Saves, and turns what another user did meanwhile into a refusal. Programming errors still throw.
    /// </summary>
    /// <param name="duplicate">The refusal when a unique index is violated; null where that cannot happen.</param>
    public async Task<Violations> SaveAsync(CancellationToken cancel, Violation? duplicate = null)
    {
        try
        {
            await SaveChangesAsync(cancel);
            return Violations.None;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(cancel);
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception))
        {
            return await StaleAsync(cancel, duplicate);
        }
        catch (Exception exception) when (IsDeadlock(exception))
        {
            return await StaleAsync(cancel);
        }
        catch (RightsChangedException)
        {
            await RecordDeniedAsync("账号的权限刚刚变更，没有保存", cancel);
            // Also for who asks again what became of a change that saves in several steps.
            return answer = new Violations(Refusal.RightsChanged);
        }
    }

    /// <summary>Records what the account was denied, in a save of its own that nothing else takes part in.</summary>
    internal async Task RecordDeniedAsync(string summary, CancellationToken cancel)
    {
        var actor = scope ?? throw new InvalidOperationException("Only an account is denied something.");
        if (Database.CurrentTransaction is { } transaction)
            await transaction.RollbackAsync(cancel);
        Drop();
        // Not as the operation itself: a denied one may be sent again, and is then not taken as carried out.
        var record = AuditRecord.Of(AuditActor.Of(actor), AuditEvent.Denied, Guid.NewGuid(), clock.UtcNow(), summary);
        record.IsAbout(new AuditSubject(SubjectKind.Account, actor.AccountId, actor.UnitId, actor.Path));
        AuditRecords.Add(record);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancel);
        ChangeTracker.Clear();
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (unnumbered.Count == 0 && !ChangeTracker.HasChanges())
            return 0;
        await using var transaction = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        // In the transaction, after it waited for its turn: what was begun behind a queue is not carried out for an
        // account that was disabled, moved or reset meanwhile (CI-01, FI-13).
        if (scope is not null && !await StandsAsync(scope, cancellationToken))
            throw new RightsChangedException();
        var rows = 0;
        if (unnumbered.Count > 0)
        {
            rows = await SaveGuardedAsync(recordedLater: true, acceptAllChangesOnSuccess: true, cancellationToken);
            foreach (var (record, subject) in unnumbered)
            {
                record.IsAbout(subject());
                AuditRecords.Add(record);
            }
            unnumbered.Clear();
        }
        rows += await SaveGuardedAsync(recordedLater: false, acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>
    /// Whether the account still has the rights of the scope. Until this transaction ends, nobody can change them.
    /// </summary>
    private partial Task<bool> StandsAsync(UnitScope actor, CancellationToken cancel);

    /// <summary>
    /// Prevents others from changing the account's row until this transaction ends. Where there is one writer at a
    /// time, that is so anyway.
    /// </summary>
    protected virtual Task HoldAccountAsync(int id, CancellationToken cancel) => Task.CompletedTask;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the write guard reads the database.");

    // The pool gives the context to another user next; without this it would still act for its last user.
    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    /// <summary>
    /// Inserts many new rows with the engine's bulk method, in the open transaction and after their audit record was
    /// saved. The rows get their ids and are not tracked afterwards.
    /// </summary>
    public async Task AddInBulkAsync<T>(IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class, IBelongsToUnit
    {
        if (rows.Count == 0)
            return;
        await WriteGuard.CheckInBulkAsync(this, scope, rows, cancel);
        foreach (var row in rows.OfType<IFoundByHash>())
            row.MakeHashes(Seal);
        var table = BulkTable.Of(Model, rows);
        table.Number(await ReserveNumbersAsync(table, cancel));
        await WriteInBulkAsync(table, cancel);
    }

    /// <summary>An audit record that is written in bulk beside those that are tracked.</summary>
    public AuditRecord BulkRecord(
        AuditEvent what,
        AuditSubject subject,
        string summary,
        string? reason,
        IReadOnlyList<FieldChange> changes
    )
    {
        var record = NewRecord(Actor, what, operation, summary, reason, changes);
        record.IsAbout(subject);
        return record;
    }

    protected abstract Task<IReadOnlyList<long>> ReserveNumbersAsync(BulkTable table, CancellationToken cancel);

    protected abstract Task WriteInBulkAsync(BulkTable table, CancellationToken cancel);

    protected abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Two transactions waited for each other, and this one was given up.</summary>
    protected virtual bool IsDeadlock(Exception exception) => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        PortalModel.Convert(conventions);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        PortalModel.Build(model, CompareByByte, YearsBetween, Seal);
    }

    /// <summary>Makes a column of paths or keys compare byte by byte, whatever collation the database has.</summary>
    protected virtual void CompareByByte(IMutableProperty column) { }

    /// <summary>See <see cref="Data.CompletedYears"/>.</summary>
    protected abstract SqlExpression YearsBetween(SqlExpression born, SqlExpression on);

    private async Task<int> SaveGuardedAsync(
        bool recordedLater,
        bool acceptAllChangesOnSuccess,
        CancellationToken cancel
    )
    {
        await WriteGuard.CheckAsync(this, scope, system, recordedLater, cancel);
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(IsSeen))
            entry.Entity.Version = entry.Property(e => e.Version).OriginalValue + 1;
        foreach (
            var entry in ChangeTracker
                .Entries<IFoundByHash>()
                .Where(e => e.State is EntityState.Added or EntityState.Modified)
        )
            entry.Entity.MakeHashes(Seal);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
    }

    private static bool IsSeen(EntityEntry<IVersioned> entry) =>
        entry.State == EntityState.Modified
        && (
            entry.Properties.Any(p => p.IsModified && !entry.Entity.Unseen.Contains(p.Metadata.Name))
            // A complex property is none of the properties, and its fields are columns all the same.
            || entry.ComplexProperties.Any(c => c.IsModified)
        );

    private AuditActor Actor =>
        AuditActor.Of(scope ?? throw new InvalidOperationException("Only an operation with a scope is recorded here."));

    private AuditRecord NewRecord(
        AuditActor actor,
        AuditEvent what,
        Guid operation,
        string summary,
        string? reason,
        IReadOnlyList<FieldChange>? changes
    )
    {
        var record = AuditRecord.Of(actor, what, operation, clock.UtcNow(), summary, reason, changes);
        record.Sequence = recorded.GetValueOrDefault(operation);
        recorded[operation] = record.Sequence + 1;
        return record;
    }

    /// <summary>What was prepared is not saved, and neither are its records.</summary>
    private void Drop()
    {
        ChangeTracker.Clear();
        unnumbered.Clear();
        recorded.Clear();
    }

    private void Forget()
    {
        (scope, system, operation, answer) = (null, false, Guid.Empty, null);
        unnumbered.Clear();
        recorded.Clear();
    }
}

/// <summary>The account lost the rights of its scope while the change was prepared or waited for its turn.</summary>
internal sealed class RightsChangedException() : Exception("The account no longer has the rights of its scope.");
