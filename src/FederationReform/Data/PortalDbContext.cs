using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FederationReform.Data;

/// <summary>The model, the same for both engines. Every save passes the <see cref="WriteGuard"/>.</summary>
internal abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options)
{
    private UnitScope? scope;
    private bool system;
    private TimeProvider clock = TimeProvider.System;

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<UnitReform> UnitReforms => Set<UnitReform>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Post> Posts => Set<Post>();

    internal void ActFor(UnitScope actor, TimeProvider time) => (scope, system, clock) = (actor, false, time);

    internal void ActForSystem() => (scope, system) = (null, true);

    /// <summary>Adds who, when, why and what to the save that is being prepared.</summary>
    public void Record(AuditEvent what, AuditSubject subject, Guid operation, string summary, string? reason = null, IReadOnlyList<FieldChange>? changes = null)
    {
        var actor = scope ?? throw new InvalidOperationException("Only an operation with a scope is recorded here.");
        var record = AuditRecord.Of(actor, what, subject, operation, clock.UtcNow(), summary, reason, changes);
        record.Sequence = ChangeTracker.Entries<AuditRecord>().Count(e => e.Entity.OperationId == operation);
        AuditRecords.Add(record);
    }

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
            return new Violations(Refusal.Stale);
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception))
        {
            ChangeTracker.Clear();
            if (await AlreadyDoneAsync(operation, cancel))
                return Violations.None;
            return new Violations(duplicate ?? Refusal.Stale);
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await WriteGuard.CheckAsync(this, scope, system, cancellationToken);
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
            entry.Entity.Version = entry.Property(e => e.Version).OriginalValue + 1;
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously: the write guard reads the database.");

    // A context from the pool serves somebody else next. Without these it would still act for its last user.
    public override void Dispose()
    {
        (scope, system) = (null, false);
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        (scope, system) = (null, false);
        return base.DisposeAsync();
    }

    protected abstract bool IsUniqueViolation(DbUpdateException exception);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.FindProperty(nameof(IVersioned.Version)) is { } version && typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                version.IsConcurrencyToken = true;
            if (PathOf(entity) is { } path)
            {
                path.IsConcurrencyToken = true;
                path.SetMaxLength(UnitPath.MaxLength);
                ComparePathsByByte(path);
            }
        }
    }

    /// <summary>Paths are compared byte by byte on both engines, whatever language the database was set up for.</summary>
    protected virtual void ComparePathsByByte(IMutableProperty path) { }

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
