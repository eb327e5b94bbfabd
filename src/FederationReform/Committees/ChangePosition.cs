using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <param name="Position">The new position.</param>
public sealed record ChangePositionInput(int CommitteeId, int Version, int PostId, Position? Position, Guid OperationId)
    : ICommitteeInput
{
    public WayIn? Way { get; init; }
    public DateOnly? On { get; init; }
    public Resolution Decided { get; init; } = Resolution.None;

    /// <summary>Why a reminder (提醒) may stand; required when there is one.</summary>
    public string? Reason { get; init; }
}

/// <summary>
/// 变更职务: for example an executive whom the executive meeting elects vice-chair. One post ends and another begins;
/// nothing is overwritten.
/// </summary>
public sealed class ChangePosition(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ChangePositionInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (post.EndOn is not null)
            return await db.RefusedAsync(CommitteeRefusal.AlreadyEnded(post), cancel);

        var today = portal.Clock.Today();
        var facts = FactsOf(post, input.Position ?? post.Position);
        IEnumerable<Violation?> found =
        [
            input.Position == post.Position
                ? new(
                    "SamePosition",
                    "Position",
                    $"{post.Person.Name}现在就是{CodeLists.Position.Name(post.Position)}，请选择新的职务。"
                )
                : null,
            .. PostRules.CheckSeat(committee, input.Position, post),
            .. PostRules.CheckLimits(facts, facts.Birth, input.On ?? today, committee.Campaign?.Plan.Rules ?? new()),
            .. PostRules.CheckBeginning(committee, input.Way, input.On, input.Decided, today),
            input.On < post.StartOn
                ? new(
                    PostRules.DateCode,
                    "On",
                    $"变更日期 {input.On:yyyy-MM-dd} 早于现任职务的任职日期 {post.StartOn:yyyy-MM-dd}，请核对。"
                )
                : null,
        ];
        if (found.Stops(input.Reason) is { } stopped)
            return await db.RefusedAsync(stopped, cancel);

        var beginning = new PostBeginning(
            input.Way!.Value,
            input.On!.Value,
            input.Decided.Clean(),
            Entered: new(scope.UnitId, portal.Clock.UtcNow())
        );
        CommitteeFormation.Join(committee, post.Person, facts, beginning);
        db.Record(
            AuditEvent.PositionChanged,
            committee.Subject,
            $"{committee.Unit.Name}：{post.Person.Name}由{CodeLists.Position.Name(post.Position)}{beginning.Way.Name()}"
                + $"为{CodeLists.Position.Name(input.Position)}（{beginning.Decided.Words(beginning.On)}）",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }

    private static ElectedMember FactsOf(Post post, Position position) =>
        new()
        {
            Name = post.Person.Name,
            Birth = post.Person.Birth,
            Education = post.Person.Education,
            Position = position,
            InTwoCommittees = post.InTwoCommittees,
            FormerDirector = post.FormerDirector,
            NewlyElected = post.NewlyElected,
        };
}
