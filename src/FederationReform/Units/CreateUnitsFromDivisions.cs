using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Units;

/// <param name="Code">Four digits for a prefecture, six for a county.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record CreateUnitsFromDivisionsInput(string Code, Guid OperationId);

/// <param name="UnitId">The county's or prefecture's unit; null when refused.</param>
public sealed record CreatedUnits(Violations Violations, int? UnitId, IReadOnlyList<LevelCount> Counts);

/// <summary>
/// 从全国行政区划创建单位: makes a county or prefecture with everything below it and the ancestors it lacks. What is there is left alone,
/// so running it again adds only what is missing.
/// </summary>
public sealed class CreateUnitsFromDivisions(PortalDb portal)
{
    private const int Attempts = 3;

    public async Task<CreatedUnits> RunAsync(UnitScope scope, CreateUnitsFromDivisionsInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageUnits, cancel) is { } refused)
            return new(refused, null, []);
        CreatedUnits result;
        var attempt = 0;
        // A unit added by somebody else meanwhile takes the place in the tree that was meant for one of ours: look again.
        do
            result = await TryAsync(scope, input, cancel);
        while (result.Violations.Contains(UnitRefusal.PlaceTaken) && ++attempt < Attempts);
        return result;
    }

    private async Task<CreatedUnits> TryAsync(UnitScope scope, CreateUnitsFromDivisionsInput input, CancellationToken cancel)
    {
        await using var db = portal.Open(scope);
        if (await DivisionPlan.LoadAsync(db, scope, input.Code, cancel) is not { } plan)
            return new(new Violations(Refusal.NotFound), null, []);
        if (plan.Added.Count + plan.Recoded.Count == 0 || await db.AlreadyDoneAsync(input.OperationId, cancel))
            return new(Violations.None, plan.Target.Id, plan.Counts);

        db.Units.AddRange(plan.Added);
        db.RecordNew(AuditEvent.UnitsCreatedFromDivisions, () => plan.Target.Subject, input.OperationId, Summary(plan));
        var violations = await db.SaveAsync(input.OperationId, cancel, UnitRefusal.PlaceTaken);
        return violations.Count == 0 ? new(violations, plan.Target.Id, plan.Counts) : new(violations, null, []);
    }

    private static string Summary(DivisionPlan plan)
    {
        var added = plan.Counts.Where(c => c.New > 0).Select(c => $"{c.Level.Name()} {c.New}");
        var recoded = plan.Recoded.Count == 0 ? "" : $"，为 {plan.Recoded.Count} 个单位补上代码";
        return $"从全国行政区划创建{plan.Target.Name}：新建 {plan.Added.Count} 个单位（{string.Join("、", added)}）{recoded}";
    }
}
