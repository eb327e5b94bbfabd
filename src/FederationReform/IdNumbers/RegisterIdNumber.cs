using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="Confirmed">She has read the reminders and registers it all the same.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record RegisterIdNumberInput(int PersonId, int Version, Guid OperationId, string? Number, bool Confirmed)
{
    // The number is never printed with the rest.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"PersonId = {PersonId}, OperationId = {OperationId}");
        return true;
    }
}

/// <summary>登记身份证号: one person's, or another in the place of it. It is stored sealed; the history says that, and never which.</summary>
public sealed class RegisterIdNumber(PortalDb portal)
{
    /// <returns>Reminders alone mean that nothing is saved yet and she is asked once more.</returns>
    public async Task<Violations> RunAsync(UnitScope scope, RegisterIdNumberInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (await db.People.VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == input.PersonId, cancel) is not { } person)
            return new(Refusal.NotFound);
        if (person.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (string.IsNullOrWhiteSpace(input.Number))
            return new(new Violation("Required", IdNumberRefusal.Field, "请填写身份证号。"));

        var read = IdNumberText.Read(input.Number, portal.Clock.Today());
        var (check, off) = await IdNumberCheck.LoadAsync(portal, db, scope, person.UnitPath, read.Readable ? [read.Value] : [], cancel);
        if (check is null)
            return new(off!);
        if (read.Problem is { } problem)
            return new(IdNumberRefusal.Unreadable(problem));
        if (check.Has(person, read.Value))
            return Violations.None;
        var violations = check.Check(person.Id, person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : null, person.Sex, read.Value);
        await check.RecordElsewhereAsync(portal, cancel);
        if (violations.Blocking || (violations.Count > 0 && !input.Confirmed))
            return violations;

        var again = person.IdNumberHash is not null;
        check.Register(person, read.Value);
        db.Record(AuditEvent.IdNumberRegistered, person.Subject, input.OperationId, $"{(again ? "更换" : "登记")}{person.Name}的身份证号");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
