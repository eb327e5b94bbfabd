using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Problems;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Visits;

/// <summary>
/// 督导: the accounts of a unit go down to units below it. It belongs to the unit that goes, whose accounts keep it;
/// those above read it, and those that are visited do not, because a visit may come unannounced. What was found is a
/// problem of the ledger, which the visited read there.
/// </summary>
internal sealed class Visit : IBelongsToUnit, IVersioned
{
    public const int MostStops = 300;

    private Visit() { }

    public static Visit Of(UnitScope scope, VisitPlan plan, DateTime now) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            Level = scope.UnitLevel,
            Plan = plan,
            Topic = plan.Topic!,
            Leader = plan.Leader!,
            From = plan.From!.Value,
            To = plan.To!.Value,
            EnteredAt = now,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";

    /// <summary>At which level the visiting unit stands: 市级、县级、乡级.</summary>
    public UnitLevel Level { get; private set; }

    public VisitPlan Plan { get; private set; } = null!;

    // Copied from the plan, to be searched and ordered by.
    public string Topic { get; private set; } = "";
    public string Leader { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    public List<VisitStop> Stops { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private set; }

    /// <summary>Why it did not take place; null while it may.</summary>
    public string? CancelledReason { get; private set; }

    public int Version { get; set; }

    public bool Cancelled => CancelledReason is not null;

    public AuditSubject Subject => new(SubjectKind.Visit, Id, UnitId, UnitPath);

    public void Change(VisitPlan plan) =>
        (Plan, Topic, Leader, From, To) = (plan, plan.Topic!, plan.Leader!, plan.From!.Value, plan.To!.Value);

    public void Cancel(string reason) => CancelledReason = reason;

    internal sealed class Configuration : IEntityTypeConfiguration<Visit>
    {
        public void Configure(EntityTypeBuilder<Visit> visit)
        {
            visit.Ignore(v => v.Subject);
            visit.Ignore(v => v.Cancelled);
            visit.Property(v => v.Plan).HasJsonText();
            visit.Property(v => v.Topic).HasMaxLength(2 * PlainText.NameRunes);
            visit.Property(v => v.Leader).HasMaxLength(2 * PlainText.NameRunes);
            visit.Property(v => v.CancelledReason).HasMaxLength(2 * PlainText.NoteRunes);
            visit.HasOne(v => v.Unit).WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
            visit.HasIndex(v => new { v.UnitPath, v.From });
            visit.HasMany<Problem>().WithOne().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Restrict);
            visit.HasMany<VisitPhoto>().WithOne().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
