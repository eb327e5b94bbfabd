using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record RemoveIdNumberInput(int PersonId, int Version, Guid OperationId);

/// <summary>删除身份证号: she asked for it, or it is somebody else's. Nothing of it is kept.</summary>
public sealed class RemoveIdNumber(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemoveIdNumberInput input, CancellationToken cancel = default)
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
        if (person.IdNumberHash is null)
            return Violations.None;
        person.ForgetIdNumber();
        db.Record(AuditEvent.IdNumberRemoved, person.Subject, input.OperationId, $"删除{person.Name}的身份证号");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
