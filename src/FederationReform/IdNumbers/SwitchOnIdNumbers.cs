using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
/// <param name="Reason">What it is necessary for, and on whose decision: 个人信息保护法第二十八条 asks for both.</param>
public sealed record SwitchOnIdNumbersInput(Guid OperationId, string? Reason);

/// <summary>开启身份证号登记, for the account's unit and all below it.</summary>
public sealed class SwitchOnIdNumbers(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SwitchOnIdNumbersInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageIdNumbers, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel) || await IdNumberRegistrations.ForAsync(db, scope.Path, cancel) is not null)
            return Violations.None;
        if (PlainText.Check(nameof(input.Reason), "登记的目的和依据", input.Reason, PlainText.NoteRunes, required: true, lines: true) is { } violation)
            return new(violation);
        if (portal.IdNumberKeys.FindOrMake() is not { } key)
            return new(IdNumberRefusal.NoKey);
        // Decided below before: those numbers must open with this key, or the decision above would hide that they do not.
        if (await db.IdNumberRegistrations.VisibleTo(scope).AnyAsync(r => r.KeyMark != key.Mark, cancel))
            return new(IdNumberRefusal.OtherKey);

        var registration = IdNumberRegistration.Begin(scope, key.Mark, portal.Clock.UtcNow());
        db.IdNumberRegistrations.Add(registration);
        db.Record(AuditEvent.IdNumbersSwitchedOn, registration.Subject, input.OperationId, $"开启{scope.UnitName}的身份证号登记", PlainText.Clean(input.Reason));
        return await db.SaveAsync(input.OperationId, cancel, duplicate: Refusal.Stale);
    }
}
