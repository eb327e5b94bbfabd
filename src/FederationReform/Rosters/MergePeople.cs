using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="KeptId">The entry that remains and gets the posts of both.</param>
/// <param name="GoneId">The entry that is deleted; the history keeps its data.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record MergePeopleInput(
    int KeptId,
    int KeptVersion,
    int GoneId,
    int GoneVersion,
    Guid OperationId,
    string? Reason
) : IChange;

/// <summary>
/// 合并重复人员: makes one entry of two. All posts move to the entry that remains, with their days and papers, so that
/// committees lose nothing. People of the same name with different dates of birth are not merged, nor are two who held
/// posts in one committee at the same time.
/// </summary>
public sealed class MergePeople(PortalDb portal)
{
    public const string BirthCode = "MergeBirth";
    public const string TogetherCode = "MergeTogether";
    public const string OutsideCode = "MergeOutside";
    public const string IdNumberCode = "MergeIdNumber";
    public const string SameCode = "MergeSame";

    public async Task<Violations> RunAsync(UnitScope scope, MergePeopleInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MergePeople, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (input.KeptId == input.GoneId)
            return await db.RefusedAsync(new Violation(SameCode, "", "这是同一份档案。请选择两份不同的档案。"), cancel);
        var people = await db
            .People.VisibleTo(scope)
            .Where(p => p.Id == input.KeptId || p.Id == input.GoneId)
            .ToDictionaryAsync(p => p.Id, cancel);
        if (people.Count < 2)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var (kept, gone) = (people[input.KeptId], people[input.GoneId]);
        if (kept.Version != input.KeptVersion || gone.Version != input.GoneVersion)
            return await db.StaleAsync(cancel);

        var posts = await db
            .Posts.Where(p => p.PersonId == kept.Id || p.PersonId == gone.Id)
            .Include(p => p.Committee)
            .ToListAsync(cancel);
        var moved = posts.FindAll(p => p.PersonId == gone.Id);
        var violations = Check(scope, input, kept, gone, posts);
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        var trails = await UnitTrails.LoadAsync(
            db,
            scope,
            people.Values.Select(p => p.UnitPath).Concat(moved.Select(p => p.UnitPath)),
            cancel
        );
        List<FieldChange> changes =
        [
            new("合并掉的档案", Describe(gone, trails), null),
            .. moved.Select(p => new FieldChange(
                "任职转入",
                null,
                $"{trails.Of(p.UnitPath)}{CodeLists.Position.Name(p.Position)}（{p.StartOn:yyyy-MM-dd} 起）"
            )),
        ];
        var (before, registered) = (kept.Profile, kept.IdNumberHash is not null);
        kept.FillFrom(gone);
        changes.AddRange(PersonInputs.All.Changes(before, kept.Profile));
        if (!registered && kept.IdNumberHash is not null)
            changes.Add(new("身份证号", null, "已登记"));
        foreach (var post in moved)
            post.MoveTo(kept);
        if (await MoveTrainingsAsync(db, kept, gone, cancel) is > 0 and var trainings)
            changes.Add(new("参训转入", null, $"{trainings} 次"));
        var turns = await db.RotaTurns.Where(t => t.PersonId == gone.Id).ToListAsync(cancel);
        foreach (var turn in turns)
            turn.GiveTo(kept);
        if (turns.Count > 0)
            changes.Add(new("轮值转入", null, $"{turns.Count} 个月"));
        db.People.Remove(gone);
        db.Touch(kept);
        db.Record(
            AuditEvent.PeopleMerged,
            kept.Subject,
            $"把{trails.Of(gone.UnitPath)}的{gone.Name}并入{trails.Of(kept.UnitPath)}的{kept.Name}，"
                + $"转入 {moved.Count} 项任职",
            PlainText.Clean(input.Reason),
            changes
        );
        return await db.SaveAsync(cancel);
    }

    /// <summary>A training that both entries attended stays with the one that remains.</summary>
    private static async Task<int> MoveTrainingsAsync(
        PortalDbContext db,
        Person kept,
        Person gone,
        CancellationToken cancel
    )
    {
        var attended = await db
            .TrainingAttendances.Where(a => a.PersonId == kept.Id || a.PersonId == gone.Id)
            .ToListAsync(cancel);
        var twice = attended.Where(a => a.PersonId == kept.Id).Select(a => a.TrainingId).ToHashSet();
        var (doubled, moved) = (
            attended.FindAll(a => a.PersonId == gone.Id && twice.Contains(a.TrainingId)),
            attended.FindAll(a => a.PersonId == gone.Id && !twice.Contains(a.TrainingId))
        );
        db.TrainingAttendances.RemoveRange(doubled);
        foreach (var attendance in moved)
            attendance.MoveTo(kept);
        return moved.Count;
    }

    private static Violations Check(UnitScope scope, MergePeopleInput input, Person kept, Person gone, List<Post> posts)
    {
        var violations = new Violations();
        violations.Add(
            PlainText.Check(
                nameof(input.Reason),
                "合并依据",
                input.Reason,
                PlainText.NoteRunes,
                required: true,
                lines: true
            )
        );
        if (!kept.MayHaveBeenBornWith(gone))
            violations.Add(
                new Violation(
                    BirthCode,
                    "",
                    $"两份档案的出生年月不同（{Birth(kept)}与{Birth(gone)}），是两个人，不能合并。"
                        + "如果其中一个填错了，请先更正，再来合并。"
                )
            );
        if (kept.IdNumberHash is { } mine && gone.IdNumberHash is { } hers && mine != hers)
            violations.Add(
                new Violation(
                    IdNumberCode,
                    "",
                    "两份档案登记的身份证号不同，是两个人，不能合并。如果其中一个登记错了，请先更正，再来合并。"
                )
            );
        if (posts.Exists(p => !scope.Covers(p)))
            violations.Add(new Violation(OutsideCode, "", "这两份档案的任职不全在您的范围内，请联系县妇联合并。"));
        if (
            posts.Exists(a =>
                a.PersonId == kept.Id
                && posts.Exists(b => b.PersonId == gone.Id && a.CommitteeId == b.CommitteeId && Together(a, b))
            )
        )
            violations.Add(new Violation(TogetherCode, "", "两份档案在同一届班子里同时任职，是两个人，不能合并。"));
        return violations;
    }

    private static bool Together(Post a, Post b) =>
        (a.EndOn is null || b.StartOn < a.EndOn) && (b.EndOn is null || a.StartOn < b.EndOn);

    private static string Describe(Person person, UnitTrails trails) =>
        string.Join(
            "，",
            new[] { person.Name, trails.Of(person.UnitPath), Birth(person), PhoneText.Masked(person.Phone) }.Where(
                text => !string.IsNullOrEmpty(text)
            )
        );

    private static string Birth(Person person) =>
        person.BornOn is { } born ? $"{new BirthDate(born, person.BirthDayKnown)} 出生" : "出生年月未填";
}
