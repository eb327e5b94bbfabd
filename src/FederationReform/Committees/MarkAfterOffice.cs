using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <param name="Kind">Null with an empty text: not known, or marked by mistake.</param>
public sealed record MarkAfterOfficeInput(
    int CommitteeId,
    int Version,
    int PostId,
    AfterOfficeKind? Kind,
    string? Text,
    Guid OperationId
) : ICommitteeInput;

/// <summary>登记去向: what a person who left a post does now.</summary>
public sealed class MarkAfterOffice(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        MarkAfterOfficeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (post.EndOn is null)
            return await db.RefusedAsync(CommitteeRefusal.NotEnded(post), cancel);
        if (PlainText.Check(nameof(input.Text), "具体做什么", input.Text) is { } unseen)
            return await db.RefusedAsync(unseen, cancel);
        if (input.Kind is { } kind && !Enum.IsDefined(kind))
            return await db.RefusedAsync(new Violation("Kind", nameof(input.Kind), "请从列表里选择。"), cancel);
        var now = new AfterOffice(input.Kind, PlainText.Clean(input.Text));
        if (now == post.Now)
            return Violations.None;

        var change = new FieldChange("现在做什么", post.Now.Words, now.Words);
        post.DoNow(now);
        db.Record(
            AuditEvent.AfterOfficeMarked,
            committee.Subject,
            $"{committee.Unit.Name}：{post.Person.Name}离任后{now.Words ?? "去向未填"}",
            changes: [change]
        );
        return await db.SaveAsync(cancel);
    }
}
