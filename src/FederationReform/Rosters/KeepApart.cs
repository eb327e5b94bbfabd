using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Reason">How it was found out; may be left out.</param>
public sealed record KeepApartInput(int FirstId, int SecondId, Guid OperationId, string? Reason) : IChange;

/// <summary>
/// 不是同一个人: keeps two entries that look alike apart for good. Entries that are two people in fact may still be
/// opened and merged by hand, when it turns out otherwise.
/// </summary>
public sealed class KeepApart(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, KeepApartInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MergePeople, input, cancel);
        if (db.Answered)
            return db.Answer;
        var people = await db
            .People.VisibleTo(scope)
            .Where(p => p.Id == input.FirstId || p.Id == input.SecondId)
            .OrderBy(p => p.Id)
            .ToListAsync(cancel);
        if (people is not [var first, var second])
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (PlainText.Check(nameof(input.Reason), "依据", input.Reason, PlainText.NoteRunes, lines: true) is { } unread)
            return await db.RefusedAsync(unread, cancel);
        if (await db.KeptApart.AnyAsync(a => a.FirstId == first.Id && a.SecondId == second.Id, cancel))
            return Violations.None;
        var reason = PlainText.Clean(input.Reason);
        db.KeptApart.Add(Rosters.KeptApart.Of(scope, first, second, reason, portal.Clock.UtcNow()));
        db.Record(
            AuditEvent.PeopleKeptApart,
            first.Subject,
            $"认定{first.Name}与{second.Name}不是同一个人，不再提示合并",
            reason
        );
        return await db.SaveAsync(cancel);
    }
}
