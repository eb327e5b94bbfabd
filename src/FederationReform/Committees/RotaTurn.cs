using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Committees;

/// <summary>轮值主席: who chairs a committee in turn in one month.</summary>
internal sealed class RotaTurn : IBelongsToUnit, IVersioned
{
    private RotaTurn() { }

    public static RotaTurn Of(Unit unit, DateOnly month, Person person) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            Month = month,
            Person = person,
            PersonId = person.Id,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int Version { get; set; }

    public void GiveTo(Person person) => (Person, PersonId) = (person, person.Id);

    internal sealed class Configuration : IEntityTypeConfiguration<RotaTurn>
    {
        public void Configure(EntityTypeBuilder<RotaTurn> turn)
        {
            turn.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
            turn.HasOne(t => t.Person).WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
            turn.HasIndex(t => new { t.UnitId, t.Month }).IsUnique();
            turn.HasIndex(t => new { t.UnitPath, t.Month });
        }
    }
}
