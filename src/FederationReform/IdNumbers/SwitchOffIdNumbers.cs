using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record SwitchOffIdNumbersInput(Guid OperationId, string? Reason) : IChange;

/// <summary>
/// 关闭身份证号登记: the purpose has ended, so all numbers of the area are deleted with it (个人信息保护法第四十七条).
/// </summary>
public sealed class SwitchOffIdNumbers(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SwitchOffIdNumbersInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageIdNumbers, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (
            await db.IdNumberRegistrations.VisibleTo(scope).SingleOrDefaultAsync(r => r.UnitId == scope.UnitId, cancel)
            is not { } registration
        )
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (
            PlainText.Check(
                nameof(input.Reason),
                "关闭的原因",
                input.Reason,
                PlainText.NoteRunes,
                required: true,
                lines: true
            ) is
            { } violation
        )
            return await db.RefusedAsync(violation, cancel);

        // One save: if the deletion stopped half-way, numbers would remain that no page shows any more.
        var people = await db.People.VisibleTo(scope).Where(p => p.IdNumberHash != null).ToListAsync(cancel);
        foreach (var person in people)
            person.ForgetIdNumber();
        db.IdNumberRegistrations.RemoveRange(await db.IdNumberRegistrations.VisibleTo(scope).ToListAsync(cancel));
        db.Record(
            AuditEvent.IdNumbersSwitchedOff,
            registration.Subject,
            $"关闭{scope.UnitName}的身份证号登记，删除 {people.Count} 个身份证号",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }
}
