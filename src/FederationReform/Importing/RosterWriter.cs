using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Rules;

namespace FederationReform.Importing;

/// <summary>
/// Writes the committees of a roster. Existing committees are changed row by row, with version checks; new ones are
/// inserted in bulk with their people and posts, because a county has thousands.
/// </summary>
internal sealed class RosterWriter(PortalDbContext db, Import import, RosterIdNumbers idNumbers)
{
    private readonly List<Committee> registered = [];
    private readonly List<Person> newPeople = [];
    private readonly List<Person> joining = [];
    private readonly List<(
        AuditEvent What,
        Committee Committee,
        string Summary,
        IReadOnlyList<FieldChange> Changes
    )> records = [];
    private readonly List<(Committee Committee, int New, int Changed)> touched = [];
    private readonly List<Post> joined = [];
    private readonly List<(Person Person, PersonProfile Before, ImportedIdNumber? IdNumber)> corrected = [];
    private readonly List<ImportedFacts> facts = [];

    public async Task<ImportUndo?> WriteAsync(IEnumerable<CommitteePlan> committees, CancellationToken cancel)
    {
        foreach (var plan in committees.Where(c => c.Problems.Count == 0))
        {
            if (
                plan.People.Where(p => p.Row.Verdict is ImportVerdict.New or ImportVerdict.Changed).ToList()
                is not { Count: > 0 } people
            )
                continue;
            if (plan.Registers)
                Register(plan, people);
            else
                Change(plan, people);
        }
        if (await db.SaveAsync(cancel) is { Count: > 0 })
            return null;

        await db.AddInBulkAsync(registered, cancel);
        await db.AddInBulkAsync(newPeople, cancel);
        await db.AddInBulkAsync([.. registered.SelectMany(c => c.Posts)], cancel);
        await db.AddInBulkAsync(
            [
                .. records.Select(r =>
                    db.BulkRecord(r.What, r.Committee.Subject, r.Summary, import.Settings.Answers.Reason, r.Changes)
                ),
            ],
            cancel
        );
        return new()
        {
            Committees =
            [
                .. registered.Select(c => new ImportedCommittee(c.Id, c.UnitId, Registered: true, 0, c.Posts.Count, 0)),
                .. touched.Select(t => new ImportedCommittee(
                    t.Committee.Id,
                    t.Committee.UnitId,
                    Registered: false,
                    t.Committee.Version,
                    t.New,
                    t.Changed
                )),
            ],
            NewPeople = [.. newPeople.Concat(joining).Select(p => p.Id)],
            Posts = [.. joined.Select(p => p.Id)],
            People =
            [
                .. corrected.Select(c => new ImportedPerson(c.Person.Id, c.Person.Version, c.Before, c.IdNumber)),
            ],
            Facts = facts,
        };
    }

    private void Register(CommitteePlan plan, List<PlannedPerson> people)
    {
        var (unit, answers) = (plan.Known.Unit, import.Settings.Answers);
        // If two people register at the same moment, the unit's version lets only one of them through.
        db.Touch(unit);
        var committee = Committee.Create(
            unit,
            new(plan.ElectedOn!.Value, answers.TermYears!.Value, answers.Form!.Value),
            Seats.Of([.. people.Select(p => p.Member.Position)])
        );
        foreach (var planned in people)
        {
            var person = planned.Known ?? Person.Create(unit.Id, unit.Path, planned.Profile);
            if (planned.Known is null)
                newPeople.Add(person);
            Correct(person, planned);
            var post = CommitteeFormation.Join(committee, person, planned.Member, plan.BeginningOf(planned.Row))!;
            post.TakeDuties(planned.Row.Facts.Duties);
        }
        registered.Add(committee);
        records.Add(
            (
                AuditEvent.CommitteeRegistered,
                committee,
                $"从文件“{import.FileName}”登记{unit.Name}现任{answers.Form.Value.Name()}，"
                    + $"{committee.ElectedOn:yyyy年M月d日}产生，{people.Count} 人",
                [.. people.Select(Joins)]
            )
        );
    }

    private void Change(CommitteePlan plan, List<PlannedPerson> people)
    {
        var committee = plan.Known.InOffice!;
        db.Touch(committee);
        foreach (var planned in people)
        {
            var person = planned.Known ?? Person.Create(committee.UnitId, committee.UnitPath, planned.Profile);
            if (planned.Known is null)
                joining.Add(person);
            Correct(person, planned);
            if (planned.Held is null || planned.Moves)
            {
                var post = CommitteeFormation.Join(committee, person, planned.Member, plan.BeginningOf(planned.Row))!;
                post.TakeDuties(planned.Row.Facts.Duties ?? planned.Held?.Duties);
                joined.Add(post);
            }
            else
            {
                facts.Add(
                    new(
                        planned.Held.Id,
                        planned.Held.InTwoCommittees,
                        planned.Held.FormerDirector,
                        planned.Held.NewlyElected,
                        planned.Held.Duties
                    )
                );
                planned.Held.Know(planned.Member);
                planned.Held.TakeDuties(planned.Row.Facts.Duties ?? planned.Held.Duties);
            }
        }
        var (joins, changes) = (people.FindAll(p => p.Held is null), people.FindAll(p => p.Held is not null));
        touched.Add((committee, joins.Count, changes.Count));
        records.Add(
            (
                AuditEvent.CommitteeImported,
                committee,
                $"从文件“{import.FileName}”更新{plan.Known.Unit.Name}的班子："
                    + $"登记任职 {joins.Count} 人，更新 {changes.Count} 人",
                [
                    .. joins.Select(Joins),
                    .. changes.SelectMany(p =>
                        p.Row.Changes.Select(c => c with { Field = $"{p.Row.Member.Name}：{c.Field}" })
                    ),
                ]
            )
        );
    }

    private void Correct(Person person, PlannedPerson planned)
    {
        var registered = idNumbers.Register(planned.Row, person, out var number);
        if (planned.Known is null)
            return;
        var before = person.Profile;
        var differs = PersonInputs.All.Changes(before, planned.Profile).Any();
        if (differs)
            person.Correct(planned.Profile);
        if (differs || registered)
            corrected.Add((person, before, registered ? number : null));
    }

    private static FieldChange Joins(PlannedPerson planned) =>
        new(planned.Member.Name, null, $"{CodeLists.Position.Name(planned.Member.Position)}，{planned.Member.Birth}");
}
