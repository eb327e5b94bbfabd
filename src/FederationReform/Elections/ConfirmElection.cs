using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

public sealed record ConfirmElectionInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>
/// 确认计票结果: closes a count to which no rule objects and puts it into the record's result. A reminder prevents that
/// only while it has no reason.
/// </summary>
public sealed class ConfirmElection(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ConfirmElectionInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);

        var (reform, rules) = (election.UnitReform, election.UnitReform.Campaign.Plan.Rules);
        var verdict = BallotCount.Judge(election.Sheet, rules);
        var violations = ConfirmationRules.Check(election.Sheet, verdict, rules, portal.Clock.Today());
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var now = portal.Clock.UtcNow();
        election.Confirm(scope.AccountName, now);
        if (election.UnitId == reform.UnitId)
        {
            var result = await CountIntoResult.OfAsync(db, reform, election, cancel);
            var changes = ResultDifference.Between(reform.Result, result);
            reform.SaveResult(result, now);
            FirstMeetingStep.Register(election, scope.AccountName, now);
            if (changes.Count > 0)
                db.Record(
                    AuditEvent.RecordSaved,
                    reform.Subject,
                    $"确认“{election.Sheet.Purpose.Name()}”的计票，结果表改动 {changes.Count} 处",
                    changes: changes
                );
        }
        db.Record(
            AuditEvent.ElectionConfirmed,
            election.Subject,
            $"确认{election.Unit.Name}“{election.Sheet.Purpose.Name()}”的计票结果：当选 {verdict.Elected.Count} 名"
                + $"{(verdict.Open.Count > 0 ? $"，缺额 {verdict.Open.Sum(s => s.Count)} 名" : "")}"
        );
        return await db.SaveAsync(cancel);
    }
}
