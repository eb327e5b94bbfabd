using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Problems;

namespace FederationReform.Visits;

public sealed record AddFindingInput(int VisitId, int StopId, FindingInput Finding, Guid OperationId) : IChange;

/// <summary>
/// 发现问题: what is wrong at a unit that is visited becomes a problem of the ledger, and is mended there. Who finds
/// something has been there: a stop without a day is made today.
/// </summary>
public sealed class AddFinding(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddFindingInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (await db.FindStopAsync(scope, input.VisitId, input.StopId, null, cancel) is not { } stop)
            return db.Answer;
        var today = portal.Clock.Today();
        var entry = input.Finding.AsEntry(ProblemSource.Visit, stop.VisitedOn ?? today);
        if (entry.Check(today) is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);

        if (stop.VisitedOn is null)
        {
            stop.Mark(today, stop.Seen);
            db.Record(AuditEvent.VisitStopMarked, stop.Visit.Subject, $"到{stop.Unit.Name}督导");
        }
        var problem = Problem.FindOnVisit(stop.Unit, entry, stop.VisitId, stop.Visit.UnitPath, portal.Clock.UtcNow());
        db.Problems.Add(problem);
        // A visit that is being cancelled counts on nobody having been there.
        db.Touch(stop.Visit);
        db.RecordNew(
            AuditEvent.ProblemAdded,
            () => problem.Subject,
            $"督导“{stop.Visit.Topic}”发现{stop.Unit.Name}的问题：{entry.Kind.Name()}",
            changes: entry.ChangesTo(null)
        );
        return await db.SaveAsync(cancel);
    }
}
