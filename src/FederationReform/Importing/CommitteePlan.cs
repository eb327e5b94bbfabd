using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <summary>What is stored about a unit before a roster is applied.</summary>
/// <param name="InOffice">With posts and people; null where no committee is in office.</param>
/// <param name="FormerEnded">When the previous committee ended; null when there is none.</param>
/// <param name="People">Everybody whom the unit keeps or who held a post in it.</param>
internal sealed record KnownUnit(Unit Unit, Committee? InOffice, DateOnly? FormerEnded, IReadOnlyList<Person> People);

/// <summary>
/// The effect of a roster on one unit's committee: it is registered as it stands where none is in office, otherwise
/// changed person by person. People who are not in the roster (see <see cref="NotInFile"/>) stay.
/// </summary>
internal sealed class CommitteePlan
{
    public const string StoppedCode = "UnitStopped";

    private readonly RosterAnswers answers;
    private readonly DateOnly today;

    private CommitteePlan(KnownUnit known, IReadOnlyList<PersonRow> rows, RosterAnswers answers, DateOnly today)
    {
        (Known, Rows, this.answers, this.today) = (known, rows, answers, today);
        ElectedOn = known.InOffice?.ElectedOn
            ?? rows.Select(r => r.Facts.ElectedOn).FirstOrDefault(d => d is not null)
            ?? answers.ElectedOn;
    }

    public KnownUnit Known { get; }

    public IReadOnlyList<PersonRow> Rows { get; }

    public bool Registers => Known.InOffice is null;

    public DateOnly? ElectedOn { get; }

    public IReadOnlyList<PlannedPerson> People { get; private set; } = [];

    /// <summary>Posts in office whose holders are not in the file.</summary>
    public IReadOnlyList<Post> NotInFile { get; private set; } = [];

    /// <summary>Posts that the import leaves as they are: not in the file, or in a row that is wrong.</summary>
    public IEnumerable<Post> Staying =>
        NotInFile.Concat(People.Where(p => p.Row.Wrong && p.Held is not null).Select(p => p.Held!));

    /// <summary>The positions that will be held after the import.</summary>
    public IEnumerable<Position> Afterwards =>
        People.Where(p => !p.Row.Wrong).Select(p => p.Member.Position).Concat(Staying.Select(p => p.Position));

    /// <summary>Why nothing of the unit can be imported.</summary>
    public Violations Problems { get; } = new();

    /// <summary>The questions that the page asks once for the whole roster.</summary>
    public Violations Asked { get; } = new();

    public bool Begins => !Registers && People.Any(p => !p.Row.Wrong && (p.Held is null || p.Moves));

    public static CommitteePlan Make(
        KnownUnit known,
        IReadOnlyList<PersonRow> rows,
        RosterAnswers answers,
        DateOnly today
    )
    {
        var plan = new CommitteePlan(known, rows, answers, today);
        plan.CheckTerm();
        (plan.People, plan.NotInFile) = RosterMatching.Of(known, rows);
        plan.CheckPeople();
        plan.CheckSeats();
        foreach (var row in rows.Where(_ => plan.Problems.Count > 0))
            row.Problems.Add(
                new Violation(StoppedCode, "", $"{row.Place}：整个{known.Unit.Name}不能导入，原因见“各单位核对”。")
            );
        return plan;
    }

    /// <summary>The day on which the post of this row begins; null while it is not known.</summary>
    public DateOnly? StartOf(PersonRow row) =>
        // A member who served before the congress was elected again by it.
        Registers
            ? row.Facts.StartOn is { } start && start > ElectedOn
                ? start
                : ElectedOn
            : row.Facts.StartOn ?? answers.On;

    public PostBeginning BeginningOf(PersonRow row) =>
        Registers
            ? new(WayIn.Elected, StartOf(row)!.Value, Resolution.None)
            : new(answers.Way!.Value, StartOf(row)!.Value, answers.Decided);

    /// <summary>Checks a committee that is registered as it stands, by the same rules as the page.</summary>
    private void CheckTerm()
    {
        if (!Registers)
            return;
        foreach (var row in Rows.Where(r => r.Facts.ElectedOn is { } said && said != ElectedOn))
            row.Problems.Add(
                new Violation(
                    "TermDiffers",
                    "ElectedOn",
                    $"{row.Place}换届时间 {row.Facts.ElectedOn:yyyy-MM-dd} "
                        + $"与同一个单位的 {ElectedOn:yyyy-MM-dd} 不同，"
                        + "一届班子只有一次换届，请改成一致。"
                )
            );
        var input = new RegisterCommitteeInput(
            Known.Unit.Id,
            answers.Form,
            null,
            ElectedOn,
            answers.TermYears,
            Seats.Of([]),
            Guid.Empty
        );
        foreach (var violation in RegisterCommittee.CheckTerm(input, Known.FormerEnded, today).OfType<Violation>())
        {
            if (violation.Field == "ElectedOn" && ElectedOn is not null)
                Problems.Add(violation);
            else
                Asked.Add(
                    violation.Field == "ElectedOn"
                        ? violation with
                        {
                            Message = "有单位还没有登记班子，请填写它们的换届日期。",
                        }
                        : violation
                );
        }
    }

