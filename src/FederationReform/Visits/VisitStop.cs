using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Visits;

/// <summary>A unit that a visit goes to: planned while it has no day, made on its day.</summary>
internal sealed class VisitStop : IBelongsToUnit, IVersioned
{
    private VisitStop() { }

    public static VisitStop Of(Visit visit, Unit unit) =>
        new()
        {
            Visit = visit,
            UnitId = unit.Id,
            Unit = unit,
            UnitPath = unit.Path,
        };

    public int Id { get; private set; }
    public int VisitId { get; private set; }
    public Visit Visit { get; private set; } = null!;
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";

    /// <summary>Null while nobody was there.</summary>
    public DateOnly? VisitedOn { get; private set; }

    /// <summary>What was seen, besides problems.</summary>
    public string? Seen { get; private set; }

    public int Version { get; set; }

    /// <param name="on">Null when nobody was there after all.</param>
    public void Mark(DateOnly? on, string? seen) => (VisitedOn, Seen) = (on, seen);

    internal sealed class Configuration : IEntityTypeConfiguration<VisitStop>
    {
        public void Configure(EntityTypeBuilder<VisitStop> stop)
        {
            stop.Property(s => s.Seen).HasMaxLength(2 * PlainText.NoteRunes);
            stop.HasOne(s => s.Visit)
                .WithMany(v => v.Stops)
                .HasForeignKey(s => s.VisitId)
                .OnDelete(DeleteBehavior.Restrict);
            stop.HasOne(s => s.Unit).WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
            stop.HasIndex(s => new { s.VisitId, s.UnitId }).IsUnique();
            stop.HasIndex(s => new { s.UnitPath, s.VisitedOn });
        }
    }
}
