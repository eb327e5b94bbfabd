using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Elections;
using FederationReform.IdNumbers;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Units;
using FederationReform.Uploads;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FederationReform.Data;

/// <summary>The model, the same for both engines. Every save passes the <see cref="WriteGuard"/>.</summary>
internal abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options)
{
    private UnitScope? scope;
    private bool system;
    private TimeProvider clock = TimeProvider.System;

    // Records about rows that get their number only when they are saved.
    private readonly List<(AuditRecord Record, Func<AuditSubject> Subject)> unnumbered = [];

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<UnitReform> UnitReforms => Set<UnitReform>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<ReviewDraft> ReviewDrafts => Set<ReviewDraft>();
    public DbSet<Election> Elections => Set<Election>();
    public DbSet<RepresentativeRoll> RepresentativeRolls => Set<RepresentativeRoll>();
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<RememberedHeading> RememberedHeadings => Set<RememberedHeading>();
    public DbSet<UnitAlias> UnitAliases => Set<UnitAlias>();
    public DbSet<IdNumberRegistration> IdNumberRegistrations => Set<IdNumberRegistration>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<UploadPart> UploadParts => Set<UploadPart>();

    internal void ActFor(UnitScope actor, TimeProvider time) => (scope, system, clock) = (actor, false, time);

    internal void ActForSystem(TimeProvider time) => (scope, system, clock) = (null, true, time);

    /// <summary>Adds who, when, why and what to the save that is being prepared.</summary>
    public void Record(AuditEvent what, AuditSubject subject, Guid operation, string summary, string? reason = null, IReadOnlyList<FieldChange>? changes = null)
    {
        var record = NewRecord(Actor, what, operation, summary, reason, changes);
        record.IsAbout(subject);
        AuditRecords.Add(record);
    }

    /// <summary>The same for what happens outside any scope: signing in, the console.</summary>
    public void RecordAs(AuditActor actor, AuditEvent what, Func<AuditSubject> subject, string summary) =>
        unnumbered.Add((NewRecord(actor, what, Guid.NewGuid(), summary, reason: null, changes: null), subject));

    /// <summary>Makes an unchanged row part of this save, so that whoever changes it at the same moment and this save cannot both succeed.</summary>
    public void Touch<T>(T row) where T : class, IVersioned => Entry(row).Property(r => r.Version).IsModified = true;

    /// <summary>The same for a row that this save creates: its number is asked for once the row has one, in the same transaction.</summary>
    public void RecordNew(AuditEvent what, Func<AuditSubject> subject, Guid operation, string summary, string? reason = null, IReadOnlyList<FieldChange>? changes = null) =>
        unnumbered.Add((NewRecord(Actor, what, operation, summary, reason, changes), subject));

    /// <summary>Whether this submit already went through: a double click, a retry after a lost answer.</summary>
    public Task<bool> AlreadyDoneAsync(Guid operation, CancellationToken cancel) =>
        AuditRecords.AnyAsync(r => r.OperationId == operation, cancel);

    /// <summary>Saves, and turns what another user did meanwhile into a refusal. Programming errors still throw.</summary>
    /// <param name="duplicate">What to say when a unique rule is broken; null where none can be.</param>
    public async Task<Violations> SaveAsync(Guid operation, CancellationToken cancel, Violation? duplicate = null)
    {
        try
        {
            await SaveChangesAsync(cancel);
            return Violations.None;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(operation, cancel);
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception))
        {
            return await StaleAsync(operation, cancel, duplicate);
        }
    }

    /// <summary>
    /// The answer to a version that is no longer the stored one: somebody else was quicker, or this very operation was, sent twice and
    /// finished between the two looks at the database.
    /// </summary>
    public async Task<Violations> StaleAsync(Guid operation, CancellationToken cancel, Violation? refusal = null)
    {
        ChangeTracker.Clear();
        unnumbered.Clear();
        return await AlreadyDoneAsync(operation, cancel) ? Violations.None : new Violations(refusal ?? Refusal.Stale);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (unnumbered.Count == 0)
            return await SaveGuardedAsync(recordedLater: false, acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var rows = await SaveGuardedAsync(recordedLater: true, acceptAllChangesOnSuccess: true, cancellationToken);
        foreach (var (record, subject) in unnumbered)
        {
            record.IsAbout(subject());
            AuditRecords.Add(record);
        }
        unnumbered.Clear();
        rows += await SaveGuardedAsync(recordedLater: false, acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously: the write guard reads the database.");

    // A context from the pool serves somebody else next. Without these it would still act for its last user.
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
    /// Writes many new rows at once, by the engine's own way, in the transaction that is open and after its audit record was saved. They get
    /// their numbers, and are not tracked afterwards.
    /// </summary>
    public async Task AddInBulkAsync<T>(IReadOnlyList<T> rows, CancellationToken cancel) where T : class, IBelongsToUnit
    {
        if (rows.Count == 0)
            return;
        await WriteGuard.CheckInBulkAsync(this, scope, rows, cancel);
        var table = BulkTable.Of(Model, rows);
        table.Number(await ReserveNumbersAsync(table, cancel));
        await WriteInBulkAsync(table, cancel);
    }

    /// <summary>A record to be written in bulk, beside those that are tracked.</summary>
    /// <param name="sequence">After those of the operation that were recorded before.</param>
    public AuditRecord BulkRecord(AuditEvent what, AuditSubject subject, Guid operation, int sequence, string summary, string? reason, IReadOnlyList<FieldChange> changes)
    {
        var record = AuditRecord.Of(Actor, what, operation, clock.UtcNow(), summary, reason, changes);
        record.Sequence = sequence;
        record.IsAbout(subject);
        return record;
    }

    protected abstract Task<IReadOnlyList<long>> ReserveNumbersAsync(BulkTable table, CancellationToken cancel);

    protected abstract Task WriteInBulkAsync(BulkTable table, CancellationToken cancel);

    protected abstract bool IsUniqueViolation(DbUpdateException exception);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        CompletedYears.AddTo(model, YearsBetween);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.FindProperty(nameof(IVersioned.Version)) is { } version && typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                version.IsConcurrencyToken = true;
            if (PathOf(entity) is { } path)
            {
                path.IsConcurrencyToken = true;
                path.SetMaxLength(UnitPath.MaxLength);
                CompareByByte(path);
            }
            if (entity.ClrType == typeof(Person))
                foreach (var key in Person.ByByte)
                    CompareByByte(entity.FindProperty(key)!);
        }
    }

    private async Task<int> SaveGuardedAsync(bool recordedLater, bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        await WriteGuard.CheckAsync(this, scope, system, recordedLater, cancel);
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
            entry.Entity.Version = entry.Property(e => e.Version).OriginalValue + 1;
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
    }

    private AuditActor Actor => AuditActor.Of(scope ?? throw new InvalidOperationException("Only an operation with a scope is recorded here."));

    private AuditRecord NewRecord(AuditActor actor, AuditEvent what, Guid operation, string summary, string? reason, IReadOnlyList<FieldChange>? changes)
    {
        var record = AuditRecord.Of(actor, what, operation, clock.UtcNow(), summary, reason, changes);
        record.Sequence = ChangeTracker.Entries<AuditRecord>().Count(e => e.Entity.OperationId == operation) + unnumbered.Count(r => r.Record.OperationId == operation);
        return record;
    }

    private void Forget()
    {
        (scope, system) = (null, false);
        unnumbered.Clear();
    }

    /// <summary>Paths and keys are compared byte by byte on both engines, whatever language the database was set up for.</summary>
    protected virtual void CompareByByte(IMutableProperty column) { }

    /// <summary>See <see cref="Data.CompletedYears"/>.</summary>
    protected abstract SqlExpression YearsBetween(SqlExpression born, SqlExpression on);

    private static IMutableProperty? PathOf(IMutableEntityType entity) =>
        entity.ClrType == typeof(Unit) ? entity.FindProperty(nameof(Unit.Path))
        : typeof(IBelongsToUnit).IsAssignableFrom(entity.ClrType) ? entity.FindProperty(nameof(IBelongsToUnit.UnitPath))
        : null;

    /// <summary>SQLite gives instants back without saying that they are UTC.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(value => Utc(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
    {
        private static DateTime Utc(DateTime value) => value.Kind == DateTimeKind.Utc ? value : throw new ArgumentException("Only UTC instants are stored.");
    }
}
