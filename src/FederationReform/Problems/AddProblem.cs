using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Problems;

/// <param name="UnitId">Where it was found; null until one is chosen.</param>
public sealed record AddProblemInput(int? UnitId, ProblemEntry Entry, Guid OperationId) : IChange;

/// <summary>登记问题 of a unit in the caller's scope.</summary>
public sealed class AddProblem(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddProblemInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepProblems, input, cancel);
        if (db.Answered)
            return db.Answer;
        var entry = input.Entry.Cleaned();
        var violations = new Violations();
        if (input.UnitId is null)
            violations.Add(new Violation("Required", nameof(input.UnitId), "请选择是哪个单位的问题。"));
        violations.Add(entry.Check(portal.Clock.Today()));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        if (await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel) is not { } unit)
            return await db.RefusedAsync(Refusal.NotFound, cancel);

        var problem = Problem.Find(unit, entry, portal.Clock.UtcNow());
        db.Problems.Add(problem);
        db.RecordNew(
            AuditEvent.ProblemAdded,
            () => problem.Subject,
            $"登记{unit.Name}的问题：{entry.Kind.Name()}",
            changes: entry.ChangesTo(null)
        );
        return await db.SaveAsync(cancel);
    }
}
