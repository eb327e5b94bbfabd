using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Elections;

/// <summary>
/// 会议选举: one ballot of a unit's reform, from the list of candidates to the confirmed count. A reform has as many as
/// it needs.
/// </summary>
internal sealed class Election : IBelongsToUnit, IVersioned
{
    private Election() { }

    public static Election Create(UnitReform reform, Unit unit, int number, ElectionSheet sheet) =>
        new()
        {
            UnitReform = reform,
            UnitId = unit.Id,
            Unit = unit,
            UnitPath = unit.Path,
            Number = number,
            Sheet = sheet,
        };

    public int Id { get; private set; }
    public int UnitReformId { get; private set; }
    public UnitReform UnitReform { get; private set; } = null!;

    /// <summary>
    /// The unit whose body is elected: the reform's unit or, for a 妇委会, the agency, school or hospital below it.
    /// </summary>
    public int UnitId { get; private set; }

    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";

    /// <summary>The order in which the elections of a reform were created, from 1.</summary>
    public int Number { get; private set; }

    public ElectionSheet Sheet { get; private set; } = null!;

    /// <summary>UTC; null while the count is open.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public string? ConfirmedBy { get; private set; }
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Election, Id, UnitId, UnitPath);

    public void Change(ElectionSheet sheet) =>
        Sheet = ConfirmedAt is null
            ? sheet
            : throw new InvalidOperationException("Confirmed: the use case must refuse this before.");

    public void Confirm(string by, DateTime now) => (ConfirmedBy, ConfirmedAt) = (by, now);

    public void Reopen() => (ConfirmedBy, ConfirmedAt) = (null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<Election>
    {
        public void Configure(EntityTypeBuilder<Election> election)
        {
            election.Ignore(e => e.Subject);
            election.Property(e => e.Sheet).HasJsonText();
            election.Property(e => e.ConfirmedBy).HasMaxLength(2 * PlainText.NameRunes);
            election
                .HasOne(e => e.UnitReform)
                .WithMany()
                .HasForeignKey(e => e.UnitReformId)
                .OnDelete(DeleteBehavior.Restrict);
            election.HasOne(e => e.Unit).WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
            election.HasIndex(e => new { e.UnitReformId, e.Number }).IsUnique();
            election.HasIndex(e => e.UnitPath);
        }
    }
}
