using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Committees;

public sealed record EndPostInput(int CommitteeId, int Version, int PostId, Guid OperationId) : ICommitteeInput
{
    public WayOut? Way { get; init; }
    public DateOnly? On { get; init; }
    public Resolution Decided { get; init; } = Resolution.None;

    /// <summary>离任谈话 already held; null when not yet.</summary>
    public DateOnly? TalkHeldOn { get; init; }
}

/// <summary>登记离任. The place is vacant from then on, and shown as such, until somebody is by-elected into it.</summary>
public sealed class EndPost(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, EndPostInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (committee, answer) = await db.FindCommitteeAsync(scope, input, cancel);
        if (committee is null)
            return answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return new Violations(Refusal.NotFound);
        if (post.EndOn is not null)
            return new Violations(CommitteeRefusal.AlreadyEnded(post));

        var today = portal.Clock.Today();
        var violations = new Violations(PostRules.CheckEnding(post, input.Way, input.On, input.Decided, today).OfType<Violation>());
        violations.Add(MarkTalk.Check(input.TalkHeldOn, post.StartOn, today));
        if (violations.Count > 0)
            return violations;

        var ending = new PostEnding(input.Way!.Value, input.On!.Value, input.Decided.Clean());
        post.End(ending);
        post.HoldTalk(input.TalkHeldOn);
        db.Record(AuditEvent.PostEnded, committee.Subject, input.OperationId,
            $"{committee.Unit.Name}：{CodeLists.Position.Name(post.Position)}{post.Person.Name}{ending.Way.Name()}（{ending.Decided.Words(ending.On)}）");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
