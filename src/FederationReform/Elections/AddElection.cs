using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <param name="ElectedUnitId">For a 妇委会 the agency, school or hospital below the record's unit; null for the unit itself.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record AddElectionInput(int CampaignId, int UnitId, ElectionPurpose Purpose, int? ElectedUnitId, Guid OperationId);

/// <param name="ElectionId">Null when it was refused.</param>
public sealed record AddedElection(int? ElectionId, Violations Violations);

/// <summary>新建选举: with what usually goes with its purpose, to be changed where the meeting was another.</summary>
public sealed class AddElection(PortalDb portal)
{
    /// <summary>More ballots than this are no reform but a mistake.</summary>
    public const int Most = 60;

    public async Task<AddedElection> RunAsync(UnitScope scope, AddElectionInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return new(null, refused);
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return await AnswerAsync(db, input.OperationId, Violations.None, cancel);
        var reform = await db.UnitReforms.VisibleTo(scope).Include(r => r.Campaign).Include(r => r.Unit)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (reform is null)
            return new(null, new Violations(Refusal.NotFound));
        var elected = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == (input.ElectedUnitId ?? input.UnitId), cancel);
        if (elected is null)
            return new(null, new Violations(Refusal.NotFound));

        var before = await db.Elections.Where(e => e.UnitReformId == reform.Id).OrderBy(e => e.Number).ToListAsync(cancel);
        // What stands in the way may be this very operation, sent twice.
        if (Check(reform, elected, input.Purpose, before) is { } violation)
            return await AnswerAsync(db, input.OperationId, await db.StaleAsync(input.OperationId, cancel, violation), cancel);

        var sheet = Suggested(input.Purpose, reform.Campaign.Plan, before);
        var election = Election.Create(reform, elected, before.Select(e => e.Number).DefaultIfEmpty(0).Max() + 1, sheet);
        db.Elections.Add(election);
        reform.BeginElections(portal.Clock.UtcNow());
        // Nor can the record be handed in at the same moment.
        db.Touch(reform);
        db.RecordNew(AuditEvent.ElectionAdded, () => election.Subject, input.OperationId, $"新建{elected.Name}的选举：{input.Purpose.Name()}");
        return await AnswerAsync(db, input.OperationId, await db.SaveAsync(input.OperationId, cancel, Refusal.Stale), cancel);
    }

    private static Violation? Check(UnitReform reform, Unit elected, ElectionPurpose purpose, List<Election> before)
    {
        if (!reform.Editable)
            return ReformRefusal.NotEditable(reform.State);
        if (!Enum.IsDefined(purpose))
            return new("UnknownPurpose", nameof(AddElectionInput.Purpose), "请选择选举内容。");
        if (before.Count >= Most)
            return new("TooManyElections", nameof(AddElectionInput.Purpose), $"一份记录最多 {Most} 次选举。");
        if (Twice(elected, purpose, before) is { } twice)
            return twice;
        if (purpose == ElectionPurpose.WomensCommittee)
        {
            return elected.Level != UnitLevel.Institution || !elected.Path.StartsWith(reform.UnitPath, StringComparison.Ordinal)
                ? new("InstitutionMissing", nameof(AddElectionInput.ElectedUnitId), $"妇委会设在机关、学校、医院等单位，请选择{reform.Unit.Name}下面的单位；没有的，请先添加单位。")
                : null;
        }
        return elected.Id != reform.UnitId
            ? new("OtherUnit", nameof(AddElectionInput.ElectedUnitId), $"{purpose.Name()}只能是{reform.Unit.Name}自己的选举。")
            : null;
    }

    /// <summary>A record is one result: one meeting elects its executives, and each 妇委会 is elected once. Leaders may be elected in several ballots.</summary>
    private static Violation? Twice(Unit elected, ElectionPurpose purpose, List<Election> before) =>
        before.Find(e => e.UnitId == elected.Id && (e.Sheet.Purpose == purpose || (e.Sheet.Purpose.FillsTheCommittee() && purpose.FillsTheCommittee()))) is { } other
            && purpose is not (ElectionPurpose.Leaders or ElectionPurpose.StandingMembers)
            ? new("ElectionTwice", nameof(AddElectionInput.Purpose), $"这份记录已经有{elected.Name}的“{other.Sheet.Purpose.Name()}”。补票、再投请在那次选举里“开始一轮计票”；之后另外开会补选的，请到班子页登记。")
            : null;

    /// <summary>DOMAIN.md §1.3–1.6: the congress elects executives by difference, the executives elect leaders by equal numbers.</summary>
    private static ElectionSheet Suggested(ElectionPurpose purpose, CampaignPlan plan, List<Election> before)
    {
        var first = before.FirstOrDefault()?.Sheet;
        var (body, method) = purpose switch
        {
            ElectionPurpose.Executives => (ElectingBody.Congress, ElectionMethod.Differential),
            ElectionPurpose.ByElection or ElectionPurpose.Addition => (ElectingBody.EnlargedExecutiveMeeting, ElectionMethod.Differential),
            ElectionPurpose.WomensCommittee => (ElectingBody.WomensMeeting, ElectionMethod.Differential),
            _ => (first?.Body == ElectingBody.EnlargedExecutiveMeeting ? ElectingBody.EnlargedExecutiveMeeting : ElectingBody.ExecutiveMeeting, ElectionMethod.Equal),
        };
        var quotas = plan.Quotas;
        IReadOnlyList<PostSeats> seats = purpose switch
        {
            ElectionPurpose.Leaders => [new(Position.Chair, quotas.Chairs.Max), .. quotas.ViceChairs.Min > 0 ? [new PostSeats(Position.PartTimeViceChair, quotas.ViceChairs.Min)] : Array.Empty<PostSeats>()],
            ElectionPurpose.Executives => [new(Position.Executive, quotas.Executives.Min)],
            ElectionPurpose.WomensCommittee => [new(Position.Chair, 1), new(Position.PartTimeViceChair, 1), new(Position.Executive, 3)],
            _ => [],
        };
        return new() { Purpose = purpose, Body = body, Method = method, Seats = seats, Term = first?.Term, Session = first?.Session, HeldOn = first?.HeldOn, Place = first?.Place, Guide = first?.Guide };
    }

    private static async Task<AddedElection> AnswerAsync(PortalDbContext db, Guid operation, Violations violations, CancellationToken cancel) => violations.Count > 0
        ? new(null, violations)
        : new(await db.AuditRecords.Where(a => a.OperationId == operation).Select(a => (int?)a.SubjectId).FirstAsync(cancel), Violations.None);
}
