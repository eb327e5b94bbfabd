using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <param name="ElectedUnitId">
/// For a 妇委会, the agency, school or hospital below the record's unit; null for the record's unit.
/// </param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record AddElectionInput(
    int CampaignId,
    int UnitId,
    ElectionPurpose Purpose,
    int? ElectedUnitId,
    Guid OperationId
) : IChange;

/// <param name="ElectionId">Null when refused.</param>
public sealed record AddedElection(int? ElectionId, Violations Violations);

/// <summary>
/// 新建选举, prefilled with what is usual for its purpose; the user changes what the meeting did otherwise.
/// </summary>
public sealed class AddElection(PortalDb portal)
{
    /// <summary>The most elections of one record; more are taken for a mistake.</summary>
    public const int Most = 60;

    public async Task<AddedElection> RunAsync(
        UnitScope scope,
        AddElectionInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var reform = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .Include(r => r.Unit)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        if (reform is null)
            return await AnswerAsync(db, await db.RefusedAsync(Refusal.NotFound, cancel), cancel);
        var elected = await db
            .Units.VisibleTo(scope)
            .SingleOrDefaultAsync(u => u.Id == (input.ElectedUnitId ?? input.UnitId), cancel);
        if (elected is null)
            return await AnswerAsync(db, await db.RefusedAsync(Refusal.NotFound, cancel), cancel);

        var before = await db
            .Elections.Where(e => e.UnitReformId == reform.Id)
            .OrderBy(e => e.Number)
            .ToListAsync(cancel);
        if (Check(reform, elected, input.Purpose, before) is { } violation)
            return await AnswerAsync(db, await db.RefusedAsync(violation, cancel), cancel);

        var sheet = Suggested(input.Purpose, reform.Campaign.Plan, before);
        var election = Election.Create(
            reform,
            elected,
            before.Select(e => e.Number).DefaultIfEmpty(0).Max() + 1,
            sheet
        );
        db.Elections.Add(election);
        reform.BeginElections(portal.Clock.UtcNow());
        // The record takes part in the save, so that it cannot be submitted at the same moment.
        db.Touch(reform);
        db.RecordNew(
            AuditEvent.ElectionAdded,
            () => election.Subject,
            $"新建{elected.Name}的选举：{input.Purpose.Name()}"
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel, Refusal.Stale), cancel);
    }

    private static Violation? Check(UnitReform reform, Unit elected, ElectionPurpose purpose, List<Election> before)
    {
        if (!reform.Editable)
            return ReformRefusal.NotEditable(reform);
        if (!Enum.IsDefined(purpose))
            return new("UnknownPurpose", nameof(AddElectionInput.Purpose), "请选择选举内容。");
        if (before.Count >= Most)
            return new("TooManyElections", nameof(AddElectionInput.Purpose), $"一份记录最多 {Most} 次选举。");
        if (Twice(elected, purpose, before) is { } twice)
            return twice;
        if (purpose == ElectionPurpose.WomensCommittee)
        {
            return
                elected.Level != UnitLevel.Institution
                || !elected.Path.StartsWith(reform.UnitPath, StringComparison.Ordinal)
                ? new(
                    "InstitutionMissing",
                    nameof(AddElectionInput.ElectedUnitId),
                    $"妇委会设在机关、学校、医院等单位，请选择{reform.Unit.Name}下面的单位；没有的，请先添加单位。"
                )
                : null;
        }
        return elected.Id != reform.UnitId
            ? new(
                "OtherUnit",
                nameof(AddElectionInput.ElectedUnitId),
                $"{purpose.Name()}只能是{reform.Unit.Name}自己的选举。"
            )
            : null;
    }

    /// <summary>
    /// A record has one result: one meeting elects its executives, and each 妇委会 is elected once. Leaders may be
    /// elected in several ballots.
    /// </summary>
    private static Violation? Twice(Unit elected, ElectionPurpose purpose, List<Election> before) =>
        before.Find(e =>
            e.UnitId == elected.Id
            && (e.Sheet.Purpose == purpose || (e.Sheet.Purpose.FillsTheCommittee() && purpose.FillsTheCommittee()))
        )
            is { } other
        && purpose is not (ElectionPurpose.Leaders or ElectionPurpose.StandingMembers)
            ? new(
                "ElectionTwice",
                nameof(AddElectionInput.Purpose),
                $"这份记录已经有{elected.Name}的“{other.Sheet.Purpose.Name()}”。"
                    + "补票、再投请在那次选举里“开始一轮计票”；之后另外开会补选的，请到班子页登记。"
            )
            : null;

    /// <summary>
    /// The usual form of an election: the congress elects executives by difference (差额), the executives elect leaders
    /// by equal numbers (等额), as 《妇女联合会选举工作暂行条例》 says.
    /// </summary>
    private static ElectionSheet Suggested(ElectionPurpose purpose, CampaignPlan plan, List<Election> before)
    {
        var first = before.FirstOrDefault()?.Sheet;
        var (body, method) = purpose switch
        {
            ElectionPurpose.Executives => (ElectingBody.Congress, ElectionMethod.Differential),
            ElectionPurpose.ByElection or ElectionPurpose.Addition => (
                ElectingBody.EnlargedExecutiveMeeting,
                ElectionMethod.Differential
            ),
            ElectionPurpose.WomensCommittee => (ElectingBody.WomensMeeting, ElectionMethod.Differential),
            _ => (
                first?.Body == ElectingBody.EnlargedExecutiveMeeting
                    ? ElectingBody.EnlargedExecutiveMeeting
                    : ElectingBody.ExecutiveMeeting,
                ElectionMethod.Equal
            ),
        };
        var quotas = plan.Quotas;
        IReadOnlyList<PostSeats> seats = purpose switch
        {
            ElectionPurpose.Leaders =>
            [
                new(Position.Chair, quotas.Chairs.Max),
                .. quotas.ViceChairs.Min > 0
                    ? [new PostSeats(Position.PartTimeViceChair, quotas.ViceChairs.Min)]
                    : Array.Empty<PostSeats>(),
            ],
            ElectionPurpose.Executives => [new(Position.Executive, quotas.Executives.Min)],
            ElectionPurpose.WomensCommittee =>
            [
                new(Position.Chair, 1),
                new(Position.PartTimeViceChair, 1),
                new(Position.Executive, 3),
            ],
            _ => [],
        };
        return new()
        {
            Purpose = purpose,
            Body = body,
            Method = method,
            Seats = seats,
            Term = first?.Term,
            Session = first?.Session,
            HeldOn = first?.HeldOn,
            Place = first?.Place,
            Guide = first?.Guide,
        };
    }

    private static async Task<AddedElection> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations.Count == 0 ? await db.DoneToAsync(AuditEvent.ElectionAdded, cancel) : null, violations);
}
