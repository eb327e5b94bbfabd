using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Committees;

public sealed record EndPostInput(int CommitteeId, int Version, int PostId, Guid OperationId) : ICommitteeInput
{
    public WayOut? Way { get; init; }
    public DateOnly? On { get; init; }
    public Resolution Decided { get; init; } = Resolution.None;

    /// <summary>The day of the 离任谈话; null when it has not been held.</summary>
    public DateOnly? TalkHeldOn { get; init; }
}

/// <summary>登记离任. The place is vacant from then on, until somebody is by-elected.</summary>
public sealed class EndPost(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, EndPostInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (post.EndOn is not null)
            return await db.RefusedAsync(CommitteeRefusal.AlreadyEnded(post), cancel);

        var today = portal.Clock.Today();
        var violations = new Violations(
            PostRules.CheckEnding(post, input.Way, input.On, input.Decided, today).OfType<Violation>()
        );
        violations.Add(MarkTalk.Check(input.TalkHeldOn, post.StartOn, today));
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        var ending = new PostEnding(
            input.Way!.Value,
            input.On!.Value,
            input.Decided.Clean(),
            new(scope.UnitId, portal.Clock.UtcNow())
        );
        post.End(ending);
        post.HoldTalk(input.TalkHeldOn);
        db.Record(
            AuditEvent.PostEnded,
            committee.Subject,
            $"{committee.Unit.Name}：{CodeLists.Position.Name(post.Position)}{post.Person.Name}{ending.Way.Name()}"
                + $"（{ending.Decided.Words(ending.On)}）"
        );
        return await db.SaveAsync(cancel);
    }
}
