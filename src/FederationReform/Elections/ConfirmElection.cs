using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Representatives;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

public sealed record ConfirmElectionInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>
/// 确认计票结果: closes a count that the rules have nothing against, and puts it into the record's result. A reminder stops it only while
/// it has no reason.
/// </summary>
public sealed class ConfirmElection(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ConfirmElectionInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);

        var (reform, rules) = (election.UnitReform, election.UnitReform.Campaign.Plan.Rules);
        var verdict = BallotCount.Judge(election.Sheet, rules);
        var violations = ConfirmationRules.Check(election.Sheet, verdict, rules, portal.Clock.Today());
        if (violations.Blocking)
            return violations;

        var now = portal.Clock.UtcNow();
        election.Confirm(scope.AccountName, now);
        if (election.UnitId == reform.UnitId)
        {
            var others = await db.Elections.Where(e => e.UnitReformId == reform.Id && e.UnitId == reform.UnitId && e.Id != election.Id && e.ConfirmedAt != null).ToListAsync(cancel);
            var counts = others.Append(election).OrderBy(e => e.Number).Select(e => (e.Sheet, BallotCount.Judge(e.Sheet, rules))).ToList();
            var result = RollOfRecord.With(CountedResult.Of(reform.Result, counts, rules), await RollOfRecord.SheetAsync(db, reform.Id, cancel));
            var changes = ResultDifference.Between(reform.Result, result);
            reform.SaveResult(result, now);
            FirstMeetingStep.Register(election, scope.AccountName, now);
            if (changes.Count > 0)
                db.Record(AuditEvent.RecordSaved, reform.Subject, input.OperationId, $"确认“{election.Sheet.Purpose.Name()}”的计票，结果表改动 {changes.Count} 处", changes: changes);
        }
        db.Record(AuditEvent.ElectionConfirmed, election.Subject, input.OperationId, $"确认{election.Unit.Name}“{election.Sheet.Purpose.Name()}”的计票结果：当选 {verdict.Elected.Count} 名{(verdict.Open.Count > 0 ? $"，缺额 {verdict.Open.Sum(s => s.Count)} 名" : "")}");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
