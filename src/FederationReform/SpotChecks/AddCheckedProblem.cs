using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Problems;

namespace FederationReform.SpotChecks;

public sealed record AddCheckedProblemInput(int SpotCheckId, int UnitId, FindingInput Finding, Guid OperationId)
    : IChange;

/// <summary>有问题: what is wrong at a drawn unit becomes a problem of the ledger, and is mended there.</summary>
public sealed class AddCheckedProblem(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddCheckedProblemInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeSpotChecks, input, cancel);
        if (await db.FindCheckedAsync(scope, input.SpotCheckId, input.UnitId, null, cancel) is not { } unit)
            return db.Answer;
        var today = portal.Clock.Today();
        var entry = input.Finding.AsEntry(ProblemSource.SpotCheck, today);
        if (entry.Check(today) is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);
        var problem = Problem.FindInSpotCheck(
            unit.Unit,
            entry,
            unit.SpotCheckId,
            unit.SpotCheck.UnitPath,
            portal.Clock.UtcNow()
        );
        db.Problems.Add(problem);
        unit.Fail();
        // Who finds it in order at the same moment comes too late.
        db.Touch(unit);
        db.RecordNew(
            AuditEvent.ProblemAdded,
            () => problem.Subject,
            $"第 {unit.SpotCheck.Number} 次抽查发现{unit.Unit.Name}的问题：{entry.Kind.Name()}",
            changes: entry.ChangesTo(null)
        );
        return await db.SaveAsync(cancel);
    }
}
