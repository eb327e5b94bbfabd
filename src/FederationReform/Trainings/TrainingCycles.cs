using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Trainings;

/// <summary>
/// 培训周期: within how many years each person in office is trained once, by the level of the unit, and whose training
/// is asked for.
/// </summary>
/// <param name="CountyYears">Of the county's own committee and of agencies, schools and other institutions.</param>
/// <param name="LeadersOnly">Only chairs and vice-chairs; otherwise all executives.</param>
public sealed record TrainingCycle(int CountyYears, int TownshipYears, int VillageYears, bool LeadersOnly)
{
    public const int MostYears = 10;

    /// <summary>
    /// Cadres of townships and county units every year, of villages once in three years, as the reform plan of a county
    /// has it.
    /// </summary>
    public static TrainingCycle Usual { get; } = new(1, 1, 3, LeadersOnly: false);

    public int YearsAt(UnitLevel level) =>
        level switch
        {
            UnitLevel.Township => TownshipYears,
            UnitLevel.Village => VillageYears,
            _ => CountyYears,
        };
}

/// <summary>The cycles that a county has set. Without such a row the usual ones hold.</summary>
internal sealed class TrainingCycles : IBelongsToUnit, IVersioned
{
    private TrainingCycles() { }

    public static TrainingCycles Of(Unit county, TrainingCycle cycle) =>
        new()
        {
            UnitId = county.Id,
            UnitPath = county.Path,
            Cycle = cycle,
        };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public TrainingCycle Cycle { get; private set; } = TrainingCycle.Usual;
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Unit, UnitId, UnitId, UnitPath);

    public void Set(TrainingCycle cycle) => Cycle = cycle;

    /// <summary>
    /// The cycle that holds in a unit: that of its county, which may lie above the caller's scope, or the usual one.
    /// </summary>
    public static async Task<TrainingCycle> ForAsync(PortalDbContext db, string unitPath, CancellationToken cancel)
    {
        var above = Tree.UnitPath.SelfAndAncestors(unitPath);
        return (
            await db
                .TrainingCycles.AsNoTracking()
                .Where(c => above.Contains(c.UnitPath))
                .OrderByDescending(c => c.UnitPath)
                .FirstOrDefaultAsync(cancel)
        )?.Cycle
            ?? TrainingCycle.Usual;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<TrainingCycles>
    {
        public void Configure(EntityTypeBuilder<TrainingCycles> cycles)
        {
            cycles.Ignore(c => c.Subject);
            cycles.HasKey(c => c.UnitId);
            cycles.Property(c => c.UnitId).ValueGeneratedNever();
            cycles.ComplexProperty(c => c.Cycle);
            cycles.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
            cycles.HasIndex(c => c.UnitPath);
        }
    }
}