    /// <summary>Checks people who join or change position as the form does.</summary>
    private void CheckPeople()
    {
        var rules = Known.InOffice?.Campaign?.Plan.Rules ?? new();
        foreach (var person in People.Where(p => !p.Row.Wrong && (p.Held is null || p.Moves)))
        {
            var (row, on) = (person.Row, StartOf(person.Row));
            Add(
                row,
                person.Held is null
                    ? PostRules.CheckPerson(person.Member, on, rules, today)
                    : PostRules.CheckLimits(person.Member, person.Member.Birth, on ?? today, rules)
            );
            if (Known.InOffice is not { } committee)
                continue;
            foreach (
                var violation in PostRules
                    .CheckBeginning(committee, answers.Way, on, answers.Decided, today)
                    .OfType<Violation>()
            )
            {
                if (violation.Field == "On" && on is not null)
                    row.Problems.Add(
                        violation with
                        {
                            Field = row.Facts.StartOn is null ? "" : "StartOn",
                            Message = $"{row.Place}：{violation.Message}",
                        }
                    );
                else
                    Asked.Add(violation);
            }
            if (person.Held is { } held && on < held.StartOn)
                row.Problems.Add(
                    new Violation(
                        PostRules.DateCode,
                        "",
                        $"{row.Place}：变更日期 {on:yyyy-MM-dd} 早于{row.Member.Name}现任职务的任职日期 "
                            + $"{held.StartOn:yyyy-MM-dd}，请核对。"
                    )
                );
        }
    }

    /// <summary>
    /// Checks the committee after the import: one chair, and no more holders than seats. Two people may exchange posts.
    /// </summary>
    private void CheckSeats()
    {
        var counted = People.Where(p => !p.Row.Wrong).ToList();
        var chairs = counted.FindAll(p => p.Member.Position == Position.Chair);
        var sitting = Staying.FirstOrDefault(p => p.Position == Position.Chair);
        foreach (
            var chair in chairs
                .Where(c => c.Held?.Position != Position.Chair)
                .Skip(sitting is null && chairs.All(c => c.Held?.Position != Position.Chair) ? 1 : 0)
        )
        {
            var now = sitting?.Person.Name ?? chairs.First(c => c != chair).Row.Member.Name;
            chair.Row.Problems.Add(
                new Violation(
                    PostRules.SeatTakenCode,
                    "Position",
                    Registers || sitting is null
                        ? $"{chair.Row.Place}{chair.Row.Member.Name}："
                            + $"一个班子只有一名主席，文件里{now}也是主席，请核对职务。"
                        : $"{chair.Row.Place}{chair.Row.Member.Name}：主席现在是{now}。"
                            + "请先登记她离任，再导入新主席。"
                )
            );
        }
        if (Known.InOffice is not { } committee)
            return;
        foreach (var position in (Position[])[Position.FullTimeViceChair, Position.PartTimeViceChair])
        {
            var holders = Afterwards.Count(p => p == position);
            foreach (
                var person in counted
                    .Where(p =>
                        p.Member.Position == position
                        && (p.Held is null || p.Moves)
                        && holders > committee.Seats.Of(position)
                    )
                    .Take(1)
            )
                Remind(
                    person.Row,
                    $"{CodeLists.Position.Name(position)}职数 "
                        + $"{committee.Seats.Of(position)} 人，导入以后 {holders} 人，超过职数。"
                );
        }
        var everybody = Afterwards.Count();
        if (everybody > committee.Seats.Executives && counted.Find(p => p.Held is null) is { } joins)
            Remind(
                joins.Row,
                $"执委总数（含主席、副主席）职数 {committee.Seats.Executives} 人，导入以后 {everybody} 人，超过职数。"
            );
    }

    private static void Remind(PersonRow row, string message) =>
        row.Problems.Add(
            new Violation(PostRules.SeatsFullCode, "Position", $"{row.Place}：{message}", Severity.Remind)
        );

    private static void Add(PersonRow row, IEnumerable<Violation?> found)
    {
        foreach (var violation in found.OfType<Violation>())
            row.Problems.Add(violation with { Message = $"{row.Place}：{violation.Message}" });
    }
}
