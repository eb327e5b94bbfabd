using FederationReform.Audit;
using FederationReform.Committees;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rosters;
using FederationReform.Units;

namespace FederationReform.Importing;

/// <summary>What is known of a unit before a roster says more.</summary>
/// <param name="InOffice">With its posts and people; null where no committee stands.</param>
/// <param name="FormerEnded">When the last one before it ended.</param>
/// <param name="People">Everybody the unit keeps or has had.</param>
internal sealed record KnownUnit(Unit Unit, Committee? InOffice, DateOnly? FormerEnded, IReadOnlyList<Person> People);

/// <summary>What a row makes of a person.</summary>
/// <param name="Known">Null for somebody new.</param>
/// <param name="Held">The post in office that the row is about; null for somebody who joins.</param>
/// <param name="Member">Her post's facts, with what was known of her already.</param>
internal sealed record PlannedPerson(ImportRow Row, Person? Known, Post? Held, ElectedMember Member, PersonProfile Profile)
{
    public bool Moves => Held is not null && Held.Position != Member.Position;
}

/// <summary>One unit's committee by a roster: registered as it stands where there is none, else person by person. What the roster leaves out stays.</summary>
internal sealed class CommitteePlan
{
    public const string StoppedCode = "UnitStopped";

    private readonly RosterAnswers answers;
    private readonly DateOnly today;

    private CommitteePlan(KnownUnit known, IReadOnlyList<ImportRow> rows, RosterAnswers answers, DateOnly today)
    {
        (Known, Rows, this.answers, this.today) = (known, rows, answers, today);
        ElectedOn = known.InOffice?.ElectedOn ?? rows.Select(r => r.Facts.ElectedOn).FirstOrDefault(d => d is not null) ?? answers.ElectedOn;
    }

    public KnownUnit Known { get; }

    public IReadOnlyList<ImportRow> Rows { get; }

    public bool Registers => Known.InOffice is null;

    public DateOnly? ElectedOn { get; }

    public IReadOnlyList<PlannedPerson> People { get; private set; } = [];

    /// <summary>In office and not in the file.</summary>
    public IReadOnlyList<Post> NotInFile { get; private set; } = [];

    /// <summary>Whom the import leaves as they are: not in the file, or in a row that is wrong.</summary>
    public IEnumerable<Post> Staying => NotInFile.Concat(People.Where(p => p.Row.Wrong && p.Held is not null).Select(p => p.Held!));

    /// <summary>Who will hold which position.</summary>
    public IEnumerable<Position> Afterwards => People.Where(p => !p.Row.Wrong).Select(p => p.Member.Position).Concat(Staying.Select(p => p.Position));

    /// <summary>Why nothing of the unit can be imported.</summary>
    public Violations Problems { get; } = Violations.None;

    /// <summary>What the page asks once for the whole roster.</summary>
    public Violations Asked { get; } = Violations.None;

    public bool Begins => !Registers && People.Any(p => !p.Row.Wrong && (p.Held is null || p.Moves));

    public static CommitteePlan Make(KnownUnit known, IReadOnlyList<ImportRow> rows, RosterAnswers answers, DateOnly today)
    {
        var plan = new CommitteePlan(known, rows, answers, today);
        plan.CheckTerm();
        plan.Match();
        plan.CheckPeople();
        plan.CheckSeats();
        foreach (var row in rows.Where(_ => plan.Problems.Count > 0))
            row.Problems.Add(new Violation(StoppedCode, "", $"第 {row.Number} 行：整个{known.Unit.Name}不能导入，原因见“各单位核对”。"));
        return plan;
    }

    /// <summary>When a post of this row begins.</summary>
    public DateOnly? StartOf(ImportRow row) =>
        // Whoever served before the congress was elected again by it.
        Registers ? row.Facts.StartOn is { } start && start > ElectedOn ? start : ElectedOn : row.Facts.StartOn ?? answers.On;

    public PostBeginning BeginningOf(ImportRow row) =>
        Registers ? new(WayIn.Elected, StartOf(row)!.Value, Resolution.None) : new(answers.Way!.Value, StartOf(row)!.Value, answers.Decided);

