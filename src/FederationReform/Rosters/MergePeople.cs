using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="KeptId">Stays, and holds the posts of both.</param>
/// <param name="GoneId">Is there no longer afterwards; what she was stands in the history.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record MergePeopleInput(int KeptId, int KeptVersion, int GoneId, int GoneVersion, Guid OperationId, string? Reason);

/// <summary>
/// 合并重复人员: two entries are one person. Her posts move to the entry that stays, with their days and papers; nothing of hers is lost from the
/// committees. Two people of one name whose births differ stay two, and so do two who held posts in one committee at one time.
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
        if (await portal.RefuseAsync(scope, Permissions.MergePeople, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (input.KeptId == input.GoneId)
            return new Violations(new Violation(SameCode, "", "这是同一份档案。请选择两份不同的档案。"));
        var people = await db.People.VisibleTo(scope).Where(p => p.Id == input.KeptId || p.Id == input.GoneId).ToDictionaryAsync(p => p.Id, cancel);
        if (people.Count < 2)
            return new Violations(Refusal.NotFound);
        var (kept, gone) = (people[input.KeptId], people[input.GoneId]);
        if (kept.Version != input.KeptVersion || gone.Version != input.GoneVersion)
            return await db.StaleAsync(input.OperationId, cancel);

        var posts = await db.Posts.Where(p => p.PersonId == kept.Id || p.PersonId == gone.Id).Include(p => p.Committee).ToListAsync(cancel);
        var moved = posts.FindAll(p => p.PersonId == gone.Id);
        var violations = Check(scope, input, kept, gone, posts);
        if (violations.Count > 0)
            return violations;

        var trails = await UnitTrails.LoadAsync(db, scope, people.Values.Select(p => p.UnitPath).Concat(moved.Select(p => p.UnitPath)), cancel);
        List<FieldChange> changes = [new("合并掉的档案", Describe(gone, trails), null), .. moved.Select(p => new FieldChange("任职转入", null, $"{trails.Of(p.UnitPath)}{CodeLists.Position.Name(p.Position)}（{p.StartOn:yyyy-MM-dd} 起）"))];
        changes.AddRange(kept.FillFrom(gone));
        foreach (var post in moved)
            post.MoveTo(kept);
        db.People.Remove(gone);
        db.Touch(kept);
        db.Record(AuditEvent.PeopleMerged, kept.Subject, input.OperationId, $"把{trails.Of(gone.UnitPath)}的{gone.Name}并入{trails.Of(kept.UnitPath)}的{kept.Name}，转入 {moved.Count} 项任职", PlainText.Clean(input.Reason), changes);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static Violations Check(UnitScope scope, MergePeopleInput input, Person kept, Person gone, List<Post> posts)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(input.Reason), "合并依据", input.Reason, PlainText.NoteRunes, required: true, lines: true));
        if (!kept.MayHaveBeenBornWith(gone))
            violations.Add(new Violation(BirthCode, "", $"两份档案的出生年月不同（{Birth(kept)}与{Birth(gone)}），是两个人，不能合并。如果其中一个填错了，请先更正，再来合并。"));
        if (kept.IdNumberHash is { } mine && gone.IdNumberHash is { } hers && mine != hers)
            violations.Add(new Violation(IdNumberCode, "", "两份档案登记的身份证号不同，是两个人，不能合并。如果其中一个登记错了，请先更正，再来合并。"));
        if (posts.Exists(p => !scope.Covers(p)))
            violations.Add(new Violation(OutsideCode, "", "这两份档案的任职不全在您的范围内，请联系县妇联合并。"));
        if (posts.Exists(a => a.PersonId == kept.Id && posts.Exists(b => b.PersonId == gone.Id && a.CommitteeId == b.CommitteeId && Together(a, b))))
            violations.Add(new Violation(TogetherCode, "", "两份档案在同一届班子里同时任职，是两个人，不能合并。"));
        return violations;
    }

    private static bool Together(Post a, Post b) => (a.EndOn is null || b.StartOn < a.EndOn) && (b.EndOn is null || a.StartOn < b.EndOn);

    private static string Describe(Person person, UnitTrails trails) =>
        string.Join("，", new[] { person.Name, trails.Of(person.UnitPath), Birth(person), PhoneText.Masked(person.Phone) }.Where(text => !string.IsNullOrEmpty(text)));

    private static string Birth(Person person) => person.BornOn is { } born ? $"{new BirthDate(born, person.BirthDayKnown)} 出生" : "出生年月未填";
}
