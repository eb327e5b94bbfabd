using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.IdNumbers;

/// <summary>A unit decided that ID numbers are registered, there and below. Without a row they are not, and none is stored.</summary>
internal sealed class IdNumberRegistration : IBelongsToUnit, IVersioned
{
    private IdNumberRegistration() { }

    public static IdNumberRegistration Begin(UnitScope scope, string keyMark, DateTime now) => new() { UnitId = scope.UnitId, UnitPath = scope.Path, KeyMark = keyMark, SinceAt = now };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>Of the key that sealed what is registered: another one must not add to it. See <see cref="IdNumberKey.Mark"/>.</summary>
    public string KeyMark { get; private set; } = "";

    public DateTime SinceAt { get; private set; }
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Unit, UnitId, UnitId, UnitPath);

    internal sealed class Configuration : IEntityTypeConfiguration<IdNumberRegistration>
    {
        public void Configure(EntityTypeBuilder<IdNumberRegistration> registration)
        {
            registration.Ignore(r => r.Subject);
            registration.HasKey(r => r.UnitId);
            registration.Property(r => r.UnitId).ValueGeneratedNever();
            registration.Property(r => r.KeyMark).HasMaxLength(IdNumberKey.HashLength);
            registration.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            registration.HasIndex(r => r.UnitPath);
        }
    }
}

internal static class IdNumberRegistrations
{
    /// <summary>The decision that holds for a unit, its own or that of one above it; null where ID numbers are not registered. It may lie above the reader's scope: it holds for her all the same.</summary>
    public static Task<IdNumberRegistration?> ForAsync(PortalDbContext db, string unitPath, CancellationToken cancel)
    {
        var above = UnitPath.SelfAndAncestors(unitPath);
        return db.IdNumberRegistrations.AsNoTracking().Where(r => above.Contains(r.UnitPath)).OrderBy(r => r.UnitPath).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What the numbers are registered for, as it was said with the decision: whoever asks a person for hers has to tell her.</summary>
    public static Task<string?> PurposeAsync(PortalDbContext db, IdNumberRegistration registration, CancellationToken cancel) =>
        db.AuditRecords.Where(r => r.Event == AuditEvent.IdNumbersSwitchedOn && r.SubjectId == registration.UnitId).OrderByDescending(r => r.Id).Select(r => r.Reason).FirstOrDefaultAsync(cancel);
}
