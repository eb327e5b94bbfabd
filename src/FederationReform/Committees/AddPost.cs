using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <param name="Person">The person and the position; votes are ignored.</param>
public sealed record AddPostInput(int CommitteeId, int Version, ElectedMember Person, Guid OperationId)
    : ICommitteeInput
{
    public WayIn? Way { get; init; }
    public DateOnly? On { get; init; }
    public Resolution Decided { get; init; } = Resolution.None;

    /// <summary>
    /// 现居住地; filled in only when it lies outside the unit's area, because a post requires no residence there.
    /// </summary>
    public string? Residence { get; init; }

    /// <summary>
    /// The stored person who takes the post, when the caller chose one of <see cref="NamesakesQuery"/>; name and birth
    /// are then those of the person.
    /// </summary>
    public int? PersonId { get; init; }

    /// <summary>Why a reminder (提醒) may stand; required when there is one.</summary>
    public string? Reason { get; init; }
}

/// <summary>登记任职: adds a person to the committee in office (补选、增补、替补、任命……).</summary>
public sealed class AddPost(PortalDb portal)
{
    public const string NamesakeCode = "Namesake";

    public async Task<Violations> RunAsync(UnitScope scope, AddPostInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        if (committee.EndedOn is { } ended)
            return await db.RefusedAsync(CommitteeRefusal.NotInOffice(ended), cancel);

        var member = input.Person with
        {
            Name = PlainText.CleanName(input.Person.Name) ?? "",
            Phone = PlainText.Clean(input.Person.Phone),
        };
        Person? person;
        if (input.PersonId is { } chosen)
        {
            person = await db.People.VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == chosen, cancel);
            if (person is null)
                return await db.RefusedAsync(Refusal.NotFound, cancel);
            member = member with { Name = person.Name, Birth = person.Birth };
        }
        else
        {
            var known = await KnownPeople.LoadAsync(db, committee.UnitId, [member], cancel);
            person = KnownPeople.Find(known, member);
        }
        if (person is not null)
            member = Completed(member, person);
        var today = portal.Clock.Today();
        IEnumerable<Violation?> found =
        [
            .. PostRules.CheckPerson(member, input.On, committee.Campaign?.Plan.Rules ?? new(), today),
            PlainText.Check("Residence", "现居住地", input.Residence, Person.ResidenceRunes),
            AlreadyMember(committee, person),
            person is null ? await NamesakeAsync(db, scope, member, cancel) : null,
            .. await ElsewhereReminders.FindAsync(
                db,
                scope,
                committee.Unit,
                committee.CampaignId,
                [member],
                (_, column) => column,
                cancel
            ),
            .. PostRules.CheckSeat(committee, input.Person.Position),
            .. PostRules.CheckBeginning(committee, input.Way, input.On, input.Decided, today),
        ];
        if (found.Stops(input.Reason) is { } stopped)
            return await db.RefusedAsync(stopped, cancel);

        var beginning = new PostBeginning(
            input.Way!.Value,
            input.On!.Value,
            input.Decided.Clean(),
            Entered: new(scope.UnitId, portal.Clock.UtcNow())
        );
        member = member with { Phone = member.Phone is { } phone ? PhoneText.Read(phone).Value : null };
        if (person is null)
            person = Person.Create(committee.UnitId, committee.UnitPath, member);
        else
            person.Update(member);
        CommitteeFormation.Join(committee, person, member, beginning);
        if (PlainText.Clean(input.Residence) is { } residence)
            person.LivesAt(residence);
        db.Record(
            AuditEvent.PostAdded,
            committee.Subject,
            $"{committee.Unit.Name}：{beginning.Way.Name()}{member.Name}为{CodeLists.Position.Name(member.Position)}"
                + $"（{beginning.Decided.Words(beginning.On)}）",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }

    private static Violation? AlreadyMember(Committee committee, Person? person) =>
        committee.InOffice.FirstOrDefault(p => p.Person == person) is { } held
            ? new(
                PostRules.AlreadyMemberCode,
                "Name",
                $"{person!.Name}（{held.Person.BornOn:yyyy-MM}）已在班子里任{CodeLists.Position.Name(held.Position)}。"
                    + "职务有变动时，请在她那一行选“变更职务”。"
            )
            : null;

    /// <summary>
    /// A successor who is stored already must not become a second person: her history, her talks and every count of
    /// people would be wrong.
    /// </summary>
    private static async Task<Violation?> NamesakeAsync(
        PortalDbContext db,
        UnitScope scope,
        ElectedMember member,
        CancellationToken cancel
    )
    {
        var phone = member.Phone is { } typed ? PhoneText.Read(typed).Value : null;
        var alike = await NamesakesQuery.FindAsync(db, scope, member.Name, phone, cancel);
        return alike.Count == 0
            ? null
            : new(
                NamesakeCode,
                "Name",
                $"档案里已有{string.Join("、", alike.Select(a => a.Words))}。是同一个人的，请在姓名下面选她；"
                    + "不是同一个人的，请在下面写明怎么核对的。",
                Severity.Remind
            );
    }

    /// <summary>Fills what the input leaves out from what is stored about the person.</summary>
    internal static ElectedMember Completed(ElectedMember member, Person person) =>
        member with
        {
            EthnicGroup = member.EthnicGroup ?? person.EthnicGroup,
            Education = member.Education == Education.Unknown ? person.Education : member.Education,
            PoliticalStatus = member.PoliticalStatus ?? person.PoliticalStatus,
            Occupation = member.Occupation ?? person.Occupation,
            InSystem = member.InSystem ?? person.InSystem,
            Phone = member.Phone ?? person.Phone,
        };
}
