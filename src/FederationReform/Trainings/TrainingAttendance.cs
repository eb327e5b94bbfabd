using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Trainings;

/// <summary>
/// 参训: that a person attended a training. It belongs to the unit that keeps the person's data, so that a township
/// sees the county's trainings of its own people and of nobody else.
/// </summary>
internal sealed class TrainingAttendance : IBelongsToUnit
{
    private TrainingAttendance() { }

    /// <param name="hours">Null where they are those of the training.</param>
    public static TrainingAttendance Of(RegisterRow<Training> training, Person person, int? hours) =>
        new()
        {
            Training = training,
            TrainingId = training.Id,
            Person = person,
            PersonId = person.Id,
            UnitId = person.UnitId,
            UnitPath = person.UnitPath,
            Hours = hours,
        };

    public int Id { get; private set; }
    public int TrainingId { get; private set; }
    public RegisterRow<Training> Training { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>学时 of this person; null where they are those of the training.</summary>
    public int? Hours { get; private set; }

    public void Take(int? hours) => Hours = hours;

    /// <summary>Moves it to the entry that remains when two entries of one person are merged.</summary>
    public void MoveTo(Person person) => Person = person;

    internal sealed class Configuration : IEntityTypeConfiguration<TrainingAttendance>
    {
        public void Configure(EntityTypeBuilder<TrainingAttendance> attendance)
        {
            // Who attended goes with a training that is removed; the history of the training keeps the names.
            attendance
                .HasOne(a => a.Training)
                .WithMany()
                .HasForeignKey(a => a.TrainingId)
                .OnDelete(DeleteBehavior.Cascade);
            attendance
                .HasOne(a => a.Person)
                .WithMany()
                .HasForeignKey(a => a.PersonId)
                .OnDelete(DeleteBehavior.Restrict);
            attendance.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
            attendance.HasIndex(a => new { a.TrainingId, a.PersonId }).IsUnique();
            attendance.HasIndex(a => a.PersonId);
            attendance.HasIndex(a => a.UnitPath);
        }
    }
}
