using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Trainings;
using FederationReform.Tree;

namespace FederationReform.TrainingNeeds;

/// <summary>How it stands with the next training of a person.</summary>
public enum NeedState
{
    Overdue,

    /// <summary>Within <see cref="NeedDays.SoonDays"/> days.</summary>
    Soon,
    InOrder,
}

/// <summary>A person in office, as the training is asked for; in SQL.</summary>
internal sealed class TrainingNeed
{
    public required int PersonId { get; init; }
    public required int PostId { get; init; }
    public required int UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required UnitLevel Level { get; init; }
    public required DateOnly StartOn { get; init; }

    /// <summary>The first day of the last training; null when there was none.</summary>
    public required DateOnly? Last { get; init; }

    public required NeedState State { get; init; }

    /// <summary>Whether the last training lies within the cycle.</summary>
    public required bool Trained { get; init; }
}

/// <summary>
/// The days that separate the states on a day, of one cycle: who was trained last on a day before the first of them is
/// overdue, and before the second one is due soon.
/// </summary>
internal sealed record NeedDays(DateOnly Overdue, DateOnly Soon)
{
    public const int SoonDays = 90;

    public static NeedDays Of(int years, DateOnly today) =>
        new(FirstDueFrom(years, today), FirstDueFrom(years, today.AddDays(SoonDays + 1)));

    /// <summary>
    /// The first day whose training is due again on this day or later. A year after 29 February is 28 February, so
    /// going back from 29 February would be a day too early.
    /// </summary>
    private static DateOnly FirstDueFrom(int years, DateOnly due)
    {
        var day = due.AddYears(-years);
        return day.AddYears(years) < due ? day.AddDays(1) : day;
    }
}

internal static class TrainingNeedsOfUnits
{
    /// <summary>
    /// The people in office in a unit and all below it, each once, by the post in the highest unit. Somebody who was
    /// never trained is due a cycle after the post began.
    /// </summary>
    public static IQueryable<TrainingNeed> TrainingNeeds(
        this PortalDbContext db,
        string path,
        TrainingCycle cycle,
        DateOnly today
    )
    {
        var asked = db.Posts.Within(path).Where(p => p.EndOn == null);
        if (cycle.Whom == TrainedGroup.Leaders)
            asked = asked.Where(p => p.Position < People.Position.StandingMember);
        var posts = asked.Where(p =>
            !asked.Any(other =>
                other.PersonId == p.PersonId
                && (
                    other.UnitPath.Length < p.UnitPath.Length
                    || (other.UnitPath.Length == p.UnitPath.Length && other.Id < p.Id)
                )
            )
        );
        // Joined in so many words: what a group counts over a navigation becomes a query of its own for each group.
        var last =
            from attendance in db.TrainingAttendances
            join training in db.Trainings on attendance.TrainingId equals training.Id
            where training.On <= today && asked.Select(p => p.PersonId).Contains(attendance.PersonId)
            group training.On by attendance.PersonId into days
            select new { PersonId = days.Key, On = days.Max() };
        var (county, township, village) = (
            NeedDays.Of(cycle.CountyYears, today),
            NeedDays.Of(cycle.TownshipYears, today),
            NeedDays.Of(cycle.VillageYears, today)
        );
        var needs =
            from p in posts
            join unit in db.Units on p.UnitId equals unit.Id
            join l in last on p.PersonId equals l.PersonId into trained
            from l in trained.DefaultIfEmpty()
            let level = unit.Level
            let overdue = level == UnitLevel.Village ? village.Overdue
            : level == UnitLevel.Township ? township.Overdue
            : county.Overdue
            let soon = level == UnitLevel.Village ? village.Soon
            : level == UnitLevel.Township ? township.Soon
            : county.Soon
            select new TrainingNeed
            {
                PersonId = p.PersonId,
                PostId = p.Id,
                UnitId = p.UnitId,
                UnitPath = p.UnitPath,
                Level = level,
                StartOn = p.StartOn,
                Last = l.On,
                State =
                    (l.On ?? p.StartOn) < overdue ? NeedState.Overdue
                    : (l.On ?? p.StartOn) < soon ? NeedState.Soon
                    : NeedState.InOrder,
                Trained = l.On >= overdue,
            };
        return needs;
    }
}
