using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

/// <param name="TrainingId">Null for a training of a unit above the reader's, which the reader cannot open.</param>
public sealed record AttendedTraining(
    int? TrainingId,
    DateOnly On,
    string Title,
    TrainingKind? Type,
    TrainingLevel? Level,
    string HeldBy,
    int? Hours
);

/// <summary>The trainings that a person in the caller's scope attended, the latest first.</summary>
public sealed class PersonTrainingsQuery(PortalDb portal)
{
    /// <returns>Empty when the person lies outside the scope or the account may not read registers.</returns>
    public async Task<IReadOnlyList<AttendedTraining>> RunAsync(
        UnitScope scope,
        int personId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return [];
        await using var db = portal.Open(scope);
        var rows = await db
            .TrainingAttendances.AsNoTracking()
            .VisibleTo(scope)
            .Where(a => a.PersonId == personId)
            .Select(a => new
            {
                a.Id,
                a.TrainingId,
                a.Training.UnitPath,
                a.Training.Entry,
                a.Training.Unit.Name,
                a.Hours,
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderByDescending(r => r.Entry.On)
                .ThenByDescending(r => r.Id)
                .Select(r => new AttendedTraining(
                    scope.Covers(r.UnitPath) ? r.TrainingId : null,
                    r.Entry.On!.Value,
                    r.Entry.Title,
                    r.Entry.Type,
                    r.Entry.Level,
                    r.Name,
                    r.Hours ?? r.Entry.Hours
                )),
        ];
    }
}
