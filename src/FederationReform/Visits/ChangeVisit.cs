using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Visits;

/// <param name="UnitIds">All units that it goes to, those that stay included.</param>
public sealed record ChangeVisitInput(
    int VisitId,
    int Version,
    Guid OperationId,
    VisitPlan Plan,
    IReadOnlyList<int> UnitIds
) : IVersionedChange;

/// <summary>Changes a visit: its days, its people, where it goes. A unit where somebody has been stays.</summary>
public sealed class ChangeVisit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ChangeVisitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (await db.FindVisitAsync(scope, input.VisitId, input.Version, cancel) is not { } visit)
            return db.Answer;
        var plan = input.Plan.Cleaned();
        var violations = plan.Check(portal.Clock.Today());
        var (units, wrong) = await db.ReadUnitsAsync(scope, input.UnitIds, cancel);
        violations.Add(wrong);
        var gone = visit.Stops.Where(s => units.All(u => u.Id != s.UnitId)).ToList();
        if (wrong is null && gone.Find(s => s.VisitedOn is not null) is { } made)
            violations.Add(
                new Violation(
                    "Visited",
                    nameof(input.UnitIds),
                    $"{made.Unit.Name}已经去过，不能去掉。登记错了的，先把它改为“还没有去”。"
                )
            );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var added = units.Where(u => visit.Stops.All(s => s.UnitId != u.Id)).ToList();
        var changes = plan.ChangesFrom(visit.Plan).ToList();
        if (added.Count > 0)
            changes.Add(new("增加单位", null, VisitWords.Names(added)));
        if (gone.Count > 0)
            changes.Add(new("去掉单位", VisitWords.Names([.. gone.Select(s => s.Unit)]), null));
        if (changes.Count == 0)
            return Violations.None;
        visit.Change(plan);
        db.VisitStops.RemoveRange(gone);
        db.VisitStops.AddRange(added.Select(u => VisitStop.Of(visit, u)));
        db.Touch(visit);
        db.Record(AuditEvent.VisitChanged, visit.Subject, $"更改督导“{plan.Topic}”", changes: changes);
        return await db.SaveAsync(cancel);
    }
}
