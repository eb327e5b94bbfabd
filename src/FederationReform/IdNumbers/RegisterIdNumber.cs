using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="Confirmed">The caller has read the reminders and registers the number all the same.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RegisterIdNumberInput(int PersonId, int Version, Guid OperationId, string? Number, bool Confirmed)
    : IVersionedChange
{
    // Keeps the number out of logs and exception texts that print the record.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"PersonId = {PersonId}, OperationId = {OperationId}"
        );
        return true;
    }
}

/// <summary>
/// 登记身份证号: registers or replaces the number of one person. It is stored encrypted; the history says that it was
/// registered and never shows it.
/// </summary>
public sealed class RegisterIdNumber(PortalDb portal)
{
    /// <returns>Empty when saved. Reminders alone mean that nothing is saved until the caller confirms them.</returns>
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RegisterIdNumberInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (
            await db.People.VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == input.PersonId, cancel) is not { } person
        )
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (person.Version != input.Version)
            return await db.StaleAsync(cancel);
        if (string.IsNullOrWhiteSpace(input.Number))
            return await db.RefusedAsync(new Violation("Required", IdNumberRefusal.Field, "请填写身份证号。"), cancel);

        var read = IdNumberText.Read(input.Number, portal.Clock.Today());
        var (check, off) = await IdNumberCheck.LoadAsync(
            portal,
            db,
            scope,
            person.UnitPath,
            read.Readable ? [read.Value] : [],
            cancel
        );
        if (check is null)
            return await db.RefusedAsync(off!, cancel);
        if (read.Problem is { } problem)
            return await db.RefusedAsync(IdNumberRefusal.Unreadable(problem), cancel);
        if (check.Has(person, read.Value))
            return Violations.None;
        var violations = check.Check(
            person.Id,
            person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : null,
            person.Sex,
            read.Value
        );
        await check.RecordElsewhereAsync(portal, cancel);
        if (violations.Blocking || (violations.Count > 0 && !input.Confirmed))
            return await db.RefusedAsync(violations, cancel);

        var again = person.IdNumberHash is not null;
        check.Register(person, read.Value);
        db.Record(AuditEvent.IdNumberRegistered, person.Subject, $"{(again ? "更换" : "登记")}{person.Name}的身份证号");
        return await db.SaveAsync(cancel);
    }
}
