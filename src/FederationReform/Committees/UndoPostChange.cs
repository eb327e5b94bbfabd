using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Committees;

public sealed record UndoPostChangeInput(int CommitteeId, int Version, int PostId, string? Reason, Guid OperationId)
    : ICommitteeInput;

/// <summary>
/// 撤销登记: takes back the latest entry about a post. An end is removed; a post that is still held and was entered by
/// hand is deleted, and the post given up for it is held again. The county may at any time; a township its own entries
/// for a day, while nothing follows from them. Each with a reason; the audit keeps what was taken back.
/// </summary>
public sealed class UndoPostChange(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        UndoPostChangeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (committee.EndedOn is { } ended)
            return await db.RefusedAsync(CommitteeRefusal.NotInOffice(ended), cancel);

        if (!MayTakeBack(scope, post, portal.Clock.UtcNow()))
            return await db.RefusedAsync(CommitteeRefusal.NotHers(post), cancel);
        var violations = new Violations(Check(committee, post).OfType<Violation>());
        violations.Add(
            PlainText.Check("Reason", "撤销原因", input.Reason, PlainText.NoteRunes, required: true, lines: true)
        );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var said = post.EndOn is { } on
            ? $"{CodeLists.Position.Name(post.Position)}{post.Person.Name}{post.WayOut!.Value.Name()}"
                + $"（{post.EndedBy.Words(on)}）"
            : $"{post.WayIn.Name()}{post.Person.Name}为{CodeLists.Position.Name(post.Position)}"
                + $"（{post.BegunBy.Words(post.StartOn)}）";
        if (post.EndOn is not null)
        {
            post.Resume();
        }
        else
        {
            post.Former?.Resume();
            await CommitteeDissolution.RemoveAsync(db, [post], cancel);
        }
        db.Record(
            AuditEvent.PostChangeUndone,
            committee.Subject,
            $"{committee.Unit.Name}：撤销登记“{said}”",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }

    /// <summary>Whether the caller may take back the latest entry, as far as right and time go.</summary>
    internal static bool MayTakeBack(UnitScope scope, Post post, DateTime now) =>
        scope.May(Permissions.CorrectCommittee)
        || (scope.May(Permissions.ChangeCommittee) && post.LatestEntry.MayTakeBack(scope, now));

    /// <summary>What prevents the undo: nothing was entered by hand, or a later entry depends on it.</summary>
    internal static IEnumerable<Violation?> Check(Committee committee, Post post)
    {
        if (post.WayOut == WayOut.TermEnded)
            yield return CommitteeRefusal.EndedWithTheTerm(post);
        else if (committee.Posts.Find(p => p.FormerId == post.Id) is { } next)
            yield return CommitteeRefusal.FollowedBy(post, next);
        else if (
            post.EndOn is not null
            && committee.InOffice.FirstOrDefault(p => p.PersonId == post.PersonId) is { } again
        )
            yield return CommitteeRefusal.FollowedBy(post, again);
        else if (post is { EndOn: not null, Position: Position.Chair })
            yield return PostRules
                .CheckSeat(committee, Position.Chair)
                .OfType<Violation>()
                .FirstOrDefault(v => v.Severity == Severity.Block);
        else if (post.EndOn is null && CorrectPost.FromResult(committee, post))
            yield return CommitteeRefusal.FromResult(post);
    }
}
