using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Committees;

/// <param name="HeldOn">Null: not held, or marked by mistake.</param>
public sealed record MarkTalkInput(int CommitteeId, int Version, int PostId, DateOnly? HeldOn, Guid OperationId) : ICommitteeInput;

/// <summary>登记离任谈话: whoever leaves a post is talked with.</summary>
public sealed class MarkTalk(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MarkTalkInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (committee, answer) = await db.FindCommitteeAsync(scope, input, cancel);
        if (committee is null)
            return answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return new Violations(Refusal.NotFound);
        if (post.EndOn is null)
            return new Violations(CommitteeRefusal.NotEnded(post));
        if (Check(input.HeldOn, post.StartOn, portal.Clock.Today()) is { } wrong)
            return new Violations(wrong);
        if (input.HeldOn == post.TalkHeldOn)
            return Violations.None;

        var change = new FieldChange("离任谈话", Words(post.TalkHeldOn), Words(input.HeldOn));
        post.HoldTalk(input.HeldOn);
        db.Record(AuditEvent.TalkMarked, committee.Subject, input.OperationId, $"{committee.Unit.Name}：{post.Person.Name}离任谈话{change.New}", changes: [change]);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    internal static Violation? Check(DateOnly? heldOn, DateOnly since, DateOnly today) =>
        heldOn is null ? null : PostRules.CheckDay("TalkHeldOn", "谈话日期", heldOn, since, "任职日期", today);

    private static string Words(DateOnly? day) => day is { } held ? $"{held:yyyy-MM-dd} 已谈" : "未谈";
}
