using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
/// <param name="Reason">
/// What the numbers are necessary for and who decided it: 个人信息保护法第二十八条 asks for a specific purpose and
/// sufficient necessity.
/// </param>
public sealed record SwitchOnIdNumbersInput(Guid OperationId, string? Reason) : IChange;

/// <summary>开启身份证号登记, for the account's unit and all below it.</summary>
public sealed class SwitchOnIdNumbers(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SwitchOnIdNumbersInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageIdNumbers, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (await IdNumberRegistrations.ForAsync(db, scope.Path, cancel) is not null)
            return Violations.None;
        if (
            PlainText.Check(
                nameof(input.Reason),
                "登记的目的和依据",
                input.Reason,
                PlainText.NoteRunes,
                required: true,
                lines: true
            ) is
            { } violation
        )
            return await db.RefusedAsync(violation, cancel);
        if (portal.Keys.FindOrMake() is not { } key)
            return await db.RefusedAsync(IdNumberRefusal.NoKey, cancel);
        // A unit below may have decided before: its numbers must open with this key, or the new decision would hide
        // that they do not.
        if (await db.IdNumberRegistrations.VisibleTo(scope).AnyAsync(r => r.KeyMark != key.Mark, cancel))
            return await db.RefusedAsync(IdNumberRefusal.OtherKey, cancel);

        var registration = IdNumberRegistration.Begin(scope, key.Mark, portal.Clock.UtcNow());
        db.IdNumberRegistrations.Add(registration);
        db.Record(
            AuditEvent.IdNumbersSwitchedOn,
            registration.Subject,
            $"开启{scope.UnitName}的身份证号登记",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel, duplicate: Refusal.Stale);
    }
}
