using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <summary>The beginning and the end as they should be; both replace what is stored.</summary>
public sealed record CorrectPostInput(int CommitteeId, int Version, int PostId, Guid OperationId) : ICommitteeInput
{
    public WayIn? WayIn { get; init; }
    public DateOnly? StartOn { get; init; }
    public Resolution BegunBy { get; init; } = Resolution.None;

    /// <summary>Null, like all data of the end, for a post that is still held.</summary>
    public WayOut? WayOut { get; init; }

    public DateOnly? EndOn { get; init; }
    public Resolution EndedBy { get; init; } = Resolution.None;
    public string? Reason { get; init; }
}

/// <summary>
/// 更正任职: corrects ways, dates or papers. It neither ends a post nor gives it to another person; such events have
/// use cases of their own.
/// </summary>
public sealed class CorrectPost(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, CorrectPostInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.Posts.Find(p => p.Id == input.PostId) is not { } post)
            return await db.RefusedAsync(Refusal.NotFound, cancel);

        var violations = new Violations(Check(committee, post, input, portal.Clock.Today()).OfType<Violation>());
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        var before = Facts(post);
        var beginning = new PostBeginning(input.WayIn!.Value, input.StartOn!.Value, input.BegunBy.Clean());
        post.CorrectBeginning(beginning);
        post.Former?.End(new(WayOut.Reassigned, beginning.On, beginning.Decided));
        if (EndOfItsOwn(committee, post))
            post.End(new(input.WayOut!.Value, input.EndOn!.Value, input.EndedBy.Clean()));
        var changes = before
            .Zip(Facts(post), (old, now) => new FieldChange(old.Field, old.Text, now.Text))
            .Where(c => c.Old != c.New)
            .ToList();
        if (changes.Count == 0)
            return Violations.None;
        db.Record(
            AuditEvent.PostCorrected,
            committee.Subject,
            $"{committee.Unit.Name}：更正{CodeLists.Position.Name(post.Position)}{post.Person.Name}的"
                + $"{string.Join("、", changes.Select(c => c.Field))}",
            PlainText.Clean(input.Reason),
            changes
        );
        return await db.SaveAsync(cancel);
    }

    /// <summary>
    /// Whether the end was entered by hand. The end of a term and a change of position are corrected elsewhere.
    /// </summary>
    internal static bool EndOfItsOwn(Committee committee, Post post) =>
        post.WayOut is not (null or WayOut.TermEnded) && committee.Posts.TrueForAll(p => p.FormerId != post.Id);

    /// <summary>Whether the post came from an approved result, which then decides its way and day.</summary>
    internal static bool FromResult(Committee committee, Post post) =>
        post.ReformId is not null || (committee.CampaignId is not null && post.WayIn == WayIn.Elected);

    private static IEnumerable<Violation?> Check(Committee committee, Post post, CorrectPostInput input, DateOnly today)
    {
        var fixedByResult = FromResult(committee, post);
        if (fixedByResult && (input.WayIn != post.WayIn || input.StartOn != post.StartOn))
            yield return new(
                CommitteeRefusal.StateCode,
                "On",
                $"{post.Person.Name}的任职方式和日期来自审核通过的选举结果。有误时，请县妇联解锁记录后更正。"
            );
        foreach (
            var violation in PostRules
                .CheckBeginning(committee, input.WayIn, input.StartOn, input.BegunBy, today)
                .OfType<Violation>()
                .Where(v => !(fixedByResult && v.Code == PostRules.WayCode))
        )
            yield return violation;
        if (post.Former is { } former && input.StartOn < former.StartOn)
            yield return new(
                PostRules.DateCode,
                "On",
                $"任职日期 {input.StartOn:yyyy-MM-dd} 早于原职务的任职日期 {former.StartOn:yyyy-MM-dd}，请核对。"
            );
        if (EndOfItsOwn(committee, post))
        {
            foreach (
                var violation in PostRules
                    .CheckEnding(post, input.WayOut, input.EndOn, input.EndedBy, today)
                    .OfType<Violation>()
            )
                yield return violation with
                {
                    Field = $"End.{violation.Field}",
                };
        }
        if (input.StartOn > (EndOfItsOwn(committee, post) ? input.EndOn : post.EndOn))
            yield return new(PostRules.DateCode, "On", $"任职日期 {input.StartOn:yyyy-MM-dd} 晚于离任日期，请核对。");
        yield return PlainText.Check(
            "Reason",
            "更正原因",
            input.Reason,
            PlainText.NoteRunes,
            required: true,
            lines: true
        );
    }

    private static IReadOnlyList<(string Field, string? Text)> Facts(Post p) =>
        [
            ("任职方式", p.WayIn.Name()),
            ("任职日期", Day(p.StartOn)),
            ("任职决定会议", p.BegunBy.Meeting),
            ("任职批准文件", p.BegunBy.Document),
            ("任职征求意见日期", Day(p.BegunBy.UpperConsentOn)),
            ("离任方式", p.WayOut?.Name()),
            ("离任日期", Day(p.EndOn)),
            ("离任决定会议", p.EndedBy.Meeting),
            ("离任批准文件", p.EndedBy.Document),
            ("离任征求意见日期", Day(p.EndedBy.UpperConsentOn)),
        ];

    private static string? Day(DateOnly? day) => day is { } some ? $"{some:yyyy-MM-dd}" : null;
}
