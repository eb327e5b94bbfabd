using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;

namespace FederationReform.Units;

/// <param name="Code">Four digits for a prefecture, six for a county.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record CreateUnitsFromDivisionsInput(string Code, Guid OperationId) : IChange;

/// <param name="UnitId">The county's or prefecture's unit; null when refused.</param>
public sealed record CreatedUnits(Violations Violations, int? UnitId, IReadOnlyList<LevelCount> Counts);

/// <summary>
/// 从全国行政区划创建单位: creates a county or prefecture with everything below it, and the ancestors that are missing.
/// Existing units are left alone, so running it again adds only what is missing.
/// </summary>
public sealed class CreateUnitsFromDivisions(PortalDb portal)
{
    private const int Attempts = 3;

    public async Task<CreatedUnits> RunAsync(
        UnitScope scope,
        CreateUnitsFromDivisionsInput input,
        CancellationToken cancel = default
    )
    {
        CreatedUnits result;
        var attempt = 0;
        // Somebody else may meanwhile have added a unit at a place in the tree that this plan uses: plan again.
        do result = await TryAsync(scope, input, cancel);
        while (result.Violations.Contains(UnitRefusal.PlaceTaken) && ++attempt < Attempts);
        return result;
    }

    private async Task<CreatedUnits> TryAsync(
        UnitScope scope,
        CreateUnitsFromDivisionsInput input,
        CancellationToken cancel
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageUnits, input, cancel);
        if (db is { Answered: true, Answer.Count: > 0 })
            return new(db.Answer, null, []);
        if (await DivisionPlan.LoadAsync(db, scope, input.Code, cancel) is not { } plan)
            return new(await db.RefusedAsync(Refusal.NotFound, cancel), null, []);
        if (plan.Added.Count + plan.Recoded.Count == 0 || db.Answered)
            return new(Violations.None, plan.Target.Id, plan.Counts);

        db.Units.AddRange(plan.Added);
        db.RecordNew(AuditEvent.UnitsCreatedFromDivisions, () => plan.Target.Subject, Summary(plan));
        var violations = await db.SaveAsync(cancel, UnitRefusal.PlaceTaken);
        return violations.Count == 0
            ? new(violations, await db.DoneToAsync(AuditEvent.UnitsCreatedFromDivisions, cancel), plan.Counts)
            : new(violations, null, []);
    }

    private static string Summary(DivisionPlan plan)
    {
        var added = plan.Counts.Where(c => c.New > 0).Select(c => $"{c.Level.Name()} {c.New}");
        var recoded = plan.Recoded.Count == 0 ? "" : $"，为 {plan.Recoded.Count} 个单位补上代码";
        return $"从全国行政区划创建{plan.Target.Name}：新建 {plan.Added.Count} "
            + $"个单位（{string.Join("、", added)}）{recoded}";
    }
}
