using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record SwitchOffIdNumbersInput(Guid OperationId, string? Reason);

/// <summary>关闭身份证号登记: what they were collected for is over, so all of the area are deleted with it (个人信息保护法第四十七条).</summary>
public sealed class SwitchOffIdNumbers(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SwitchOffIdNumbersInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageIdNumbers, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (await db.IdNumberRegistrations.VisibleTo(scope).SingleOrDefaultAsync(r => r.UnitId == scope.UnitId, cancel) is not { } registration)
            return new(Refusal.NotFound);
        if (PlainText.Check(nameof(input.Reason), "关闭的原因", input.Reason, PlainText.NoteRunes, required: true, lines: true) is { } violation)
            return new(violation);

        // One save: were it to stop half-way, numbers would stay that nobody sees any more.
        var people = await db.People.VisibleTo(scope).Where(p => p.IdNumberHash != null).ToListAsync(cancel);
        foreach (var person in people)
            person.ForgetIdNumber();
        db.IdNumberRegistrations.RemoveRange(await db.IdNumberRegistrations.VisibleTo(scope).ToListAsync(cancel));
        db.Record(AuditEvent.IdNumbersSwitchedOff, registration.Subject, input.OperationId, $"关闭{scope.UnitName}的身份证号登记，删除 {people.Count} 个身份证号", PlainText.Clean(input.Reason));
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
