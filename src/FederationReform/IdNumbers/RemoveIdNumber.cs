using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RemoveIdNumberInput(int PersonId, int Version, Guid OperationId) : IVersionedChange;

/// <summary>
/// 删除身份证号: at the person's request, or because the number is another person's. No trace of the number is kept.
/// </summary>
public sealed class RemoveIdNumber(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveIdNumberInput input,
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
        if (person.IdNumberHash is null)
            return Violations.None;
        person.ForgetIdNumber();
        db.Record(AuditEvent.IdNumberRemoved, person.Subject, $"删除{person.Name}的身份证号");
        return await db.SaveAsync(cancel);
    }
}
