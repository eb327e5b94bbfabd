using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

/// <summary>One training, and the people who attended it.</summary>
/// <param name="Version">To be sent back with the next change.</param>
/// <param name="MayKeep">For display only; the use cases check again.</param>
public sealed record TrainingDetails(
    int Id,
    int Version,
    UnitLink Unit,
    Training Training,
    IReadOnlyList<Attendee> Attendees,
    bool MayKeep
)
{
    /// <summary>参训人次: the people listed, and those who are only counted.</summary>
    public int PersonTimes => Attendees.Count + (Training.Others ?? 0);
}

/// <param name="Hours">Those of the training where the person has none of her own.</param>
public sealed record Attendee(int PersonId, string Name, string Trail, int? Hours, bool OwnHours);

public sealed class TrainingQuery(PortalDb portal)
{
    /// <returns>Null when the training lies outside the scope or the account may not read registers.</returns>
    public async Task<TrainingDetails?> RunAsync(UnitScope scope, int id, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db
            .Trainings.AsNoTracking()
            .VisibleTo(scope)
            .Include(t => t.Unit)
            .SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (row is null)
            return null;
        var attendees = await db
            .TrainingAttendances.AsNoTracking()
            .VisibleTo(scope)
            .Where(a => a.TrainingId == id)
            .OrderBy(a => a.UnitPath)
            .ThenBy(a => a.Id)
            .Select(a => new
            {
                a.PersonId,
                a.Person.Name,
                a.UnitPath,
                a.Hours,
            })
            .ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, attendees.Select(a => a.UnitPath), cancel);
        return new(
            row.Id,
            row.Version,
            new(row.Unit.Id, row.Unit.Name, row.Unit.Level),
            row.Entry,
            [
                .. attendees.Select(a => new Attendee(
                    a.PersonId,
                    a.Name,
                    trails.Of(a.UnitPath),
                    a.Hours ?? row.Entry.Hours,
                    a.Hours is not null
                )),
            ],
            scope.May(Permissions.KeepRegisters)
        );
    }
}
