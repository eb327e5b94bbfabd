using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Committees;

public sealed record UndoPostChangeInput(int CommitteeId, int Version, int PostId, string? Reason, Guid OperationId) : ICommitteeInput;

/// <summary>
/// 撤销登记: the latest thing entered about a post never happened. An end is taken back; a post that is still held and was entered by hand
/// goes, and what was given up for it is held again. By the county, with its reason; the audit keeps what it said.
/// </summary>
public sealed class UndoPostChange(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, UndoPostChangeInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.CorrectCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (committee, answer) = await db.FindCommitteeAsync(scope, input, cancel);
        if (committee is null)
            return answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return new Violations(Refusal.NotFound);
        if (committee.EndedOn is { } ended)
            return new Violations(CommitteeRefusal.NotInOffice(ended));

        var violations = new Violations(Check(committee, post).OfType<Violation>());
        violations.Add(PlainText.Check("Reason", "撤销原因", input.Reason, PlainText.NoteRunes, required: true, lines: true));
        if (violations.Blocking)
            return violations;

        var said = post.EndOn is { } on
            ? $"{CodeLists.Position.Name(post.Position)}{post.Person.Name}{post.WayOut!.Value.Name()}（{post.EndedBy.Words(on)}）"
            : $"{post.WayIn.Name()}{post.Person.Name}为{CodeLists.Position.Name(post.Position)}（{post.BegunBy.Words(post.StartOn)}）";
        if (post.EndOn is not null)
        {
            post.Resume();
        }
        else
        {
            post.Former?.Resume();
            await CommitteeFormation.RemoveAsync(db, [post], cancel);
        }
        db.Record(AuditEvent.PostChangeUndone, committee.Subject, input.OperationId, $"{committee.Unit.Name}：撤销登记“{said}”", PlainText.Clean(input.Reason));
        return await db.SaveAsync(input.OperationId, cancel);
    }

    /// <summary>Whether there is anything to undo that nothing later stands on.</summary>
    internal static IEnumerable<Violation?> Check(Committee committee, Post post)
    {
        if (post.WayOut == WayOut.TermEnded)
            yield return CommitteeRefusal.EndedWithTheTerm(post);
        else if (committee.Posts.Find(p => p.FormerId == post.Id) is { } next)
            yield return CommitteeRefusal.FollowedBy(post, next);
        else if (post.EndOn is not null && committee.InOffice.FirstOrDefault(p => p.PersonId == post.PersonId) is { } again)
            yield return CommitteeRefusal.FollowedBy(post, again);
        else if (post is { EndOn: not null, Position: Position.Chair })
            yield return PostRules.CheckSeat(committee, Position.Chair).OfType<Violation>().FirstOrDefault(v => v.Severity == Severity.Block);
        else if (post.EndOn is null && CorrectPost.FromResult(committee, post))
            yield return CommitteeRefusal.FromResult(post);
    }
}
