using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Problems;

/// <summary>
/// 问题: what was found wrong at a unit, who mends it by when, and that it was mended. An entry is never deleted; one
/// that was made by mistake is mended with that as its note.
/// </summary>
internal sealed class Problem : IBelongsToUnit, IVersioned
{
    private Problem() { }

    public static Problem Find(Unit unit, ProblemEntry entry, DateTime now) =>
        new()
        {
            Unit = unit,
            UnitId = unit.Id,
            UnitPath = unit.Path,
            Entry = entry,
            Kind = entry.Kind,
            Source = entry.Source,
            FoundOn = entry.FoundOn!.Value,
            DueOn = entry.DueOn,
            EnteredAt = now,
        };

    /// <param name="visitor">The path of the unit that made the visit.</param>
    public static Problem FindOnVisit(Unit unit, ProblemEntry entry, int visit, string visitor, DateTime now)
    {
        var problem = Find(unit, entry, now);
        (problem.VisitId, problem.FinderPath) = (visit, visitor);
        return problem;
    }

    /// <param name="checker">The path of the unit that made the check.</param>
    public static Problem FindInSpotCheck(Unit unit, ProblemEntry entry, int check, string checker, DateTime now)
    {
        var problem = Find(unit, entry, now);
        (problem.SpotCheckId, problem.FinderPath) = (check, checker);
        return problem;
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public ProblemEntry Entry { get; private set; } = null!;

    // Copied from the entry, to be counted and ordered by.
    public ProblemKind Kind { get; private set; }
    public ProblemSource Source { get; private set; }
    public DateOnly FoundOn { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>The visit on which it was found; null for one that was found otherwise.</summary>
    public int? VisitId { get; private set; }

    /// <summary>The 抽查 in which it was found; null for one that was found otherwise.</summary>
    public int? SpotCheckId { get; private set; }

    /// <summary>
    /// The path of the unit that found it on a visit or check of its own: who covers that unit may open the two.
    /// </summary>
    public string? FinderPath { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateOnly? MendedOn { get; private set; }

    /// <summary>How it was mended.</summary>
    public string? Mended { get; private set; }

    /// <summary>UTC</summary>
    public DateTime EnteredAt { get; private set; }

    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Problem, Id, UnitId, UnitPath);

    public void Change(ProblemEntry entry) =>
        (Entry, Kind, Source, FoundOn, DueOn) = (entry, entry.Kind, entry.Source, entry.FoundOn!.Value, entry.DueOn);

    public void Mend(DateOnly on, string how) => (MendedOn, Mended) = (on, how);

    public void Reopen() => (MendedOn, Mended) = (null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<Problem>
    {
        public void Configure(EntityTypeBuilder<Problem> problem)
        {
            problem.Ignore(p => p.Subject);
            problem.Property(p => p.Entry).HasJsonText();
            problem.Property(p => p.Mended).HasMaxLength(2 * PlainText.NoteRunes);
            problem.HasOne(p => p.Unit).WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            problem.Property(p => p.FinderPath).HasMaxLength(Tree.UnitPath.MaxLength);
            problem.HasIndex(p => new { p.UnitPath, p.MendedOn });
        }
    }
}
