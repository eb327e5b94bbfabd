using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

/// <param name="PersonIds">People of the roster in the caller's scope; who is listed already is passed over.</param>
/// <param name="Hours">学时 of these people; null where they are those of the training.</param>
/// <param name="Others">How many more attended who are not in the roster; added to those counted before.</param>
public sealed record AddAttendeesInput(
    int TrainingId,
    int Version,
    Guid OperationId,
    IReadOnlyCollection<int> PersonIds,
    int? Hours = null,
    int? Others = null
) : IVersionedChange;

/// <summary>登记参训人员: people of the roster who attended a training.</summary>
public sealed class AddAttendees(PortalDb portal)
{
    /// <summary>In one operation.</summary>
    public const int Most = 1000;

    public async Task<Violations> RunAsync(UnitScope scope, AddAttendeesInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (await db.FindEntryAsync<Training>(scope, input.TrainingId, input.Version, cancel) is not { } training)
            return db.Answer;
        var violations = new Violations(Check(input, training.Entry).OfType<Violation>());
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        var ids = input.PersonIds.Distinct().ToList();
        var people = await db
            .People.VisibleTo(scope)
            .Where(p => ids.Contains(p.Id))
            .OrderBy(p => p.UnitPath)
            .ThenBy(p => p.Id)
            .ToListAsync(cancel);
        if (people.Count < ids.Count)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var listed = await db
            .TrainingAttendances.Where(a => a.TrainingId == training.Id)
            .Select(a => a.PersonId)
            .ToListAsync(cancel);
        var added = people.FindAll(p => !listed.Contains(p.Id));
        var others = input.Others is > 0 and var more ? more : 0;
        if (added.Count == 0 && others == 0)
            return Violations.None;

        List<FieldChange> changes = [];
        if (added.Count > 0)
            changes.Add(new("参训人员", null, string.Join("、", await NamesAsync(db, added, cancel))));
        if (others > 0)
        {
            var before = training.Entry;
            training.Change(before with { Others = (before.Others ?? 0) + others });
            changes.AddRange(Entries.Changes(before, training.Entry, EntryTypes<Training>.Usual));
        }
        db.TrainingAttendances.AddRange(added.Select(p => TrainingAttendance.Of(training, p, input.Hours)));
        db.Touch(training);
        db.Record(
            AuditEvent.AttendeesAdded,
            training.Subject,
            $"{training.Unit.Name}的培训“{training.Title}”登记参训人员 {added.Count} 人"
                + (others > 0 ? $"、未列名 {others} 人" : ""),
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private static IEnumerable<Violation?> Check(AddAttendeesInput input, Training training)
    {
        if (input.PersonIds.Count == 0 && input.Others is not > 0)
            yield return new("Required", nameof(input.PersonIds), "请至少选一个人。");
        if (input.PersonIds.Count > Most)
            yield return new("TooMany", nameof(input.PersonIds), $"一次最多登记 {Most} 人，请分几次登记。");
        if (input.Others is < 0 || (long)(training.Others ?? 0) + (input.Others ?? 0) > 999_999)
            yield return new("Others", nameof(input.Others), "未列名人数不对，请核对。");
        yield return Training.CheckHours(nameof(input.Hours), input.Hours);
    }

    private static async Task<IEnumerable<string>> NamesAsync(
        PortalDbContext db,
        List<Person> people,
        CancellationToken cancel
    )
    {
        var ids = people.Select(p => p.UnitId).Distinct().ToList();
        var units = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return people.Select(p => $"{p.Name}（{units[p.UnitId]}）");
    }
}
