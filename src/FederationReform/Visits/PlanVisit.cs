using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Visits;

/// <param name="UnitIds">Where it goes; units below the caller's own.</param>
public sealed record PlanVisitInput(VisitPlan Plan, IReadOnlyList<int> UnitIds, Guid OperationId) : IChange;

/// <param name="VisitId">Null when refused.</param>
public sealed record PlannedVisit(int? VisitId, Violations Violations);

/// <summary>登记督导 of the caller's own unit, before it is made or afterwards.</summary>
public sealed class PlanVisit(PortalDb portal)
{
    public async Task<PlannedVisit> RunAsync(UnitScope scope, PlanVisitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var plan = input.Plan.Cleaned();
        var violations = plan.Check(portal.Clock.Today());
        var (units, wrong) = await db.ReadUnitsAsync(scope, input.UnitIds, cancel);
        violations.Add(wrong);
        if (violations.Blocking)
            return await AnswerAsync(db, await db.RefusedAsync(violations, cancel), cancel);

        var visit = Visit.Of(scope, plan, portal.Clock.UtcNow());
        visit.Stops.AddRange(units.Select(u => VisitStop.Of(visit, u)));
        db.Visits.Add(visit);
        db.RecordNew(
            AuditEvent.VisitPlanned,
            () => visit.Subject,
            $"登记督导“{plan.Topic}”，{units.Count} 个单位",
            changes: [.. plan.ChangesFrom(null), new("单位", null, VisitWords.Names(units))]
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel), cancel);
    }

    private static async Task<PlannedVisit> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations.Count == 0 ? await db.DoneToAsync(AuditEvent.VisitPlanned, cancel) : null, violations);
}
