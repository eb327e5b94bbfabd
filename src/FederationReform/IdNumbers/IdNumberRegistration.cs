using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.IdNumbers;

/// <summary>
/// A unit's decision to register ID numbers, for itself and all units below. Without such a row none is stored.
/// </summary>
internal sealed class IdNumberRegistration : IBelongsToUnit, IVersioned
{
    private IdNumberRegistration() { }

    public static IdNumberRegistration Begin(UnitScope scope, string keyMark, DateTime now) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            KeyMark = keyMark,
            SinceAt = now,
        };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>
    /// The mark of the key that encrypted the registered numbers; another key must not be used to add to them. See
    /// <see cref="PersonalDataKey.Mark"/>.
    /// </summary>
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
            registration.Property(r => r.KeyMark).HasMaxLength(PersonalDataKey.HashLength);
            registration.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            registration.HasIndex(r => r.UnitPath);
        }
    }
}

internal static class IdNumberRegistrations
{
    /// <summary>
    /// The decision that holds for a unit: its own or that of a unit above, which may lie above the caller's scope;
    /// null where ID numbers are not registered.
    /// </summary>
    public static Task<IdNumberRegistration?> ForAsync(PortalDbContext db, string unitPath, CancellationToken cancel)
    {
        var above = UnitPath.SelfAndAncestors(unitPath);
        return db
            .IdNumberRegistrations.AsNoTracking()
            .Where(r => above.Contains(r.UnitPath))
            .OrderBy(r => r.UnitPath)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// The purpose stated with the decision, which must be told to a person who is asked for the number
    /// (个人信息保护法第十七条); null when it is not found.
    /// </summary>
    public static Task<string?> PurposeAsync(
        PortalDbContext db,
        IdNumberRegistration registration,
        CancellationToken cancel
    ) =>
        db
            .AuditRecords.Where(r => r.Event == AuditEvent.IdNumbersSwitchedOn && r.SubjectId == registration.UnitId)
            .OrderByDescending(r => r.Id)
            .Select(r => r.Reason)
            .FirstOrDefaultAsync(cancel);
}
