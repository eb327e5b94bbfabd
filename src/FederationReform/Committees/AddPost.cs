using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;

namespace FederationReform.Committees;

/// <param name="Person">Who she is, with her position; votes do not matter here.</param>
public sealed record AddPostInput(int CommitteeId, int Version, ElectedMember Person, Guid OperationId) : ICommitteeInput
{
    public WayIn? Way { get; init; }
    public DateOnly? On { get; init; }
    public Resolution Decided { get; init; } = Resolution.None;

    /// <summary>现居住地, only where it is outside the area; nobody has to live there.</summary>
    public string? Residence { get; init; }

    /// <summary>Why a reminder (提醒) may stand.</summary>
    public string? Reason { get; init; }
}

/// <summary>登记任职: somebody comes into the committee in office (补选、增补、替补、任命……).</summary>
public sealed class AddPost(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddPostInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (committee, answer) = await db.FindCommitteeAsync(scope, input, cancel);
        if (committee is null)
            return answer;
        if (committee.EndedOn is { } ended)
            return new Violations(CommitteeRefusal.NotInOffice(ended));

        var member = input.Person with { Name = PlainText.CleanName(input.Person.Name) ?? "", Phone = PlainText.Clean(input.Person.Phone) };
        var known = await CommitteeFormation.KnownAsync(db, committee.UnitId, [member], cancel);
        var person = CommitteeFormation.Find(known, member);
        if (person is not null)
            member = Completed(member, person);
        var today = portal.Clock.Today();
        IEnumerable<Violation?> found =
        [
            .. PostRules.CheckPerson(member, input.On, committee.Campaign?.Plan.Rules ?? new(), today),
            PlainText.Check("Residence", "现居住地", input.Residence, Person.ResidenceRunes),
            AlreadyMember(committee, person),
            .. PostRules.CheckSeat(committee, input.Person.Position),
            .. PostRules.CheckBeginning(committee, input.Way, input.On, input.Decided, today),
        ];
        if (found.Stops(input.Reason) is { } stopped)
            return stopped;

        var beginning = new PostBeginning(input.Way!.Value, input.On!.Value, input.Decided.Clean());
        member = member with { Phone = member.Phone is { } phone ? PhoneText.Read(phone).Value : null };
        var post = CommitteeFormation.Join(committee, [member], known, beginning).Single();
        if (PlainText.Clean(input.Residence) is { } residence)
            post.Person.LivesAt(residence);
        db.Record(AuditEvent.PostAdded, committee.Subject, input.OperationId,
            $"{committee.Unit.Name}：{beginning.Way.Name()}{member.Name}为{CodeLists.Position.Name(member.Position)}（{beginning.Decided.Words(beginning.On)}）", PlainText.Clean(input.Reason));
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static Violation? AlreadyMember(Committee committee, Person? person) =>
        committee.InOffice.FirstOrDefault(p => p.Person == person) is { } held
            ? new(PostRules.AlreadyMemberCode, "Name", $"{person!.Name}（{held.Person.BornOn:yyyy-MM}）已在班子里任{CodeLists.Position.Name(held.Position)}。职务有变动时，请在她那一行选“变更职务”。")
            : null;

    /// <summary>What is known of her already and left out here stays known.</summary>
    internal static ElectedMember Completed(ElectedMember member, Person person) => member with
    {
        EthnicGroup = member.EthnicGroup ?? person.EthnicGroup,
        Education = member.Education == Education.Unknown ? person.Education : member.Education,
        PoliticalStatus = member.PoliticalStatus ?? person.PoliticalStatus,
        Occupation = member.Occupation ?? person.Occupation,
        InSystem = member.InSystem ?? person.InSystem,
        Phone = member.Phone ?? person.Phone,
    };
}
