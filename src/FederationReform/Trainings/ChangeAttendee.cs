using System.Globalization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

/// <param name="Hours">Null where they are those of the training.</param>
public sealed record SetAttendeeHoursInput(int TrainingId, int Version, Guid OperationId, int PersonId, int? Hours)
    : IVersionedChange;

/// <summary>学时 of one person, where they differ from those of the training.</summary>
public sealed class SetAttendeeHours(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetAttendeeHoursInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (await db.FindEntryAsync<Training>(scope, input.TrainingId, input.Version, cancel) is not { } training)
            return db.Answer;
        if (Training.CheckHours(nameof(input.Hours), input.Hours) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (await db.FindAttendeeAsync(scope, training.Id, input.PersonId, cancel) is not { } attendance)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (attendance.Hours == input.Hours)
            return Violations.None;
        var change = new FieldChange("学时", Words(attendance.Hours), Words(input.Hours));
        attendance.Take(input.Hours);
        db.Touch(training);
        db.Record(
            AuditEvent.AttendeeHoursSet,
            training.Subject,
            $"{training.Unit.Name}的培训“{training.Title}”：更改{attendance.Person.Name}的学时",
            changes: [change]
        );
        return await db.SaveAsync(cancel);
    }

    private static string? Words(int? hours) => hours?.ToString(CultureInfo.InvariantCulture);
}

public sealed record RemoveAttendeeInput(int TrainingId, int Version, Guid OperationId, int PersonId)
    : IVersionedChange;

/// <summary>Takes a person from the list who was entered by mistake.</summary>
public sealed class RemoveAttendee(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveAttendeeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (await db.FindEntryAsync<Training>(scope, input.TrainingId, input.Version, cancel) is not { } training)
            return db.Answer;
        if (await db.FindAttendeeAsync(scope, training.Id, input.PersonId, cancel) is not { } attendance)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        db.TrainingAttendances.Remove(attendance);
        db.Touch(training);
        db.Record(
            AuditEvent.AttendeeRemoved,
            training.Subject,
            $"{training.Unit.Name}的培训“{training.Title}”：移除参训人员{attendance.Person.Name}",
            changes: [new("参训人员", attendance.Person.Name, null)]
        );
        return await db.SaveAsync(cancel);
    }
}

internal static class AttendeesOfTrainings
{
    public static Task<TrainingAttendance?> FindAttendeeAsync(
        this PortalDbContext db,
        UnitScope scope,
        int trainingId,
        int personId,
        CancellationToken cancel
    ) =>
        db
            .TrainingAttendances.VisibleTo(scope)
            .Include(a => a.Person)
            .SingleOrDefaultAsync(a => a.TrainingId == trainingId && a.PersonId == personId, cancel);
}
