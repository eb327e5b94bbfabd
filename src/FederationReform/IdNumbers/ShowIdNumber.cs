using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="Number">In full; null when none is registered or the account may not see it.</param>
public sealed record ShownIdNumber(Violations Violations, string? Number);

/// <summary>显示完整身份证号: one number at a time; the audit records who saw whose number.</summary>
public sealed class ShowIdNumber(PortalDb portal)
{
    public async Task<ShownIdNumber> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SeeIdNumbers, cancel) is { } refused)
            return new(refused, null);
        await using var db = portal.Open(scope);
        if (
            await db.People.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == personId, cancel)
            is not { } person
        )
            return new(new(Refusal.NotFound), null);
        if (person.IdNumberSealed is not { } sealedNumber)
            return new(Violations.None, null);
        if (portal.Keys.Find() is not { } key)
            return new(new(IdNumberRefusal.NoKey), null);
        if (key.Open(sealedNumber) is not { } number)
            return new(new(IdNumberRefusal.OtherKey), null);
        db.Record(AuditEvent.IdNumberShown, person.Subject, $"查看{person.Name}的完整身份证号");
        var violations = await db.SaveAsync(cancel);
        return new(violations, violations.Count == 0 ? number : null);
    }
}