    /// <summary>A committee that is registered as it stands, by the same rules as on its page.</summary>
    private void CheckTerm()
    {
        if (!Registers)
            return;
        foreach (var row in Rows.Where(r => r.Facts.ElectedOn is { } said && said != ElectedOn))
            row.Problems.Add(new Violation("TermDiffers", "ElectedOn", $"第 {row.Number} 行换届时间 {row.Facts.ElectedOn:yyyy-MM-dd} 与同一个单位的 {ElectedOn:yyyy-MM-dd} 不同，一届班子只有一次换届，请改成一致。"));
        var input = new RegisterCommitteeInput(Known.Unit.Id, answers.Form, null, ElectedOn, answers.TermYears, Seats.Of([]), Guid.Empty);
        foreach (var violation in RegisterCommittee.Check(input, Known.FormerEnded, today).OfType<Violation>().Where(v => !v.Field.StartsWith("Seats", StringComparison.Ordinal)))
        {
            if (violation.Field == "ElectedOn" && ElectedOn is not null)
                Problems.Add(violation);
            else
                Asked.Add(violation.Field == "ElectedOn" ? violation with { Message = "有单位还没有登记班子，请填写它们的换届日期。" } : violation);
        }
    }

    /// <summary>Which person, and which post in office, each row is about.</summary>
    private void Match()
    {
        var inOffice = Known.InOffice?.InOffice.ToList() ?? [];
        var free = inOffice.ConvertAll(p => p.Person);
        var others = Known.People.Except(free).ToList();
        var people = new List<PlannedPerson>();
        foreach (var row in Rows.Where(r => r.Verdict != ImportVerdict.Twice && r.Member.Name.Length > 0))
        {
            var found = CommitteeFormation.Find(free, row.Member) ?? (row.Member.Birth is null ? OnlyOneOf(free, row.Member.Name) : null);
            var known = found ?? CommitteeFormation.Find(others, row.Member);
            if (found is not null)
                free.Remove(found);
            else if (known is not null)
                others.Remove(known);
            else if (free.Find(p => p.Name == row.Member.Name) is { } namesake)
                row.Hints.Add($"班子里已有同名的{namesake.Name}（{namesake.BornOn:yyyy-MM}），出生年月不同，按两个人处理。是同一个人的，请把出生年月改成一致。");
            people.Add(Planned(row, known, found is null ? null : inOffice.Find(p => p.Person == found)));
        }
        People = people;
        NotInFile = inOffice.FindAll(p => free.Contains(p.Person));
    }

    private static Person? OnlyOneOf(List<Person> people, string name) => people.FindAll(p => p.Name == name) is [var one] ? one : null;

    private PlannedPerson Planned(ImportRow row, Person? known, Post? held)
    {
        var profile = Merged(row, known);
        var member = known is null ? row.Member : AddPost.Completed(row.Member with { Birth = profile.Member.Birth }, known);
        if (held is null)
            return new(row, known, null, member, profile);

        // 副主席 alone says nothing of 专职 or 兼职.
        var position = !row.Has("Position") || (row.Facts.FullTime is null && Reading.Compact(row.Text("Position")) == "副主席" && held.Position == Position.FullTimeViceChair) ? held.Position : row.Member.Position;
        member = member with
        {
            Position = position,
            InTwoCommittees = row.Member.InTwoCommittees ?? held.InTwoCommittees,
            FormerDirector = row.Member.FormerDirector ?? held.FormerDirector,
            NewlyElected = row.Member.NewlyElected ?? held.NewlyElected,
        };
        var before = new ElectedMember { Name = known!.Name, Position = held.Position, InTwoCommittees = held.InTwoCommittees, FormerDirector = held.FormerDirector, NewlyElected = held.NewlyElected };
        row.Changes =
        [
            .. OfPost.Where(column => column.Write(before) != column.Write(member)).Select(column => new FieldChange(column.Title, NullIfEmpty(column.Write(before)), NullIfEmpty(column.Write(member)))),
            .. CorrectPerson.Difference(known.Profile, profile),
            .. row.Facts.Duties is { } duties && duties != held.Duties ? (FieldChange[])[new("分工", held.Duties, duties)] : [],
        ];
        row.Verdict = row.Changes.Count == 0 ? ImportVerdict.Same : ImportVerdict.Changed;
        return new(row, known, held, member, profile);
    }

    private static readonly IReadOnlyList<ResultInput<ElectedMember>> OfPost = [.. ((string[])["Position", "InTwoCommittees", "FormerDirector", "NewlyElected"]).Select(key => ResultColumns.Members[ResultColumns.IndexOf(key)])];

