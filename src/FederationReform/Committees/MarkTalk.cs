using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Committees;

/// <param name="HeldOn">Null when the talk was not held or was marked by mistake.</param>
public sealed record MarkTalkInput(int CommitteeId, int Version, int PostId, DateOnly? HeldOn, Guid OperationId)
    : ICommitteeInput;

/// <summary>登记离任谈话: the day of the talk with a person who left a post.</summary>
public sealed class MarkTalk(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MarkTalkInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (post.EndOn is null)
            return await db.RefusedAsync(CommitteeRefusal.NotEnded(post), cancel);
        if (Check(input.HeldOn, post.StartOn, portal.Clock.Today()) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (input.HeldOn == post.TalkHeldOn)
            return Violations.None;

        var change = new FieldChange("离任谈话", Words(post.TalkHeldOn), Words(input.HeldOn));
        post.HoldTalk(input.HeldOn);
        db.Record(
            AuditEvent.TalkMarked,
            committee.Subject,
            $"{committee.Unit.Name}：{post.Person.Name}离任谈话{change.New}",
            changes: [change]
        );
        return await db.SaveAsync(cancel);
    }

    internal static Violation? Check(DateOnly? heldOn, DateOnly since, DateOnly today) =>
        heldOn is null ? null : PostRules.CheckDay("TalkHeldOn", "谈话日期", heldOn, since, "任职日期", today);

    private static string Words(DateOnly? day) => day is { } held ? $"{held:yyyy-MM-dd} 已谈" : "未谈";
}
