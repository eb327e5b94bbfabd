using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Phone">In full; null when there is none or the account may not see it.</param>
public sealed record ShownPhone(Violations Violations, string? Phone);

/// <summary>
/// 显示完整电话: on request, for one person at a time; the audit records who saw it. Everywhere else phones are masked.
/// </summary>
public sealed class ShowPhone(PortalDb portal)
{
    public async Task<ShownPhone> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SeePhones, cancel) is { } refused)
            return new(refused, null);
        await using var db = portal.Open(scope);
        // The person's data may lie with another unit while a post is held in the caller's scope.
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (
            person is null
            || !(scope.Covers(person) || await db.Posts.VisibleTo(scope).AnyAsync(p => p.PersonId == personId, cancel))
        )
            return new(new Violations(Refusal.NotFound), null);
        if (person.Phone is null)
            return new(Violations.None, null);
        db.Record(
            AuditEvent.PhoneShown,
            new AuditSubject(SubjectKind.Person, person.Id, scope.UnitId, scope.Path),
            $"查看{person.Name}的完整电话"
        );
        var violations = await db.SaveAsync(cancel);
        return new(violations, violations.Count == 0 ? person.Phone : null);
    }
}