    /// <summary>What the row says over what is known; an empty cell takes nothing away, and a month does not take the day away.</summary>
    private static PersonProfile Merged(ImportRow row, Person? known)
    {
        var profile = known?.Profile ?? row.Profile with { Member = row.Member };
        if (known is null)
            return profile;
        foreach (var input in PersonInputs.All.Where(i => row.Has(i.Key)))
        {
            if (input.Key == "Birth" && profile.Member.Birth is { DayKnown: true } && row.Member.Birth is { DayKnown: false })
                continue;
            profile = input.Fill(profile, row.Text(input.Key)) is { Problem: null } read ? read.Value : profile;
        }
        return profile;
    }

    /// <summary>Whoever joins or rises is asked what a form would ask.</summary>
    private void CheckPeople()
    {
        var rules = Known.InOffice?.Campaign?.Plan.Rules ?? new();
        foreach (var person in People.Where(p => !p.Row.Wrong && (p.Held is null || p.Moves)))
        {
            var (row, on) = (person.Row, StartOf(person.Row));
            Add(row, person.Held is null ? PostRules.CheckPerson(person.Member, on, rules, today) : PostRules.CheckLimits(person.Member, person.Member.Birth, on ?? today, rules));
            if (Known.InOffice is not { } committee)
                continue;
            foreach (var violation in PostRules.CheckBeginning(committee, answers.Way, on, answers.Decided, today).OfType<Violation>())
            {
                if (violation.Field == "On" && on is not null)
                    row.Problems.Add(violation with { Field = row.Facts.StartOn is null ? "" : "StartOn", Message = $"第 {row.Number} 行：{violation.Message}" });
                else
                    Asked.Add(violation);
            }
            if (person.Held is { } held && on < held.StartOn)
                row.Problems.Add(new Violation(PostRules.DateCode, "", $"第 {row.Number} 行：变更日期 {on:yyyy-MM-dd} 早于{row.Member.Name}现任职务的任职日期 {held.StartOn:yyyy-MM-dd}，请核对。"));
        }
    }

    /// <summary>The committee as it will be: one chair, and no more of the others than there are places. Two who exchange posts are in order.</summary>
    private void CheckSeats()
    {
        var counted = People.Where(p => !p.Row.Wrong).ToList();
        var chairs = counted.FindAll(p => p.Member.Position == Position.Chair);
        var sitting = Staying.FirstOrDefault(p => p.Position == Position.Chair);
        foreach (var chair in chairs.Where(c => c.Held?.Position != Position.Chair).Skip(sitting is null && chairs.All(c => c.Held?.Position != Position.Chair) ? 1 : 0))
        {
            var now = sitting?.Person.Name ?? chairs.First(c => c != chair).Row.Member.Name;
            chair.Row.Problems.Add(new Violation(PostRules.SeatTakenCode, "Position", Registers || sitting is null
                ? $"第 {chair.Row.Number} 行{chair.Row.Member.Name}：一个班子只有一名主席，文件里{now}也是主席，请核对职务。"
                : $"第 {chair.Row.Number} 行{chair.Row.Member.Name}：主席现在是{now}。请先登记她离任，再导入新主席。"));
        }
        if (Known.InOffice is not { } committee)
            return;
        foreach (var position in (Position[])[Position.FullTimeViceChair, Position.PartTimeViceChair])
        {
            var holders = Afterwards.Count(p => p == position);
            foreach (var person in counted.Where(p => p.Member.Position == position && (p.Held is null || p.Moves) && holders > committee.Seats.Of(position)).Take(1))
                Remind(person.Row, $"{CodeLists.Position.Name(position)}职数 {committee.Seats.Of(position)} 人，导入以后 {holders} 人，超过职数。");
        }
        var everybody = Afterwards.Count();
        if (everybody > committee.Seats.Executives && counted.Find(p => p.Held is null) is { } joins)
            Remind(joins.Row, $"执委总数（含主席、副主席）职数 {committee.Seats.Executives} 人，导入以后 {everybody} 人，超过职数。");
    }

    private static void Remind(ImportRow row, string message) => row.Problems.Add(new Violation(PostRules.SeatsFullCode, "Position", $"第 {row.Number} 行：{message}", Severity.Remind));

    private static void Add(ImportRow row, IEnumerable<Violation?> found)
    {
        foreach (var violation in found.OfType<Violation>())
            row.Problems.Add(violation with { Message = $"第 {row.Number} 行：{violation.Message}" });
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
