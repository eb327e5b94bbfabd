using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Phone">In full; null when she has none, or the account may not see it.</param>
public sealed record ShownPhone(Violations Violations, string? Phone);

/// <summary>显示完整电话: whoever has to call her asks for it, and the audit says who saw it. Everywhere else a phone shows its head and tail only.</summary>
public sealed class ShowPhone(PortalDb portal)
{
    public async Task<ShownPhone> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SeePhones, cancel) is { } refused)
            return new(refused, null);
        await using var db = portal.Open(scope);
        // Her data may lie with another unit while she holds a post here.
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || !(scope.Covers(person) || await db.Posts.VisibleTo(scope).AnyAsync(p => p.PersonId == personId, cancel)))
            return new(new Violations(Refusal.NotFound), null);
        if (person.Phone is null)
            return new(Violations.None, null);
        var operation = Guid.NewGuid();
        db.Record(AuditEvent.PhoneShown, new AuditSubject(SubjectKind.Person, person.Id, scope.UnitId, scope.Path), operation, $"查看{person.Name}的完整电话");
        var violations = await db.SaveAsync(operation, cancel);
        return new(violations, violations.Count == 0 ? person.Phone : null);
    }
}
