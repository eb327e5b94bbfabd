using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;

namespace FederationReform.Committees;

/// <param name="Position">What she is from now on.</param>
public sealed record ChangePositionInput(int CommitteeId, int Version, int PostId, Position? Position, Guid OperationId) : ICommitteeInput
{
    public WayIn? Way { get; init; }
    public DateOnly? On { get; init; }
    public Resolution Decided { get; init; } = Resolution.None;

    /// <summary>Why a reminder (提醒) may stand.</summary>
    public string? Reason { get; init; }
}

/// <summary>变更职务: an executive whom the executive meeting elects vice-chair. One post ends, another begins, nothing is overwritten.</summary>
public sealed class ChangePosition(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ChangePositionInput input, CancellationToken cancel = default)
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
        var facts = FactsOf(post, input.Position ?? post.Position);
        IEnumerable<Violation?> found =
        [
            input.Position == post.Position ? new("SamePosition", "Position", $"{post.Person.Name}现在就是{CodeLists.Position.Name(post.Position)}，请选择新的职务。") : null,
            .. PostRules.CheckSeat(committee, input.Position, post),
            .. PostRules.CheckLimits(facts, facts.Birth, input.On ?? today, committee.Campaign?.Plan.Rules ?? new()),
            .. PostRules.CheckBeginning(committee, input.Way, input.On, input.Decided, today),
            input.On < post.StartOn ? new(PostRules.DateCode, "On", $"变更日期 {input.On:yyyy-MM-dd} 早于现任职务的任职日期 {post.StartOn:yyyy-MM-dd}，请核对。") : null,
        ];
        if (found.Stops(input.Reason) is { } stopped)
            return stopped;

        var beginning = new PostBeginning(input.Way!.Value, input.On!.Value, input.Decided.Clean());
        CommitteeFormation.Join(committee, post.Person, facts, beginning);
        db.Record(AuditEvent.PositionChanged, committee.Subject, input.OperationId,
            $"{committee.Unit.Name}：{post.Person.Name}由{CodeLists.Position.Name(post.Position)}{beginning.Way.Name()}为{CodeLists.Position.Name(input.Position)}（{beginning.Decided.Words(beginning.On)}）", PlainText.Clean(input.Reason));
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static ElectedMember FactsOf(Post post, Position position) => new()
    {
        Name = post.Person.Name,
        Birth = post.Person.BornOn is { } born ? new(born, post.Person.BirthDayKnown) : null,
        Education = post.Person.Education,
        Position = position,
        InTwoCommittees = post.InTwoCommittees,
        FormerDirector = post.FormerDirector,
        NewlyElected = post.NewlyElected,
    };
}
